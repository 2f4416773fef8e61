"""Everything that changes series and the places in them."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Q

from holdfast.archive.journal.actions import record, writing
from holdfast.archive.names import fold
from holdfast.archive.people.models import Person
from holdfast.archive.series.models import Place, Series
from holdfast.archive.works.models import CreditRole, Want, Work
from holdfast.archive.works.wanting import meet


def series_for(title: str, authors: Collection[str]) -> tuple[Series, bool]:
    """The series of this title by these authors (folded pen names), made when it is new. In the caller's transaction.

    Two series of one title by different authors are two. Where one side names no author they may be
    the same; then the answer's second half is True, and somebody should look.
    """
    unsure: Series | None = None
    for found in Series.objects.filter(folded=fold(title, 500)).order_by("id"):
        theirs = _authors_of(found)
        if theirs & set(authors) or (not theirs and not authors):
            return found, False
        if not theirs or not authors:
            unsure = unsure or found
    if unsure is not None:
        return unsure, True
    return Series.objects.create(title=title, folded=fold(title, 500)), False


def _authors_of(series: Series) -> set[str]:
    written = Q(credits__role=CreditRole.AUTHOR)
    names = Work.objects.filter(written, places__series=series).values_list("credits__pen_name__folded", flat=True)
    return set(names)


def place_work(work: Work, series: Series, position: int | None, label: str, total: int | None) -> Place:
    """Give the work its place; a place that waited there for just this work is taken by it."""
    if total is not None and total > (series.total or 0):
        series.total = total
        series.save(update_fields=["total"])
    waiting = series.places.filter(position=position, work__isnull=True, want__folded=work.folded).first()
    if waiting is None or position is None:
        return Place.objects.create(series=series, work=work, position=position, label=label)
    waiting.work, waiting.label = work, label or waiting.label
    waiting.save(update_fields=["work", "label"])
    return waiting


def place_want(wanted: Want, series: Series, position: int) -> Place | None:
    """Show a part as missing, unless something stands in its place already."""
    if series.places.filter(position=position).exists() or series.places.filter(want=wanted).exists():
        return None
    return Place.objects.create(series=series, want=wanted, position=position)


def meet_want(wanted: Want, work: Work, *, by: Person | None) -> None:
    """The work is the one that was wanted, in every series that has a place for it too."""
    with writing():
        meet(wanted, work, by=by)
        for place in Place.objects.filter(want=wanted, work__isnull=True).select_related("series"):
            if place.series.places.filter(work=work).exists():
                place.delete()
            else:
                place.work = work
                place.save(update_fields=["work"])
            record(by, "placed", "series", place.series.address, work=work.address)
