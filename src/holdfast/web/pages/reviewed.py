"""A work that is looked at, with the original it is compared with."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from django.http import HttpRequest

from holdfast.archive.review.models import Correction
from holdfast.archive.review.reading import in_force
from holdfast.archive.works.models import Provenance, Work
from holdfast.web.forms.review_fields import Found, Row, Story, called, findings_by_key, key_of, rows_of, story_of
from holdfast.web.pages.original import Shown, decoded
from holdfast.web.pages.sheet import line_at

INSIDE = "These words stand inside the story. If they are no part of it, say below where it begins or ends."


@dataclass(frozen=True)
class Saying:
    """A correction as its keeper would read it: the field by its name, and the words that were pointed at."""

    correction: Correction
    text: str

    @property
    def called(self) -> str:
        return called(self.correction.field)

    @property
    def words(self) -> str:
        return self.text[self.correction.start or 0 : self.correction.end or 0]

    @property
    def first(self) -> int:
        return line_at(self.text, self.correction.start or 0)

    @property
    def last(self) -> int:
        return line_at(self.text, max(0, (self.correction.end or 0) - 1))


@dataclass(frozen=True)
class Review:
    """A work, the original that is looked at (one of `every` that it was made from), and what was made of it."""

    work: Work
    kept: Provenance
    every: tuple[Provenance, ...]
    shown: Shown

    @property
    def number(self) -> int:
        return self.every.index(self.kept) + 1

    @cached_property
    def part(self) -> tuple[int, int]:
        """The characters that are this work's: of a file that holds several, not all."""
        start, end = self.kept.part or (0, len(self.shown.text))
        return start, min(end, len(self.shown.text))

    @cached_property
    def sayings(self) -> list[Saying]:
        return [Saying(one, self.shown.text) for one in in_force(self.kept)]

    @cached_property
    def doubts(self) -> list[tuple[str, str]]:
        """Why it waits: each sentence with the id of what it is about, where that stands on the page."""
        spans = self.kept.reading["ledger"].get("unplaced_spans", [])
        first = f"c{spans[0][0]}" if spans else ""
        return [(one["sentence"], first if one["field"] == "unplaced" else _row_of(one)) for one in self.kept.doubts]

    @cached_property
    def told(self) -> frozenset[str]:
        """The fields that a keeper spoke of."""
        return frozenset(key_of(one.correction.field) for one in self.sayings)

    @cached_property
    def rows(self) -> list[Row]:
        rows = rows_of(self.kept.reading, self.kept.doubts, self.shown.text, self.told)
        return [replace(row, doubts=(*row.doubts, INSIDE)) if self._stands_inside(row) else row for row in rows]

    def _stands_inside(self, row: Row) -> bool:
        """Whether a keeper pointed at words of the story itself."""
        chapters = self.kept.reading["work"]["chapters"]
        if not row.by_keeper or not chapters:
            return False
        return any(chapters[0]["start"] <= one.start < chapters[-1]["end"] for one in row.found)

    @cached_property
    def story(self) -> Story:
        story = story_of(self.kept.reading, self.kept.doubts, self.shown.text, self.part)
        return replace(story, by_keeper="body" in self.told)

    @property
    def seen_besides(self) -> list[Found]:
        """What was recognised and no field keeps: what a list added, the number of words that a label gives."""
        return findings_by_key(self.kept.reading, self.shown.text)[""]


def _row_of(doubt: dict[str, str]) -> str:
    key = key_of(doubt["field"])
    return f"f-{key}" if key else ""


def reviewed(request: HttpRequest, work: Work) -> Review | None:
    """The work beside the original that `?original=` asks for (the first is 1); None if it was made from none."""
    every = tuple(work.provenance.all())
    if not every:
        return None
    asked = request.GET.get("original", "")
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 6 else 1
    kept = every[min(max(number, 1), len(every)) - 1]
    return Review(work, kept, every, decoded(kept))
