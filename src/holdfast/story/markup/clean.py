"""HTML that anybody wrote → HTML that is safe to show, with the author's formatting still in it."""

from __future__ import annotations

import re
from collections import defaultdict

import nh3

from holdfast.story.markup.allowed import ATTRIBUTES, EMPTIED, LINK_REL, RENAMED, SCHEMES, TAGS, VALUES
from holdfast.story.markup.styles import styled, unsaid
from holdfast.story.markup.tokens import Token, attributes, tokens

_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff\ud800-\udfff]")
_STYLED = frozenset(
    {
        "span",
        "font",
        "p",
        "a",
        "b",
        "i",
        "em",
        "strong",
        "u",
        "s",
        "li",
        "td",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "div",
    }
)
_VOID = frozenset(
    {"br", "hr", "img", "input", "meta", "link", "wbr", "col", "embed", "area", "base", "source", "track"}
)
_FLAT = _VOID | frozenset({"p", "li", "dt", "dd", "td", "th", "tr", "option"})  # void, or closed by the next
_DEEPEST = 200  # no writer nests so; the cleaner's time grows with the square of the depth
# What the first pass is for: styles, old names, depth. A text with none of it goes straight to the cleaner.
_TELLING = re.compile(rf"style|</?(?:{'|'.join(RENAMED)})\b", re.IGNORECASE)
_NESTING = re.compile(rf"<(?!/|!|(?:{'|'.join(sorted(_FLAT))})\b)")
_CLEANER = nh3.Cleaner(
    tags=set(TAGS),
    clean_content_tags=set(EMPTIED),
    attributes={name: set(allowed) for name, allowed in ATTRIBUTES.items()},
    tag_attribute_values=VALUES,
    url_schemes=set(SCHEMES),
    url_relative="deny",
    link_rel=LINK_REL,
)


def clean_html(html: str) -> str:
    """Only what is on the allow-list is left; cleaning twice changes nothing.

    Styles that mean something (struck out, italic, bold, underlined) become elements first, or pasted
    text would lose them. Line ends become a line feed, or cleaning twice could differ from cleaning once.

    >>> clean_html('<p onclick="x()">I <span style="text-decoration:line-through">hate</span> love you<script>x()</script></p>')
    '<p>I <span><s>hate</s></span> love you</p>'
    """
    text = _CONTROLS.sub("", html.replace("\r\n", "\n").replace("\r", "\n"))
    if _TELLING.search(text) or len(_NESTING.findall(text)) > _DEEPEST:
        text = _meant(text)
    once = _CLEANER.clean(text)
    for _ in range(3):  # a broken nesting may need a second look before it rests
        again = _CLEANER.clean(once)
        if again == once:
            break
        once = again
    return once


def _meant(html: str) -> str:
    """The same HTML with styles said as elements, old names by their new ones, and no nesting beyond reason."""
    out: list[str] = []
    inside: dict[str, list[str | None]] = defaultdict(list)
    depth = 0
    for token in tokens(html):
        counts = token.name not in _FLAT
        if token.kind == "open" and counts and depth >= _DEEPEST:
            inside[token.name].append(None)
        elif token.kind == "open":
            depth += counts
            out.append(_opened(html, token, inside))
        elif token.kind == "close" and inside[token.name]:
            ends = inside[token.name].pop()
            depth -= counts and ends is not None
            out.append(ends or "")
        else:
            out.append(_renamed(html, token) if token.kind == "close" else html[token.start : token.end])
    return "".join(out)


def _renamed(html: str, token: Token) -> str:
    name = RENAMED.get(token.name)
    if not name:
        return html[token.start : token.end]
    return f"</{name}>" if token.kind == "close" else f"<{name}{token.attributes}>"


def _opened(html: str, token: Token, inside: dict[str, list[str | None]]) -> str:
    name = RENAMED.get(token.name, token.name)
    style = attributes(token.attributes).get("style", "") if "style" in token.attributes.lower() else ""
    own = {"b": "strong", "i": "em"}.get(name, name)
    if own in unsaid(style):
        name = "span"
    added = [one for one in styled(style) if one != own] if token.name in _STYLED else []
    if name not in _VOID:
        inside[token.name].append("".join(f"</{one}>" for one in reversed(added)) + f"</{name}>")
    opened = html[token.start : token.end] if name == token.name else f"<{name}{token.attributes}>"
    return opened + "".join(f"<{one}>" for one in added)
