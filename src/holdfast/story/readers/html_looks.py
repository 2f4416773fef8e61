"""What of a page's look its lines keep: what is set in the middle, what has a colour, where links inside the page lead."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container
from dataclasses import replace

from holdfast.story.manuscript import Line, LineRole, Mark
from holdfast.story.markup.looks import CENTRED, hue_of, is_centred
from holdfast.story.markup.tokens import Token, attributes

_MAY_BE_COLOURED = frozenset({"span", "font", "p", "div", "b", "i", "em", "strong", "td", "li"})


class Looks:
    """Whether the line that is being made stands in the middle. Counted, like all of a page: no depth can hurt."""

    def __init__(self) -> None:
        """At first nothing says where lines stand."""
        self.said: dict[str, list[bool | None]] = defaultdict(list)
        self.centred: list[bool] = []

    def open_block(self, name: str, token: Token) -> None:
        """A block begins, and may say where its lines stand; a `p` ends the one before it."""
        while name == "p" and self.said["p"]:
            self.close_block("p")
        written = token.attributes
        said = is_centred(name, attributes(written)) if written or name == "center" else None
        self.said[name].append(said)
        if said is not None:
            self.centred.append(said)

    def close_block(self, name: str) -> None:
        """A block ends: what it said no longer holds."""
        if self.said.get(name) and self.said[name].pop() is not None and self.centred:
            self.centred.pop()

    def seen(self, line: Line | None) -> Line | None:
        """The line, with a mark over all of it if it stands in the middle."""
        if line is None or not self.centred or not self.centred[-1] or line.role is not LineRole.TEXT:
            return line
        return replace(line, marks=(Mark(0, len(line.text), CENTRED), *line.marks))


def coloured(name: str, given: dict[str, str]) -> tuple[str, ...]:
    """The mark of an element's colour, if it has one: `hue-red`.

    >>> coloured("font", {"color": "red"}), coloured("a", {"style": "color:red"})
    (('hue-red',), ())
    """
    hue = hue_of(given) if given and name in _MAY_BE_COLOURED else None
    return (f"hue-{hue}",) if hue else ()


def anchor_of(name: str, given: dict[str, str], targets: Container[str]) -> str:
    """The name that a link leads to this element by, if one does.

    >>> anchor_of("a", {"name": "fn1"}, {"fn1"}), anchor_of("p", {"id": "x"}, {"fn1"})
    ('fn1', '')
    """
    own = given.get("id", "").strip()
    old = given.get("name", "").strip() if name == "a" else ""
    return next((one for one in (own, old) if one and one in targets), "")


# Every name that any HTML ever had. What is none of them, has no attribute, is never closed and is no machine's (`o:p`, `lj-cut`)
# was typed: `<grin>`, `<sigh>`, `<<nothing>>`.
_ALL_NAMES = (
    "a abbr acronym address applet area article aside audio b base basefont bdi bdo bgsound big blink blockquote body br button canvas caption "
    "center cite code col colgroup comment data datalist dd del details dfn dialog dir div dl dt em embed fieldset figcaption figure font footer "
    "form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe ilayer image img index input ins isindex kbd keygen label layer "
    "legend li link listing main map mark marquee math menu menuitem meta meter multicol nav nextid nobr noembed noframes noindex nolayer "
    "noscript object ol optgroup option output p param picture plaintext portal pre progress q rb rbc rp rt rtc ruby s samp script search section "
    "select server slot small source spacer span strike strong style sub summary sup svg table tbody td template textarea tfoot th thead time "
    "title tr track tt u ul var video wbr xml xmp"
)
_NAMES = frozenset(_ALL_NAMES.split())
_CLOSED = re.compile(r"</([a-zA-Z][^\s/<>]*+)")


class Typed:
    """Which tags of a page its author typed as words."""

    def __init__(self, page: str) -> None:
        """`page` is the decoded text."""
        self.page = page
        self.closed: frozenset[str] | None = None

    def holds(self, token: Token) -> bool:
        """Whether this tag is no tag.

        >>> from holdfast.story.markup.tokens import tokens
        >>> page = "<p>Sure. <grin> <o:p> <x>y</x>"
        >>> [token.name for token in tokens(page) if token.kind == "open" and Typed(page).holds(token)]
        ['grin']
        """
        name = token.name
        if name in _NAMES or token.attributes or ":" in name or "-" in name or not name.isalpha():
            return False
        if self.closed is None:  # once, and only for a page that has such a tag
            self.closed = frozenset(match[1].lower() for match in _CLOSED.finditer(self.page))
        return name not in self.closed
