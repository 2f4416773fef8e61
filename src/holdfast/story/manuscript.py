"""What a file says, in order, before anything is understood.

Every reader, whatever its format, answers with the same shape: the decoded text and the
lines a person would see, each line knowing which characters of the text it came from.
Offsets count characters of `Manuscript.text`, from 0; a span is `[start, end)`.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field, replace
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

    def between(self, start: int, end: int) -> Line:
        """What of this line stands at `[start, end)` of the manuscript's text, without blanks at its end; maybe nothing.

        >>> Line("b & c", 10, 19, runs=(Run(0, 2, 10, 12), Run(2, 1, 12, 17), Run(3, 2, 17, 19))).between(11, 18).text
        ' &'
        >>> Line("Rain fell.", 5, 15).between(0, 9)
        Line(text='Rain', start=5, end=9, role=<LineRole.TEXT: 'text'>, runs=(), marks=())
        """
        if start <= self.start and self.end <= end:
            return self
        first, last = self._inside(start, end)
        return Line(
            self.text[first:last],
            min(max(self.start, start), end),
            max(min(self.end, end), start),
            self.role,
            tuple(_cut_run(one, first, last) for one in self.runs if one.at < last and one.at + one.length > first),
            tuple(_cut_mark(one, first, last) for one in self.marks if one.start < last and one.end > first),
        )

    def _inside(self, start: int, end: int) -> tuple[int, int]:
        """Which characters of the line stand wholly at `[start, end)` of the text."""
        held = []
        for one in self.runs or (Run(0, len(self.text), self.start, self.start + len(self.text)),):
            if one.end - one.start == one.length:
                low, high = max(one.start, start), min(one.end, end)
                held.append((one.at + low - one.start, one.at + high - one.start))
            elif start <= one.start and one.end <= end:
                held.append((one.at, one.at + one.length))
        held = [one for one in held if one[0] < one[1]]
        if not held:
            return 0, 0
        first, last = held[0][0], held[-1][1]
        return first, first + len(self.text[first:last].rstrip())

    def _place(self, index: int) -> tuple[int, int]:
        run = self.runs[max(0, bisect_right(self.runs, index, key=lambda one: one.at) - 1)]
        if run.end - run.start != run.length:
            return run.start, run.end
        first = run.start + index - run.at
        return first, first + 1


def _cut_run(run: Run, first: int, last: int) -> Run:
    before, after = max(0, first - run.at), max(0, run.at + run.length - last)
    if run.end - run.start != run.length:
        return Run(max(0, run.at - first), run.length - before - after, run.start, run.end)
    return Run(max(0, run.at - first), run.length - before - after, run.start + before, run.end - after)


def _cut_mark(mark: Mark, first: int, last: int) -> Mark:
    return Mark(max(0, mark.start - first), min(mark.end, last) - first, mark.name, mark.value)


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
    Characters that belong to no line are mark-up or white space: furniture. Where a file holds several works, `part`
    says which characters of the text these lines are; all offsets still count from the beginning of the whole.
    """

    text: str
    lines: tuple[Line, ...]
    reader: str
    encoding: str
    explicit: bool = False
    language: str | None = None
    said: tuple[Said, ...] = ()
    repairs: tuple[Repair, ...] = field(default=())
    part: tuple[int, int] | None = None

    @property
    def extent(self) -> tuple[int, int]:
        """The characters that are accounted for: those of the part, or all."""
        return self.part or (0, len(self.text))

    def cut_at(self, *places: int) -> Manuscript:
        """The same with every line cut that reaches over one of these places: a border may stand inside a line.

        >>> [line.text for line in Manuscript("One. Two.", (Line("One. Two.", 0, 9),), "plaintext", "utf-8").cut_at(5).lines]
        ['One.', 'Two.']
        """
        lines = list(self.lines)
        for place in places:
            at = next((number for number, line in enumerate(lines) if line.start < place < line.end), None)
            if at is not None:
                line = lines[at]
                lines[at : at + 1] = [line.between(line.start, place), line.between(place, line.end)]
        return replace(self, lines=tuple(lines))

    def between(self, start: int, end: int) -> Manuscript:
        r"""Only what stands at `[start, end)` of the text; a line that reaches over is cut.

        >>> lines = (Line("One.", 0, 4), Line("", 5, 5), Line("Two.", 6, 10))
        >>> [line.text for line in Manuscript("One.\n\nTwo.", lines, "plaintext", "utf-8").between(5, 9).lines]
        ['', 'Two']
        """
        start = min(max(0, start), len(self.text))
        end = max(start, min(end, len(self.text)))
        here = (
            one for one in self.lines if (one.end > start and one.start < end) or start <= one.start == one.end < end
        )
        said = tuple(one for one in self.said if start <= one.start and one.end <= end)
        return replace(self, lines=tuple(one.between(start, end) for one in here), said=said, part=(start, end))
