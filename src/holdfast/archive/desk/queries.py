"""Every read of bringings: what waits, what is here already, what became of every file."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Count, QuerySet

from holdfast.archive.desk.models import Bringing, BringingState, BroughtFile, Outcome
from holdfast.archive.desk.report import Line, Report
from holdfast.archive.works.models import Provenance


def unfinished() -> QuerySet[Bringing]:
    """What waits to be run, or was being run when its process ended; the oldest first."""
    return Bringing.objects.exclude(state=BringingState.DONE).order_by("id")


def held(digests: Collection[str]) -> dict[str, int]:
    """Those of these originals that a work was made from, each with the work's number."""
    rows = Provenance.objects.filter(original__sha256__in=digests).order_by("-id")
    return dict(rows.values_list("original__sha256", "work_id"))


def reported(bringing: Bringing, names: Collection[str]) -> set[tuple[str, str]]:
    """The files of these names that this bringing has dealt with already, as (name, digest)."""
    return set(bringing.files.filter(name__in=names).values_list("name", "sha256"))


def counts_of(bringing: Bringing) -> dict[str, int]:
    """How many files met each outcome so far."""
    return dict(bringing.files.order_by().values_list("outcome").annotate(Count("id")))


def report_of(bringing: Bringing) -> Report:
    counts = counts_of(bringing)
    works = tuple(map(_line, _files(bringing, Outcome.BROUGHT, Outcome.DOUBTFUL)))
    return Report(
        brought=len(works),
        here=counts.get(Outcome.HERE, 0),
        doubtful=tuple(one for one in works if one.outcome == Outcome.DOUBTFUL),
        refused=tuple(map(_line, _files(bringing, Outcome.REFUSED))),
        works=works,
    )


def _files(bringing: Bringing, *outcomes: Outcome) -> QuerySet[BroughtFile]:
    files = bringing.files.filter(outcome__in=outcomes).select_related("work")
    return files.only("name", "outcome", "reasons", "work__address", "work__title", "work__opening").order_by("id")


def _line(file: BroughtFile) -> Line:
    work = file.work
    address, title = (work.address, work.title or None) if work else (None, None)
    return Line(file.name, file.outcome, tuple(file.reasons), address, title)
