"""The queue of a keeper: what waits, narrowed to a kind of doubt or a bringing, and one work's place in it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet, TextField
from django.db.models.functions import Cast

from holdfast.archive.desk.models import Bringing, BroughtFile
from holdfast.archive.people.rules import Viewer
from holdfast.archive.review.queries import waiting
from holdfast.archive.works.models import Provenance, Work
from holdfast.archive.works.queries import with_cards

BRINGINGS_AT_ONCE = 30


@dataclass(frozen=True)
class Narrowed:
    """What a keeper wants to look at: works with a doubt about this field, of this bringing. Empty asks for nothing."""

    doubt: str = ""
    bringing: str = ""


@dataclass(frozen=True)
class Queue:
    """Where a work stands among those that wait: how many, the how manieth it is (0: it does not wait), what is beside it."""

    total: int
    place: int
    before: Work | None
    after: Work | None


def narrowed(viewer: Viewer, to: Narrowed) -> QuerySet[Work]:
    """What waits and is like that, the oldest first."""
    works = waiting(viewer)
    if to.doubt:
        works = works.filter(Exists(_doubting(to.doubt)))
    if to.bringing:
        brought = BroughtFile.objects.filter(work=OuterRef("pk"), bringing__address=to.bringing)
        works = works.filter(Exists(brought))
    return works


def _doubting(field: str) -> QuerySet[Provenance]:
    # As text: SQLite cannot ask whether a list in JSON contains something. Both stores write one space after a colon.
    doubts = Provenance.objects.filter(work=OuterRef("pk")).alias(said=Cast("doubts", TextField()))
    return doubts.filter(said__contains=f'"field": "{field}"')


def with_doubts(works: QuerySet[Work]) -> QuerySet[Work]:
    """The same works with all that a list of what waits shows of each, in a fixed number of queries."""
    kept = Provenance.objects.select_related("original").defer("reading")
    return with_cards(works).prefetch_related(Prefetch("provenance", kept))


def kinds_of_doubt(viewer: Viewer) -> list[tuple[str, int]]:
    """The fields that are doubtful somewhere, each with the number of works, the most frequent first."""
    rows = Provenance.objects.filter(work__in=waiting(viewer).order_by()).values_list("work", "doubts")
    pairs = {(work, str(doubt.get("field", ""))) for work, doubts in rows.iterator() for doubt in doubts}
    return Counter(field for _, field in sorted(pairs)).most_common()


def bringings_waiting(viewer: Viewer) -> list[tuple[Bringing, int]]:
    """The latest bringings of which works wait, each with their number."""
    here = Q(files__work__in=waiting(viewer).order_by())
    found = Bringing.objects.annotate(waiting=Count("files__work", filter=here, distinct=True)).filter(waiting__gt=0)
    return [(one, one.waiting) for one in found.order_by("-id")[:BRINGINGS_AT_ONCE]]


def queue_of(viewer: Viewer, work: Work, to: Narrowed) -> Queue:
    works = narrowed(viewer, to)
    earlier = works.filter(Q(added__lt=work.added) | Q(added=work.added, pk__lt=work.pk))
    later = works.filter(Q(added__gt=work.added) | Q(added=work.added, pk__gt=work.pk))
    waits = works.filter(pk=work.pk).exists()
    return Queue(works.count(), earlier.count() + 1 if waits else 0, earlier.last(), later.first())
