"""An original's text as numbered lines, every stretch in its colour; of a very long text the ends and the borders."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from holdfast.story import Finding, Stretch, stretches_of
from holdfast.web.forms.review import span_of_line
from holdfast.web.forms.review_fields import key_of
from holdfast.web.pages.marked import GROUPS, LEGEND, Meaning

Span = tuple[int, int]

SHOWN_WHOLE = 60_000  # characters: a text up to here is shown from end to end
MOST_AT_ONCE = 1_000_000  # characters that a browser can set on one page
AT_THE_ENDS = 6_000  # of a longer text: so much of its beginning, of its end, and round a line that is asked for
ROUND_A_BORDER = 900  # and so much round a finding, and where the story or a chapter begins or ends
BORDERS_AT_ONCE = 100  # of the first and of the last such places no more: a file of a thousand chapters has a page too
LONGEST_LINE = 2_000  # looked through for its beginning; a window into a longer line begins in the middle of it
BEGINS, ENDS = "The story begins", "The story has ended"


@dataclass(frozen=True)
class Piece:
    """Characters of one line from `start` on; `leads` where its stretch begins (it may run on over more lines)."""

    text: str
    start: int
    group: str = ""
    meaning: Meaning | None = None
    leads: bool = False

    @property
    def key(self) -> str:
        """The field of the form that its finding speaks of; empty if no field keeps it."""
        return key_of(self.meaning.field) if self.meaning else ""


@dataclass(frozen=True)
class Line:
    number: int
    start: int
    pieces: tuple[Piece, ...]
    border: str = ""  # what begins or ends above this line
    inside: bool = False  # the story stands in it, or goes on after it


@dataclass(frozen=True)
class Gap:
    """Lines that are left out: `first` to `last`, with so many characters."""

    first: int
    last: int
    characters: int


@dataclass(frozen=True)
class Sheet:
    lines: tuple[Line | Gap, ...]
    gaps: bool = False
    too_long: bool = False  # to be shown whole, even if somebody asks
    groups: tuple[tuple[str, str], ...] = ()


@dataclass
class _Text:
    """A decoded text with its stretches, asked for windows in ascending order."""

    text: str
    stretches: list[Stretch]
    borders: dict[int, str]
    body: Span
    starts: list[int] = field(init=False)
    border_places: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self.starts = [one.start for one in self.stretches]
        self.border_places = sorted(self.borders)

    def lines(self, window: Span, number: int) -> Iterator[Line]:
        start, end = window
        while start < end:
            line_end = self.text.find("\n", start, end)
            stop = end if line_end < 0 else line_end
            inside = start < self.body[1] and stop >= self.body[0]
            yield Line(number, start, tuple(self._pieces(start, stop)), self._border(start, stop), inside)
            start, number = stop + 1, number + 1

    def _border(self, start: int, stop: int) -> str:
        place = bisect_left(self.border_places, start)
        found = self.border_places[place : place + 1]
        return self.borders[found[0]] if found and found[0] <= stop else ""

    def _pieces(self, start: int, end: int) -> Iterator[Piece]:
        place = max(0, bisect_right(self.starts, start) - 1)
        for one in self.stretches[place:]:
            if one.start >= end:
                return
            first, last = max(start, one.start), min(end, one.end)
            if first < last:
                yield _piece(one, self.text[first:last], first)


def _piece(one: Stretch, words: str, start: int) -> Piece:
    said, leads = one.finding, start == one.start
    if said is None:
        return Piece(words, start, one.kind if one.kind in LEGEND else "", None, leads)
    meaning = Meaning(said.field, said.value, said.rule, round(100 * said.confidence))
    return Piece(words, start, GROUPS.get(said.field, "tags"), meaning, leads)


def sheet_of(
    reading: dict[str, Any], text: str, part: Span | None = None, *, whole: bool = False, line: int | None = None
) -> Sheet:
    """The lines of `text` (or of a `part` of it), all of them where that is asked for and can be done."""
    start, end = part or (0, len(text))
    too_long = end - start > MOST_AT_ONCE
    stretches = list(_with_told(stretches_of(reading, text), reading))
    every = end - start <= SHOWN_WHOLE or (whole and not too_long)
    borders = _borders(reading, text)
    windows = [(start, end)] if every else _windows(text, (start, end), _places(stretches, borders), line)
    lines = tuple(_with_gaps(_Text(text, stretches, borders, _body(reading)), windows, (start, end)))
    used = {one.group for each in lines if isinstance(each, Line) for one in each.pieces}
    groups = tuple((group, words) for group, words in LEGEND.items() if group in used)
    return Sheet(lines, any(isinstance(one, Gap) for one in lines), too_long, groups)


def _with_told(stretches: Iterable[Stretch], reading: dict[str, Any]) -> Iterator[Stretch]:
    """What a keeper pointed at shows its colour inside the story too: there it may have to be taken out of it."""
    told = [Finding(**one) for one in reading["findings"] if one["rule"].startswith("told.")]
    for one in stretches:
        at = one.start
        here = [said for said in told if one.kind == "body" and said.start < one.end and said.end > one.start]
        for said in sorted(here, key=lambda said: said.start):
            start, end = max(at, said.start), min(one.end, said.end)
            if start >= end:
                continue
            if at < start:
                yield Stretch(at, start, "body")
            yield Stretch(start, end, "field", said)
            at = end
        if at < one.end:
            yield Stretch(at, one.end, one.kind, one.finding)


def _body(reading: dict[str, Any]) -> Span:
    chapters = reading["work"]["chapters"]
    return (chapters[0]["start"], chapters[-1]["end"]) if chapters else (-1, -1)


def _borders(reading: dict[str, Any], text: str) -> dict[int, str]:
    """Where a chapter begins, and the beginning of the first line after the story."""
    chapters = reading["work"]["chapters"]
    if not chapters:
        return {}
    found = {one["start"]: f"Chapter {number}" for number, one in enumerate(chapters, 1)} if chapters[1:] else {}
    end = chapters[-1]["end"]
    after = end if text[end - 1 : end] == "\n" else text.find("\n", end) + 1
    return {**found, chapters[0]["start"]: BEGINS, **({after: ENDS} if 0 < after < len(text) else {})}


def _places(stretches: Iterable[Stretch], borders: Iterable[int]) -> Iterator[int]:
    """Where something begins or ends that a keeper looks at; of very many the first and the last."""
    told = [place for one in stretches if one.kind in {"field", "unplaced"} for place in (one.start, one.end)]
    places = sorted({*told, *borders})
    return iter([*places[:BORDERS_AT_ONCE], *places[BORDERS_AT_ONCE:][-BORDERS_AT_ONCE:]])


def _windows(text: str, part: Span, places: Iterable[int], line: int | None) -> list[Span]:
    start, end = part
    wanted = [(start, start + AT_THE_ENDS), (end - AT_THE_ENDS, end)]
    wanted += [(place - ROUND_A_BORDER, place + ROUND_A_BORDER) for place in places]
    if line is not None:
        at = span_of_line(text, line)[0]
        wanted.append((at - ROUND_A_BORDER, at + AT_THE_ENDS))
    return _merged(sorted(_to_line_ends(text, one, part) for one in wanted))


def _to_line_ends(text: str, window: Span, part: Span) -> Span:
    start, end = max(part[0], window[0]), min(part[1], window[1])
    before = text.rfind("\n", max(part[0], start - LONGEST_LINE), start)
    after = text.find("\n", end, min(part[1], end + LONGEST_LINE))
    reaches_back = before < 0 and start - part[0] <= LONGEST_LINE
    return (before + 1 if before >= 0 else part[0] if reaches_back else start), after + 1 if after >= 0 else end


def _merged(windows: list[Span]) -> list[Span]:
    merged: list[Span] = []
    for start, end in windows:
        if merged and start <= merged[-1][1] + ROUND_A_BORDER:  # a gap of three lines hides more than it saves
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _with_gaps(text: _Text, windows: list[Span], part: Span) -> Iterator[Line | Gap]:
    at, number = part[0], 1 + text.text.count("\n", 0, part[0])
    for start, end in windows:
        if start > at:
            passed = text.text.count("\n", at, start)
            yield Gap(number, number + max(0, passed - 1), start - at)
            number += passed
        yield from text.lines((start, end), number)
        number += text.text.count("\n", start, end)
        at = end


def line_at(text: str, place: int) -> int:
    """The number of the line in which a character stands; the first is 1."""
    return 1 + text.count("\n", 0, place)
