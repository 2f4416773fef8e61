"""HTML as a row of tokens that know where they stand.

Why our own: the ledger accounts for every character of a source, and no HTML library for Python says
which characters a text came from (lxml and html5lib give lines at best, nh3 nothing). This is a
tokenizer only: no tree, no recursion. No pattern here crosses a `<`, so the time is linear whatever
the input; what is no tag (`<3`, `a < b`, a tag cut short) is text, as the author meant it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

# Attributes in quotes may hold `>`; none may hold `<`. Possessive, so that nothing is tried twice.
_TAG = re.compile(r"""<(/?)([a-zA-Z][^\s/<>"'=]*+)((?:[^<>="']++|=\s*+(?:"[^"<]*+"|'[^'<]*+')|[="'])*+)>""")
_PLAIN_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/<>\"'=]*+)([^<>]*+)>")
_ATTRIBUTE = re.compile(r"""([^\s=/"'<>]++)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"'>]++)))?+""")
RAW = frozenset(
    {"script", "style", "noscript", "iframe", "svg", "math", "template", "object", "select", "button", "xmp", "title"}
)


class Token(NamedTuple):
    """`kind` is text, open, close or skip (comments, doctypes, contents that are no text).

    `[start, end)` count characters of the page; `name` is the tag's, lower case; `attributes` are as written.
    For an element of RAW, one `open` token covers it with all its contents: `[inner, inner_end)`.
    """

    kind: str
    start: int
    end: int
    name: str = ""
    attributes: str = ""
    inner: int = 0
    inner_end: int = 0


def tokens(page: str) -> Iterator[Token]:
    """All characters of a page, in order, none twice.

    >>> [(one.kind, one.name) for one in tokens("I <3 <b>you</b>")]
    [('text', ''), ('open', 'b'), ('text', ''), ('close', 'b')]
    """
    ends = _Ends(page)
    at = text_from = 0
    while (found := page.find("<", at)) >= 0:
        token = _token(page, found, ends)
        if token is None:
            at = found + 1
            continue
        if found > text_from:
            yield Token("text", text_from, found)
        yield token
        at = text_from = token.end
    if text_from < len(page):
        yield Token("text", text_from, len(page))


def _token(page: str, at: int, ends: _Ends) -> Token | None:
    match = _TAG.match(page, at) or _PLAIN_TAG.match(page, at)
    if match:
        name = match[2].lower()
        if name in RAW and not match[1]:
            return _raw(name, match, ends)
        return Token("close" if match[1] else "open", at, match.end(), name, match[3])
    if page.startswith("<!--", at):
        close = ends.after("-->", at + 4)
        return Token("skip", at, close + 3) if close >= 0 else None
    if page.startswith(("<!", "<?"), at):
        close = ends.after(">", at)
        return Token("skip", at, close + 1) if close >= 0 else None
    return None


def _raw(name: str, match: re.Match[str], ends: _Ends) -> Token:
    """An element whose contents are one thing; if it is never closed, it has none."""
    close = ends.after(f"</{name}", match.end()) if not match[3].endswith("/") else -1
    end = ends.after(">", close) + 1 if close >= 0 else 0
    if not end:
        return Token("open", match.start(), match.end(), name, match[3], match.end(), match.end())
    return Token("open", match.start(), end, name, match[3], match.end(), close)


class _Ends:
    """Where something ends, asked many times and looked for once: what is not ahead is never sought again."""

    def __init__(self, page: str) -> None:
        self.page = page
        self.lower = ""
        self.gone: set[str] = set()

    def after(self, what: str, at: int) -> int:
        if what in self.gone:
            return -1
        if what.startswith("</"):
            self.lower = self.lower or _lower(self.page)
        found = (self.lower if what.startswith("</") else self.page).find(what, at)
        if found < 0:
            self.gone.add(what)
        return found


def _lower(page: str) -> str:
    """Lower case without a change of length (`İ` grows in lower case)."""
    low = page.lower()
    return low if len(low) == len(page) else page.translate({upper: upper + 32 for upper in range(65, 91)})


def attributes(written: str) -> dict[str, str]:
    """A tag's attributes by lower-case name, entities decoded; of two alike the first counts, as in browsers.

    >>> attributes(' href="a?b&amp;c" CHECKED')
    {'href': 'a?b&c', 'checked': ''}
    """
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(written):
        found.setdefault(match[1].lower(), unescape(match[2] or match[3] or match[4] or ""))
    return found
