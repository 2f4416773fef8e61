"""Everything that a person does to a work under review: a verb each."""

from __future__ import annotations

from django.utils import timezone

from holdfast.archive.journal.actions import record, writing
from holdfast.archive.people.models import Person
from holdfast.archive.review.correcting import correct, take_back
from holdfast.archive.review.joining import join, merge, part_again
from holdfast.archive.review.models import Aside
from holdfast.archive.review.refusing import NotReviewed, refuse_unless_allowed
from holdfast.archive.review.splitting import split, unsplit
from holdfast.archive.review.teaching import teach, unteach
from holdfast.archive.works.actions import mark_reviewed
from holdfast.archive.works.models import Work, WorkState

__all__ = [
    "NotReviewed",
    "accept",
    "bring_back",
    "correct",
    "join",
    "merge",
    "part_again",
    "set_aside",
    "split",
    "take_back",
    "teach",
    "unsplit",
    "unteach",
]


def accept(work: Work, *, by: Person | None) -> None:
    """It is well as it is. The doubts stay in its provenance."""
    refuse_unless_allowed(by)
    mark_reviewed(work, by=by)


def set_aside(work: Work, reason: str, *, by: Person | None) -> None:
    """No list, search or count knows it any more; keepers open it at its address. Nothing of it is deleted."""
    refuse_unless_allowed(by)
    if work.state == WorkState.JOINED:
        raise NotReviewed(f"“{work}” was joined into another work. Part them again, or set that one aside.")
    if work.state == WorkState.ASIDE:
        return
    with writing():
        now = timezone.now()
        Aside.objects.create(work=work, reason=reason.strip(), before=work.state, by=by, at=now)
        _set_state(work, WorkState.ASIDE)
        record(by, "set-aside", "work", work.address, reason=reason.strip())


def bring_back(work: Work, *, by: Person | None) -> None:
    """What was set aside is what it was before."""
    refuse_unless_allowed(by)
    if work.state != WorkState.ASIDE:
        return
    with writing():
        aside = Aside.objects.filter(work=work, ended_at__isnull=True).order_by("-id").first()
        _set_state(work, WorkState(aside.before) if aside else WorkState.PUBLISHED)
        Aside.objects.filter(work=work, ended_at__isnull=True).update(ended_at=timezone.now())
        record(by, "brought-back", "work", work.address)


def _set_state(work: Work, state: WorkState) -> None:
    work.state, work.changed = state, timezone.now()
    work.save(update_fields=["state", "changed"])
