"""Every read of series: parts in order, and what is missing between them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Prefetch, Q, QuerySet

from holdfast.archive.people.rules import Viewer
from holdfast.archive.series.models import Place, Series
from holdfast.archive.series.numerals import numbered_like
from holdfast.archive.series.rules import visible_places, visible_series
from holdfast.archive.works.models import Want, Work
from holdfast.archive.works.queries import with_cards
from holdfast.archive.works.rules import visible_works


@dataclass(frozen=True)
class Part:
    """A line of a series: a work, a want, or (with neither) parts `first` to `last` that nobody has told us about.

    `label` is how its number is written; where no text writes it, as those beside it are.
    """

    label: str = ""
    first: int | None = None
    last: int | None = None
    work: Work | None = None
    want: Want | None = None


@dataclass(frozen=True)
class Neighbours:
    """Where a work stands in a series, and what comes before and after it."""

    series: Series
    part: Part
    before: Part | None
    after: Part | None


def all_series(viewer: Viewer) -> QuerySet[Series]:
    """Series of which the viewer may see a work, each with `held` and `missing` counted."""
    visible = visible_works(viewer).order_by()
    held = Count("places", filter=Q(places__work__in=visible), distinct=True)
    missing = Count("places", filter=Q(places__work__isnull=True, places__want__met_by__isnull=True), distinct=True)
    return visible_series(viewer).annotate(held=held, missing=missing).filter(held__gt=0).order_by("folded", "id")


def series_at(viewer: Viewer, address: str) -> Series | None:
    return all_series(viewer).filter(address=address).first()


def parts(viewer: Viewer, series: Series) -> list[Part]:
    """The series' parts in order with the gaps named; works the viewer may not see leave a gap."""
    places = visible_places(viewer).filter(series=series).select_related("want").order_by("position", "id")
    works = {work.pk: work for work in with_cards(visible_works(viewer).filter(places__series=series))}
    return with_gaps(_parts(places, works), series.total)


def _parts(places: Iterable[Place], works: dict[int, Work]) -> list[Part]:
    known = []
    places = list(places)
    labels = _labels_of(places)
    for place in places:
        work = works.get(place.work_id or (place.want.met_by_id if place.want else None) or 0)
        want = place.want if work is None and place.work_id is None else None
        if work is not None or want is not None:
            label = place.label or (numbered_like(labels, place.position) if place.position else "")
            known.append(Part(label, place.position, place.position, work, want))
    return known


def _labels_of(places: Iterable[Place]) -> dict[int, str]:
    """How the numbers of these places are written, where a text writes them."""
    return {place.position: place.label for place in places if place.position is not None and place.label}


def with_gaps(known: list[Part], total: int | None) -> list[Part]:
    """Parts by number with a line for each run of numbers that nobody holds; parts without a number come last."""
    numbered = sorted((part for part in known if part.first is not None), key=lambda part: part.first or 0)
    lines: list[Part] = []
    labels = {part.first: part.label for part in numbered if part.first is not None}
    due = 1
    for part in numbered:
        here = part.first or 0
        if here > due:
            lines.append(_gap(labels, due, here - 1))
        lines.append(part)
        due = max(due, here + 1)
    if total and due <= total and numbered:
        lines.append(_gap(labels, due, total))
    return lines + [part for part in known if part.first is None]


def _gap(labels: dict[int, str], first: int, last: int) -> Part:
    ends = dict.fromkeys((numbered_like(labels, first), numbered_like(labels, last)))
    return Part("–".join(ends), first, last)


def neighbours(viewer: Viewer, work: Work) -> list[Neighbours]:
    """For each series of the work: its own place and the parts next to it."""
    mine = Place.objects.filter(work=work).values("series")
    places = visible_places(viewer).select_related("want").order_by("position", "id")
    found = list(Series.objects.filter(pk__in=mine).prefetch_related(Prefetch("places", places)).order_by("id"))
    if not found:
        return []
    numbers = [place.work_id for series in found for place in series.places.all() if place.work_id]
    works = visible_works(viewer).in_bulk(numbers)
    beside = (_beside(series, with_gaps(_parts(series.places.all(), works), series.total), work) for series in found)
    return [one for one in beside if one is not None]


def _beside(series: Series, lines: list[Part], work: Work) -> Neighbours | None:
    """None for a work that was set aside: it stands in no series."""
    own = (index for index, part in enumerate(lines) if part.work is not None and part.work.pk == work.pk)
    at = next(own, None)
    if at is None:
        return None
    before = lines[at - 1] if at > 0 else None
    after = lines[at + 1] if at + 1 < len(lines) else None
    return Neighbours(series, lines[at], before, after)
