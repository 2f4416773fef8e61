"""What a keeper may want to join a work with, and what was done to it that can be undone."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q, QuerySet

from holdfast.archive.people.rules import Viewer
from holdfast.archive.review.models import Lesson, Splitting
from holdfast.archive.works.models import Credit, CreditRole, Provenance, Work
from holdfast.archive.works.rules import visible_works

FILES_BESIDE = 6  # before and after a work's own file
BY_THE_SAME = 6


def last_splitting(work: Work) -> Splitting | None:
    """The splitting that `unsplit` would undo."""
    own = Splitting.objects.filter(provenance__work=work, undone_at__isnull=True)
    return own.prefetch_related("works").order_by("-id").first()


def joinable(viewer: Viewer, work: Work) -> list[tuple[Work, str]]:
    """Works from the files beside this one's in its folder, and some by its author, each with the name of its file."""
    rows = Provenance.objects.filter(work__in=visible_works(viewer).order_by()).exclude(work=work)
    rows = rows.select_related("work", "original").defer("reading", "doubts")
    found = [*_beside(rows, file_of(work)), *_by_the_same(rows, work)]
    return list({one.work_id: (one.work, one.original.name) for one in found}.values())


def file_of(work: Work) -> str:
    """The name of the file that a work came from; empty if it came from none."""
    names = work.provenance.order_by("position", "id").values_list("original__name", flat=True)
    return names.first() or ""


def _beside(rows: QuerySet[Provenance], name: str) -> list[Provenance]:
    folder, _, _ = name.rpartition("/")
    near = (
        rows.filter(original__name__startswith=f"{folder}/") if folder else rows.exclude(original__name__contains="/")
    )
    after = near.filter(original__name__gte=name).order_by("original__name", "start")
    before = near.filter(original__name__lt=name).order_by("-original__name", "-start")
    return [one for side in (after, before) for one in side[:FILES_BESIDE]]


def _by_the_same(rows: QuerySet[Provenance], work: Work) -> list[Provenance]:
    own = Credit.objects.filter(work=work, role=CreditRole.AUTHOR).values("pen_name")
    theirs = Credit.objects.filter(work=OuterRef("work"), role=CreditRole.AUTHOR, pen_name__in=own)
    return list(rows.filter(Exists(theirs)).order_by("-work__id")[:BY_THE_SAME])


def lessons_of(work: Work) -> list[Lesson]:
    """The lessons that hold of this work: those that it taught and those that it was taught."""
    taught = Q(taught_by__provenance__work=work) | Q(corrections__provenance__work=work)
    numbers = Lesson.objects.filter(taught, undone_at__isnull=True).values("pk")
    return list(Lesson.objects.filter(pk__in=numbers).select_related("by").order_by("-at", "-id"))
