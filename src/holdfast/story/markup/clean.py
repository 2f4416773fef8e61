"""HTML that anybody wrote → HTML that is safe to show, with the author's formatting still in it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Mapping

import nh3

from holdfast.story.markup.allowed import ANCHORED, ATTRIBUTES, EMPTIED, LINK_REL, RENAMED, SCHEMES, TAGS, VALUES
from holdfast.story.markup.anchors import PREFIX, linked
from holdfast.story.markup.looks import CENTRED, hue_of, is_centred
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
_TELLING = re.compile(rf"style|align|color|\sname\s*=|</?(?:{'|'.join(RENAMED)})\b", re.IGNORECASE)
_NESTING = re.compile(rf"<(?!/|!|(?:{'|'.join(sorted(_FLAT))})\b)")
_NAME = re.compile(r"[\w.:-]{1,90}")


def _inside(address: str) -> str | None:
    """A link inside the text leads to the name that its anchor has got; any other without a host leads nowhere."""
    name = address[1:].removeprefix(PREFIX)
    return f"#{PREFIX}{name}" if address[:1] == "#" and _NAME.fullmatch(name) else None


def _cleaner(attributes: Mapping[str, Collection[str]]) -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=set(TAGS),
        clean_content_tags=set(EMPTIED),
        attributes={name: set(allowed) for name, allowed in attributes.items()},
        tag_attribute_values=VALUES,
        url_schemes=set(SCHEMES),
        url_relative=_inside,
        id_prefix=PREFIX,
        attribute_filter=lambda _, name, value: value if name != "id" or _NAME.fullmatch(value) else None,
        link_rel=LINK_REL,
    )


_PLAIN = _cleaner(ATTRIBUTES)
_LINKED = _cleaner(ATTRIBUTES | {name: {*ATTRIBUTES.get(name, ()), "id"} for name in ANCHORED})


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
    once = _cleaned(text)
    for _ in range(3):  # a broken nesting may need a second look before it rests
        again = _cleaned(once)
        if again == once:
            break
        once = again
    return once


def _cleaned(text: str) -> str:
    """Names of places are kept where a link in the text may lead to them: what Google Docs calls its parts leads nowhere."""
    return _CONTROLS.sub("", (_LINKED if linked(text) else _PLAIN).clean(text))  # `&#5;` has become one


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
    given = attributes(token.attributes) if "=" in token.attributes else {}
    style = given.get("style", "")
    own = {"b": "strong", "i": "em"}.get(name, name)
    if own in unsaid(style):
        name = "span"
    added = [one for one in styled(style) if one != own] if token.name in _STYLED else []
    if name not in _VOID:
        inside[token.name].append("".join(f"</{one}>" for one in reversed(added)) + f"</{name}>")
    look = _look(token.name, name, given)
    opened = html[token.start : token.end] if name == token.name and not look else f"<{name}{look}{token.attributes}>"
    return opened + "".join(f"<{one}>" for one in added)


def _look(was: str, name: str, given: dict[str, str]) -> str:
    """Attributes that say in our words what old ones said; they stand first, and so they count."""
    if name in {"p", "div"} and is_centred(was, given):
        return f' class="{CENTRED}"'
    if name == "span" and (hue := hue_of(given)):
        return f' class="hue-{hue}"'
    old = given.get("name", "") if name == "a" and "id" not in given else ""
    return f' id="{old}"' if _NAME.fullmatch(old) else ""
