"""The story itself: the lines between front and back, cut into chapters and set as blocks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from holdfast.story.layout.blocks import lay_out
from holdfast.story.layout.wrap import measure
from holdfast.story.manuscript import Line, LineRole
from holdfast.story.paratext import View
from holdfast.story.paratext.marks import heading_text, is_chapter_heading, is_rule
from holdfast.story.paratext.unit import Kind
from holdfast.story.paratext.words import CHAPTER_WORDS
from holdfast.story.work import Chapter

_NUMBERED = re.compile(r"\W*(\d{1,3})[.):]\s")


@dataclass(frozen=True, slots=True)
class Heading:
    """A line that heads a chapter: its number in the manuscript, its words, its level (0: by its words alone)."""

    line: int
    text: str
    level: int


Span = tuple[int, int]


def chapters(view: View) -> tuple[tuple[Chapter, ...], tuple[Span, ...]]:
    """The body as chapters, one without a title where nothing divides it; and the furniture that stands inside it."""
    lines = view.manuscript.lines
    headings = _regular(_headings(lines, view.first, view.last))
    if not headings or any(_says(lines[place]) for place in range(view.first, headings[0].line)):
        above = _heading_above(view, headings[0].text if headings else "")
        headings.insert(0, Heading(view.first - 1, above or "", 0))
    found, furniture = list[Chapter](), list[Span]()
    for place, one in enumerate(headings):
        end = headings[place + 1].line if place + 1 < len(headings) else view.last
        found += _chapter(view, one.text or None, (one.line + 1, end), furniture)
    return tuple(found), tuple(furniture)


def _says(line: Line) -> bool:
    text = line.text.strip()
    return bool(text) and not is_rule(text)


def _chapter(view: View, title: str | None, between: Span, furniture: list[Span]) -> Iterator[Chapter]:
    """The chapter of the lines between two headings, if they say anything; its furniture is added to the list."""
    lines, (first, last) = view.manuscript.lines, between
    while first < last and not _says(lines[first]):
        first += 1
    while last > first and not _says(lines[last - 1]):
        last -= 1
    if first < last:
        part = lines[first:last]
        laid = lay_out(part, measure(part, explicit=view.manuscript.explicit))
        furniture += (*laid.furniture, *_unread(view.manuscript.text, part))
        yield Chapter(title, part[0].start, part[-1].end, laid.blocks)


def _unread(text: str, lines: Sequence[Line]) -> Iterator[Span]:
    """What stands between the characters that these lines say, and is no white space: tags, and a menu beside the story."""
    place = lines[0].start
    for line in lines:
        for start, end in ((run.start, run.end) for run in line.runs) if line.runs else ((line.start, line.end),):
            left = text[place:start].strip() if start > place + 1 or text[place:start] not in {"", "\n"} else ""
            if left:
                begin = text.index(left, place)
                yield begin, begin + len(left)
            place = max(place, end)


def _headings(lines: Sequence[Line], first: int, last: int) -> list[Heading]:
    found = []
    for place in range(first, last):
        line = lines[place]
        text = line.text
        if not text or len(text) > 100 or not _may_head(line):
            continue
        text = text.strip()
        words = heading_text(text)
        if words is not None or line.role is LineRole.HEADING:
            level = 9 if words is None else len(text) - len(text.lstrip("#"))
            found.append(Heading(place, words if words is not None else text, level))
        elif is_chapter_heading(text) and (place == first or not lines[place - 1].text.strip()):
            found.append(Heading(place, text, 0))
    return found


def _may_head(line: Line) -> bool:
    text = line.text.lstrip(" *_~-=\t")
    if not text or line.role is LineRole.HEADING or text[0] in "#\\第":
        return bool(text)
    word = text.split(maxsplit=1)[0].rstrip(":.*_~-#").casefold()
    return word in CHAPTER_WORDS


def _regular(found: list[Heading]) -> list[Heading]:
    """Headings that divide the whole: those by words, or the level that occurs most."""
    worded = [one for one in found if one.level == 0 or is_chapter_heading(one.text)]
    if worded:
        return worded
    levels = Counter(one.level for one in found)
    if not levels:
        return []
    level, times = levels.most_common(1)[0]
    return [one for one in found if one.level == level] if times > 1 else found[:1]


def _heading_above(view: View, below: str) -> str | None:
    """The title of the first chapter where it stands in the front: the last chapter heading there, or `1.` above `2.`."""
    for one in reversed(view.front):
        if one.kind is Kind.CHAPTER or (one.kind is Kind.HEADING and _counts_on(one.said, below)):
            return one.said.strip(" *_#") or None
    return None


def _counts_on(text: str, below: str) -> bool:
    """Whether `below` has the number that follows the one of `text`.

    >>> _counts_on("1. Rain", "2. Sun"), _counts_on("1999", "2000"), _counts_on("Rain", "2. Sun")
    (True, False, False)
    """
    first, second = _NUMBERED.match(text), _NUMBERED.match(below)
    return first is not None and second is not None and int(first[1]) + 1 == int(second[1])
