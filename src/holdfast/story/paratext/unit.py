"""What a person would point at and say "this is one thing": a labelled value, a paragraph, a rule."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from holdfast.story.paratext.label_lines import LabelAt
from holdfast.story.paratext.rows import Row
from holdfast.story.paratext.voice import Sound, sound


class Kind(StrEnum):
    """What a unit is by its form."""

    TEXT = "text"
    LABEL = "label"
    RULE = "rule"
    CHAPTER = "chapter"  # a chapter heading: Chapter One
    HEADING = "heading"  # any other heading that the format marks
    END = "end"
    BYLINE = "byline"
    CHROME = "chrome"  # what a site put there
    HEAD = "head"  # a line of front matter or of a mail's head


@dataclass(slots=True)
class Unit:
    """`text` is joined from `rows`; `value` is where in it a label's value, a name or a heading's words begin."""

    kind: Kind
    rows: list[Row]
    blanks: int = 0
    label: LabelAt | None = None
    text: str = ""
    value: int = 0
    attached: bool = False  # follows another unit without a blank line
    tail: list[Unit] = field(default_factory=list)  # paragraphs that carry a label's value on
    owned: bool = False  # stands in another unit's tail
    starts: list[int] = field(default_factory=list)
    _sound: Sound | None = None

    def add(self, row: Row, joint: str) -> None:
        """Joins one more row to the text; `joint` is what stands between them in reading."""
        if self.starts:
            self.text += joint
        self.starts.append(len(self.text))
        self.text += row.text
        if self.starts[1:]:
            self.rows.append(row)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where characters `[start, end)` of `text` stand in the manuscript's text."""
        first, last = self._place(start), self._place(max(start, end - 1))
        a = self.rows[first].span(
            start - self.starts[first], max(start, min(end, self._end(first))) - self.starts[first]
        )[0]
        b = self.rows[last].span(max(start, self.starts[last]) - self.starts[last], end - self.starts[last])[1]
        return a, b

    def _place(self, index: int) -> int:
        return max(0, bisect_right(self.starts, index) - 1)

    def _end(self, place: int) -> int:
        return self.starts[place] + len(self.rows[place].text)

    @property
    def whole(self) -> tuple[int, int]:
        """Where all of it stands."""
        return self.rows[0].span(0, 0)[0], self.rows[-1].span(0, len(self.rows[-1].text))[1]

    @property
    def said(self) -> str:
        """The value: what stands after the label, or all."""
        return self.text[self.value :]

    @property
    def sound(self) -> Sound:
        """How the value sounds; worked out once."""
        if self._sound is None:
            self._sound = sound(self.said)
        return self._sound

    def mentions(self, stems: Sequence[str]) -> bool:
        """Whether the text holds one of the stems (lower case): a cheap look before dear patterns are tried."""
        low = self.text.casefold()
        return any(stem in low for stem in stems)

    @property
    def field(self) -> str:
        """The field that the label names; empty without one."""
        return self.label.word.field if self.label else ""


def unit(kind: Kind, row: Row, *, label: LabelAt | None = None, value: int = 0) -> Unit:
    """A unit of one row."""
    one = Unit(kind, [row], label=label, value=value)
    one.starts.append(0)
    one.text = row.text
    return one
