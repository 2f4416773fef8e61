"""The chapters of a work in order, with a line for each run of parts that is not here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from holdfast.archive.review.queries import Gap, gaps
from holdfast.archive.works.models import Chapter, Work


@dataclass(frozen=True)
class Line:
    """A chapter, or the sentence that says which parts are missing in this place."""

    chapter: Chapter | None = None
    missing: str = ""


def contents_of(work: Work, chapters: Sequence[Chapter]) -> list[Line]:
    """Asks nothing of the store where the work's provenance is in hand."""
    waiting = gaps(work)
    lines: list[Line] = []
    for chapter in chapters:
        while waiting and waiting[0].after < chapter.position:
            lines.append(Line(missing=_sentence(waiting.pop(0))))
        lines.append(Line(chapter))
    return lines + [Line(missing=_sentence(one)) for one in waiting]


def number_of_chapters(chapters: Sequence[Chapter]) -> int:
    """As their numbers count them: a part that is missing among them has its number all the same."""
    return max((one.position for one in chapters), default=0)


def _sentence(gap: Gap) -> str:
    of = f" of {gap.total}" if gap.total else ""
    if len(gap.parts) == 1:
        return f"Part {gap.parts[0]}{of} is not here"
    joint = " and " if len(gap.parts) == 2 else "–"
    return f"Parts {gap.parts[0]}{joint}{gap.parts[-1]}{of} are not here"
