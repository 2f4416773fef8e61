"""What a keeper decides of an offer. Nothing is joined without it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from holdfast.archive.journal.actions import record, writing
from holdfast.archive.people.models import Person
from holdfast.archive.review import actions as review
from holdfast.archive.sameness.models import Offer, OfferKind, OfferState
from holdfast.archive.sameness.rules import may_decide
from holdfast.archive.works.models import Work


class NotDecided(ValueError):
    """An offer that cannot be answered so; the sentence says why."""


def join(offer: Offer, addresses: Sequence[str], *, by: Person | None) -> Work:
    """The chosen pieces become one work, in the order of the offer; all others stay as they are."""
    if offer.kind != OfferKind.PARTS:
        raise NotDecided("These are no parts of one post, so they cannot stand one after another. Nothing was changed.")
    chosen = [work for work in _works(offer) if work.address in addresses]
    if len(chosen) < 2:
        raise NotDecided("Choose at least two parts. Nothing was changed.")
    with _deciding(offer, OfferState.ACCEPTED, "accepted", by):
        return review.join(chosen, by=by)


def keep(offer: Offer, address: str, *, by: Person | None) -> Work:
    """The work at this address stays, and the other's originals are kept with it. Of a whole and its part the whole stays."""
    works = _works(offer)
    kept = (
        works[0] if offer.kind == OfferKind.CONTAINED else next((one for one in works if one.address == address), None)
    )
    if offer.kind == OfferKind.PARTS or len(works) < 2:
        raise NotDecided("There are no two copies here of which one could stay. Nothing was changed.")
    if kept is None:
        raise NotDecided("Say which of the two stays. Nothing was changed.")
    with _deciding(offer, OfferState.ACCEPTED, "accepted", by):
        review.merge(kept, [one for one in works if one != kept], by=by)
    return kept


def decline(offer: Offer, *, by: Person | None) -> None:
    """They do not belong together, and are not offered again."""
    with _deciding(offer, OfferState.DECLINED, "declined", by):
        pass


def offer_again(offer: Offer, *, by: Person | None) -> None:
    """Take back that they do not belong together."""
    _refuse_unless_allowed(by)
    if offer.state != OfferState.DECLINED:
        raise NotDecided(
            "Only what was kept apart can be offered again. What was joined is parted on its own review page."
        )
    with writing():
        _put(offer, OfferState.OPEN, None)
        record(by, "offered-again", "offer", offer.address)


@contextmanager
def _deciding(offer: Offer, state: OfferState, verb: str, by: Person | None) -> Iterator[None]:
    """Refuses what somebody else has decided in the meantime; all of it happens, or nothing."""
    _refuse_unless_allowed(by)
    with writing():
        stands = Offer.objects.select_for_update().get(pk=offer.pk)
        if stands.state != OfferState.OPEN:
            raise NotDecided(f"This was decided already: {stands.get_state_display().lower()}. Nothing was changed.")
        works = [one.address for one in _works(offer)]
        yield
        _put(offer, state, by)
        record(by, verb, "offer", offer.address, kind=offer.kind, works=works)


def _put(offer: Offer, state: OfferState, by: Person | None) -> None:
    offer.state, offer.by = state, by
    offer.decided = timezone.now() if state != OfferState.OPEN else None
    offer.save(update_fields=["state", "by", "decided"])


def _works(offer: Offer) -> list[Work]:
    return [one.work for one in offer.offered.select_related("work").order_by("position")]


def _refuse_unless_allowed(by: Person | None) -> None:
    """Without a person it is the machine's own keeper who asks, at the command line."""
    if by is not None and not may_decide(by):
        raise PermissionDenied("Only a keeper of the archive may say which works belong together.")
