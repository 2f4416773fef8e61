"""What a shape is: a way to say where a value stands that may hold for many files alike."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Protocol

from holdfast.archive.names import fold
from holdfast.story import Line, Told

MOST = 400  # lines at either end


@dataclass(frozen=True)
class Sheet:
    """One original as a shape sees it: its name, the lines that say something, and its own reading as data."""

    name: str
    every: tuple[Line, ...]
    reading: dict[str, Any]

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """Of a long file those near its ends: nothing that is said of a story stands further inside."""
        lines = tuple(one for one in self.every if one.text.strip())
        return lines if len(lines) <= 2 * MOST else lines[:MOST] + lines[-MOST:]

    @cached_property
    def folded(self) -> tuple[str, ...]:
        """The lines with case and white space folded."""
        return tuple(fold(one.text, 2000) for one in self.lines)

    def words(self, told: Told) -> str:
        """What was told, as words: the value, or what its characters say."""
        if told.span is None or told.value is not None:
            return told.value or ""
        start, end = told.span
        cut = (one.between(start, end).text for one in self.every if one.start < end and one.end > start)
        return " ".join(" ".join(cut).split())


class Shape(Protocol):
    """A module of this folder, a member of the family."""

    NAME: str

    def fits(self, sheet: Sheet, told: Sequence[Told]) -> Iterable[str]:
        """What of this shape says just what was `told` of this sheet: arguments for `find`, the likeliest first."""
        ...

    def find(self, sheet: Sheet, field: str, argument: str, told: Sequence[Told]) -> tuple[Told, ...]:
        """The same said of another sheet; nothing where the shape does not fit it. `told` are the values without their places."""
        ...

    def sentence(self, called: str, argument: str, words: str) -> str:
        """The end of the sentence that says it: “the title is line 2”."""
        ...
