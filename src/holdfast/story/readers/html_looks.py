"""What of a page's look its lines keep: what is set in the middle, what has a colour, where links inside the page lead."""

from __future__ import annotations

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
