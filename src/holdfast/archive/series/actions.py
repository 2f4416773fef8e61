"""Everything that changes series and the places in them."""

from __future__ import annotations

from collections.abc import Collection

from holdfast.archive.journal.actions import record, writing
from holdfast.archive.names import fold
from holdfast.archive.people.models import Person
from holdfast.archive.series.models import Place, Series
from holdfast.archive.works.models import CreditRole, SaidBy, Want, Work
from holdfast.archive.works.wanting import meet, unmeet


def series_for(title: str, authors: Collection[str], *, of: Work | None = None) -> tuple[Series, bool]:
    """The series of this title by these authors (folded pen names), made when it is new. In the caller's transaction.

    Two series of one title by different authors are two. Where one side names no author they may be
    the same; then the answer's second half is True, and somebody should look. A work that stands in one already asks who the
    others' authors are; where it stands alone, the series is its own. One that every work has left is anybody's.
    """
    left: Series | None = None
    unsure: Series | None = None
    for found in Series.objects.filter(folded=fold(title, 500)).order_by("id"):
        theirs = _authors_of(found, of)
        if theirs & set(authors) or (not theirs and not authors) or _is_alone(of, found):
            return found, False
        if not found.places.filter(work__isnull=False).exists():
            left = left or found
        elif not theirs or not authors:
            unsure = unsure or found
    if left is not None:
        return left, False
    if unsure is not None:
        return unsure, True
    return Series.objects.create(title=title, folded=fold(title, 500)), False


def _authors_of(series: Series, but: Work | None) -> set[str]:
    written = Work.objects.filter(credits__role=CreditRole.AUTHOR, places__series=series)
    others = written if but is None else written.exclude(pk=but.pk)
    return set(others.values_list("credits__pen_name__folded", flat=True))


def _is_alone(work: Work | None, series: Series) -> bool:
    if work is None:
        return False
    held = set(series.places.filter(work__isnull=False).values_list("work", flat=True))
    return held == {work.pk}


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
                place.said_by = SaidBy.FINDING if by is None else SaidBy.KEEPER
                place.save(update_fields=["work", "said_by"])
            record(by, "placed", "series", place.series.address, work=work.address)


def give_up_place(place: Place) -> None:
    """The work stands there no more. A place that was kept for a want waits for it again. In the caller's transaction."""
    if place.want_id is None:
        place.delete()
        return
    place.work, place.said_by = None, SaidBy.FINDING
    place.save(update_fields=["work", "said_by"])


def unmeet_want(wanted: Want, work: Work) -> None:
    """The work is not the one that was wanted, in no series either. In the caller's transaction."""
    unmeet(wanted, work)
    for place in Place.objects.filter(want=wanted, work=work):
        give_up_place(place)


def drop_want(wanted: Want) -> None:
    """Nothing asks for it any more: it leaves the want list. In the caller's transaction."""
    if wanted.met_by_id is None and not wanted.relations.exists():
        Place.objects.filter(want=wanted, work__isnull=True).delete()
        if not wanted.places.exists():
            record(None, "unwanted", "want", wanted.address, title=wanted.title, author=wanted.author)
            wanted.delete()
