"""What inline styles mean as elements: Google Docs and Word write strike-through and italics as styles."""

from __future__ import annotations

import re

_SET = re.compile(r"([a-z-]+)\s*:\s*([^;]*)", re.IGNORECASE)
_BOLD = re.compile(r"bold(?:er)?\b|[6-9]\d\d\b")
_LEAN = {"italic", "oblique"}
_MEANT = {"em": "em", "i": "em", "cite": "em", "strong": "strong", "b": "strong", "s": "s", "strike": "s", "del": "s", "u": "u", "ins": "u", "sup": "sup", "sub": "sub"}  # fmt: skip


def styled(style: str) -> tuple[str, ...]:
    """The elements that a style stands for, outermost first.

    >>> styled("font-style: italic; text-decoration:underline line-through")
    ('em', 's', 'u')
    """
    said = {name.lower(): value.strip().lower() for name, value in _SET.findall(style)}
    lines = said.get("text-decoration", "") + " " + said.get("text-decoration-line", "")
    found = {
        "em": said.get("font-style", "").split(" ")[0] in _LEAN,
        "strong": _BOLD.match(said.get("font-weight", "")) is not None,
        "s": "line-through" in lines,
        "u": "underline" in lines,
        "sup": said.get("vertical-align") == "super",
        "sub": said.get("vertical-align") == "sub",
    }
    return tuple(name for name, holds in found.items() if holds)


def unsaid(style: str) -> frozenset[str]:
    """The elements that a style takes back: Google Docs wraps whole pages in a `b` of normal weight.

    >>> sorted(unsaid("font-weight:normal"))
    ['strong']
    """
    said = {name.lower(): value.strip().lower() for name, value in _SET.findall(style)}
    back = {
        "strong": said.get("font-weight") in {"normal", "400"},
        "em": said.get("font-style") == "normal",
        "u": said.get("text-decoration") == "none",
    }
    return frozenset(name for name, holds in back.items() if holds)


def meant(name: str, style: str) -> tuple[str, ...]:
    """What an element with its style means: em, strong, s, u, sup, sub.

    >>> meant("b", "font-weight:normal;font-style:italic"), meant("strike", "")
    (('em',), ('s',))
    """
    own = _MEANT.get(name)
    if not style:
        return (own,) if own else ()
    kept = (own,) if own and own not in unsaid(style) else ()
    return kept + tuple(one for one in styled(style) if one != own)
