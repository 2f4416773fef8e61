"""Every read of reviews: what waits, what was set aside, what is missing of a work that came in parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from holdfast.archive.people.rules import Viewer
from holdfast.archive.review.lessons import Change, Proposal, lessons_for
from holdfast.archive.review.models import Aside, Joining
from holdfast.archive.review.rules import may_review
from holdfast.archive.works.models import Provenance, ProvenanceRole, Work, WorkState
from holdfast.archive.works.rules import visible_works

__all__ = [
    "Change",
    "Gap",
    "Proposal",
    "gaps",
    "gaps_between",
    "last_joining",
    "lessons_for",
    "posting_of",
    "set_aside",
    "waiting",
]


@dataclass(frozen=True)
class Gap:
    """Parts of a work that are not here: of `total` (0: it does not say) those of these numbers, which follow one another.

    They would stand after its chapter of the position `after` (0: before all).
    """

    after: int
    parts: tuple[int, ...]
    total: int = 0


def waiting(viewer: Viewer) -> QuerySet[Work]:
    """Works that somebody should look at, the oldest first."""
    if not may_review(viewer):
        return Work.objects.none()
    return visible_works(viewer).filter(needs_review=True).order_by("added", "id")


def set_aside(viewer: Viewer) -> QuerySet[Aside]:
    """What was set aside, the latest first."""
    if not may_review(viewer):
        return Aside.objects.none()
    standing = Aside.objects.filter(ended_at__isnull=True, work__state=WorkState.ASIDE)
    return standing.select_related("work", "by").order_by("-at", "-id")


def last_joining(work: Work) -> Joining | None:
    """The joining that `part_again` would undo."""
    return Joining.objects.filter(work=work, undone_at__isnull=True).order_by("-id").first()


def gaps(work: Work) -> list[Gap]:
    """What is missing, and where it would stand among the chapters; nothing for a work that did not come in parts."""
    return gaps_between([one for one in work.provenance.all() if one.role == ProvenanceRole.PART])


def gaps_between(parts: Sequence[Provenance]) -> list[Gap]:
    """The same of parts that are in hand."""
    numbers = [posting_of(one)[0] for one in parts]
    if not any(numbers):
        return []
    total = max(posting_of(one)[1] for one in parts)
    numbered = len(parts) > 1 and all(numbers) and all(_chapters(one) == 1 for one in parts)  # see bridge.combining
    found, due, chapters = list[Gap](), 1, 0
    for one, number in zip(parts, numbers, strict=True):
        if number > due:
            found.append(Gap(due - 1 if numbered else chapters, tuple(range(due, number)), total))
        due = max(due, number + 1)
        chapters += _chapters(one)
    if total >= due:
        found.append(Gap(due - 1 if numbered else chapters, tuple(range(due, total + 1)), total))
    return found


def posting_of(one: Provenance) -> tuple[int, int]:
    """Which part of how many an original says that it is; 0 where it does not say."""
    said = one.reading.get("work", {}).get("posting") or {}
    return _small(said.get("part")), _small(said.get("total"))


def _small(number: int | None) -> int:
    """No post comes in more parts than this; a text that says so is mistaken, and no list shows a line for each."""
    return number if number is not None and 0 < number <= 500 else 0


def _chapters(one: Provenance) -> int:
    return len(one.reading.get("work", {}).get("chapters", []))
