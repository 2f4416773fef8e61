"""Everything that is done to a work after it was brought: hide, show, look at, relate."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from holdfast.archive.journal.actions import record, writing
from holdfast.archive.people.models import Person
from holdfast.archive.works.models import Relation, RelationKind, SaidBy, Work, WorkState
from holdfast.archive.works.rules import LISTED, may_change


class NotShown(ValueError):
    """A work that can be neither hidden nor shown as it is; the sentence says why."""


class NotRelated(ValueError):
    """Two works that cannot be related so; the sentence says why."""


def hide(work: Work, *, by: Person | None) -> None:
    """Nobody but the keepers sees it any more. Nothing of it is deleted."""
    _set_state(work, WorkState.HIDDEN, "hid", by)


def show(work: Work, *, by: Person | None) -> None:
    _set_state(work, WorkState.PUBLISHED, "showed", by)


def mark_reviewed(work: Work, *, by: Person | None) -> None:
    """Somebody has looked at what was doubtful. The doubts stay in the provenance. Saying it twice changes nothing."""
    _refuse_unless_allowed(work, by)
    if work.reviewed_at is not None and not work.needs_review:
        return
    with writing():
        work.needs_review, work.reviewed_at = False, timezone.now()
        work.save(update_fields=["needs_review", "reviewed_at"])
        record(by, "reviewed", "work", work.address)


def relate(work: Work, kind: str, to: Work, *, by: Person | None) -> Relation:
    """Say that `work` points to another one here. Saying it twice changes nothing."""
    _refuse_unless_allowed(work, by)
    if work == to:
        raise NotRelated("A work cannot point to itself.")
    if kind not in RelationKind.values:
        raise NotRelated(f"“{kind}” is not one of: {', '.join(RelationKind.values)}.")
    said = {"title": to.title, "said_by": SaidBy.KEEPER}
    with writing():
        relation, new = Relation.objects.get_or_create(work=work, kind=kind, to_work=to, defaults=said)
        if new:
            record(by, "related", "work", work.address, kind=kind, to=to.address)
    return relation


def unrelate(relation: Relation, *, by: Person | None) -> None:
    _refuse_unless_allowed(relation.work, by)
    with writing():
        facts = {"kind": relation.kind, "title": relation.title}
        relation.delete()
        record(by, "unrelated", "work", relation.work.address, **facts)


def _set_state(work: Work, state: WorkState, verb: str, by: Person | None) -> None:
    _refuse_unless_allowed(work, by)
    if work.state == state:
        return
    if work.state not in LISTED:
        said = f"“{work}” is {WorkState(work.state).label.lower()}"
        raise NotShown(f"{said}. Bring it back, or part it again, before it is hidden or shown.")
    with writing():
        work.state = state
        work.changed = timezone.now()
        work.save(update_fields=["state", "changed"])
        record(by, verb, "work", work.address)


def _refuse_unless_allowed(work: Work, by: Person | None) -> None:
    """Without a person it is the machine's own keeper who asks, at the command line."""
    if by is not None and not may_change(by, work):
        raise PermissionDenied("Only a keeper of the archive may change this work.")
