"""What a file says, in order, before anything is understood.

Every reader, whatever its format, answers with the same shape: the decoded text and the
lines a person would see, each line knowing which characters of the text it came from.
Offsets count characters of `Manuscript.text`, from 0; a span is `[start, end)`.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from enum import StrEnum


class LineRole(StrEnum):
    """What the format itself says about a line (plain text says nothing: all is TEXT)."""

    TEXT = "text"
    HEADING = "heading"
    RULE = "rule"
    ITEM = "item"
    QUOTE = "quote"
    VERBATIM = "verbatim"


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a line set apart: `start` and `end` count characters of the *line's* text.

    `name` is an element a story may hold (em, strong, s, u, sup, sub, a, ruby …); `value` is
    the address of an `a` and empty otherwise.
    """

    start: int
    end: int
    name: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """`length` characters of a line, from `at` on, stand in the text at `[start, end)`.

    When `end - start == length` they stand there one for one; otherwise (an entity, folded
    white space) all of them stand for the whole stretch.
    """

    at: int
    length: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Line:
    """One line as a person sees it, without its line end.

    `text` is what is read; `[start, end)` is where it stands in the manuscript's text, mark-up
    included, line end not. An empty `text` is a blank line. `runs` maps the one to the other;
    an empty tuple means `text` stands at `start`, one for one.
    """

    text: str
    start: int
    end: int
    role: LineRole = LineRole.TEXT
    runs: tuple[Run, ...] = ()
    marks: tuple[Mark, ...] = ()

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where characters `[start, end)` of this line stand in the manuscript's text.

        >>> Line("b & c", 10, 19, runs=(Run(0, 2, 10, 12), Run(2, 1, 12, 17), Run(3, 2, 17, 19))).span(2, 5)
        (12, 19)
        """
        if not self.runs:
            return self.start + start, self.start + end
        if start >= end:
            place = self._place(start)[0]
            return place, place
        return self._place(start)[0], self._place(end - 1)[1]

    def _place(self, index: int) -> tuple[int, int]:
        run = self.runs[max(0, bisect_right(self.runs, index, key=lambda one: one.at) - 1)]
        if run.end - run.start != run.length:
            return run.start, run.end
        first = run.start + index - run.at
        return first, first + 1


@dataclass(frozen=True, slots=True)
class Said:
    """Something the format says about the story in a place of its own (an HTML title, a mail head)."""

    name: str
    value: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Repair:
    """A change that was made to the characters, and to how many of them."""

    what: str
    count: int = 1


@dataclass(frozen=True)
class Manuscript:
    """The decoded text of one source and its lines.

    `explicit` is true when the format marks paragraphs itself (HTML): a line end then is one
    that the author wanted. In plain text it may be a machine's, and layout has to find out.
    `repairs` lists what decoding changed. `said` is what the format states apart from the text.
    Characters that belong to no line are mark-up or white space: furniture.
    """

    text: str
    lines: tuple[Line, ...]
    reader: str
    encoding: str
    explicit: bool = False
    language: str | None = None
    said: tuple[Said, ...] = ()
    repairs: tuple[Repair, ...] = field(default=())
