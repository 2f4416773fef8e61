"""Every read of offers that pages need."""

from __future__ import annotations

from django.db.models import Count, Prefetch, QuerySet

from holdfast.archive.people.rules import Viewer
from holdfast.archive.sameness.differences import Difference, differences
from holdfast.archive.sameness.models import Offer, Offered, OfferState
from holdfast.archive.sameness.rules import may_decide
from holdfast.archive.works.models import Chapter, Provenance, Work
from holdfast.archive.works.queries import with_cards

MOST_DIFFERENCES = 6


def offers(viewer: Viewer, state: str = OfferState.OPEN) -> QuerySet[Offer]:
    """Offers in this state, each with its works as lists show them: what waits by age, what was decided latest first."""
    if not may_decide(viewer):
        return Offer.objects.none()
    order = ("at", "id") if state == OfferState.OPEN else ("-decided", "-id")
    return _with_works(Offer.objects.filter(state=state)).order_by(*order)


def number_of(viewer: Viewer) -> dict[str, int]:
    """How many offers there are in each state."""
    rows = Offer.objects.all() if may_decide(viewer) else Offer.objects.none()
    return dict(rows.order_by().values_list("state").annotate(Count("pk")))


def offer_at(viewer: Viewer, address: str) -> Offer | None:
    if not may_decide(viewer):
        return None
    return _with_works(Offer.objects.filter(address=address)).first()


def after(viewer: Viewer, offer: Offer) -> Offer | None:
    """The offer to look at once this one is decided: the next in the list, or else its first."""
    waiting = offers(viewer).exclude(pk=offer.pk)
    later = waiting.filter(at__gt=offer.at) | waiting.filter(at=offer.at, pk__gt=offer.pk)
    return later.first() or waiting.first()


def _with_works(rows: QuerySet[Offer]) -> QuerySet[Offer]:
    """With all their works and the files of these, whatever became of them: whoever may decide may know."""
    files = Prefetch("provenance", Provenance.objects.select_related("original").defer("reading"))
    shown = Prefetch("work", with_cards(Work.objects.all()).prefetch_related(files))
    return rows.select_related("by").prefetch_related(Prefetch("offered", Offered.objects.prefetch_related(shown)))


def first_differences(first: Work, second: Work) -> list[Difference]:
    """Where the texts that readers see differ, the first few places."""
    return differences(_text(first), _text(second), MOST_DIFFERENCES)


def _text(work: Work) -> str:
    shown = Chapter.objects.filter(work=work, shown__isnull=False).order_by("position")
    return "\n\n".join(shown.values_list("shown__text", flat=True))
