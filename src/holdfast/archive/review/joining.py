"""Works that become one, and are parted again: parts in several files, or copies of one story."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from itertools import count
from typing import Any

from django.utils import timezone
from django.utils.dateparse import parse_datetime

from holdfast.archive.bridge import renew
from holdfast.archive.journal.actions import record, writing
from holdfast.archive.people.models import Person
from holdfast.archive.review.models import Joined, Joining, JoiningKind
from holdfast.archive.review.queries import last_joining, posting_of
from holdfast.archive.review.reading import parts_of, read_again
from holdfast.archive.review.refusing import NotReviewed, refuse_unless_allowed
from holdfast.archive.works.models import Provenance, ProvenanceRole, Work, WorkState


def join(works: Sequence[Work], *, by: Person | None) -> Work:
    """The works become one: in the order given their texts are the chapters of the first, which keeps its address.

    Where every part says its number (2/5), the numbers order them. The others' addresses lead to the first; nothing of them is
    lost, and `part_again` undoes it. Works that are joined so already stay as they are. Answers with the first.
    """
    refuse_unless_allowed(by)
    with writing():
        kept, others = _fresh(works)
        if others:
            joining = _take_in(kept, others, JoiningKind.PARTS, by)
            _renumber(kept)
            renew(kept, read_again(kept), by=by)
            _tell(joining, "joined", by)
    return kept


def merge(kept: Work, others: Sequence[Work], *, by: Person | None) -> Work:
    """The others are copies of `kept`: what they were made from is kept beside it, and nothing of it is shown.

    Their addresses lead to it; `part_again` undoes it. Those that are its copies already stay as they are.
    """
    refuse_unless_allowed(by)
    with writing():
        kept, others = _fresh([kept, *others])
        if others:
            joining = _take_in(kept, others, JoiningKind.COPIES, by)
            _tell(joining, "merged", by)
    return kept


def part_again(work: Work, *, by: Person | None) -> list[Work]:
    """The last joining (or merging) into this work undone: each has what it had. Answers with those that are works again."""
    refuse_unless_allowed(by)
    with writing():
        work.refresh_from_db()
        joining = last_joining(work)
        if joining is None:
            return []
        if work.state == WorkState.JOINED:
            raise NotReviewed(f"“{work}” was itself joined into “{work.joined_into}”. Part that one first.")
        if work.state == WorkState.ASIDE:
            raise NotReviewed(f"“{work}” was set aside. Bring it back first.")
        parted = [_let_go(one, work) for one in joining.works.select_related("work")]
        _put_back(work, joining.before, work)
        joining.undone_at = timezone.now()
        joining.save(update_fields=["undone_at"])
        for one in (work, *parted):
            renew(one, read_again(one), by=by)
        record(by, "parted", "work", work.address, works=[one.address for one in parted])
        for one in parted:
            record(by, "parted-from", "work", one.address, work=work.address)
    return parted


def _fresh(works: Sequence[Work]) -> tuple[Work, list[Work]]:
    """The first work and those of the others that are not joined into it yet, as the store has them; refuses what cannot be."""
    rows = Work.objects.select_related("joined_into").in_bulk([one.pk for one in works])
    kept, *others = [rows[number] for number in dict.fromkeys(one.pk for one in works)]
    apart = [one for one in others if one.joined_into != kept]
    for one in (kept, *apart):
        if one.state == WorkState.JOINED:
            raise NotReviewed(f"“{one}” was joined into “{one.joined_into}” already. Take that work instead.")
        if one.state == WorkState.ASIDE:
            raise NotReviewed(f"“{one}” was set aside. Bring it back first.")
        if one.state != kept.state:
            hidden, seen = sorted((one, kept), key=lambda each: each.state)
            raise NotReviewed(
                f"“{hidden}” is hidden and “{seen}” is not. Joined they would be both seen or both hidden."
            )
    return kept, apart


def _take_in(kept: Work, others: Sequence[Work], kind: JoiningKind, by: Person | None) -> Joining:
    joining = Joining.objects.create(work=kept, kind=kind, before=_as_it_is(kept), by=by, at=timezone.now())
    if kind == JoiningKind.PARTS and any(one.needs_review for one in others):
        kept.reviewed_at = None  # its new parts have not been looked at
        kept.save(update_fields=["reviewed_at"])
    due = count(max((one.position for one in parts_of(kept)), default=0) + 1)
    for other in others:
        Joined.objects.create(joining=joining, work=other, before=_as_it_is(other))
        for one in parts_of(other):
            one.work, one.position = kept, next(due)
            if kind == JoiningKind.COPIES:
                one.role = ProvenanceRole.COPY
            one.save(update_fields=["work", "position", "role"])
        other.joined.update(joined_into=kept)
        other.state, other.joined_into, other.changed = WorkState.JOINED, kept, timezone.now()
        other.save(update_fields=["state", "joined_into", "changed"])
    return joining


def _as_it_is(work: Work) -> dict[str, Any]:
    """What `_put_back` needs."""
    return {
        "reviewed_at": work.reviewed_at.isoformat() if work.reviewed_at else None,
        "provenance": [[one.pk, one.position, one.role] for one in parts_of(work)],
        "joined": list(work.joined.values_list("pk", flat=True)),
    }


def _let_go(one: Joined, kept: Work) -> Work:
    work = one.work
    _put_back(work, one.before, kept)
    Work.objects.filter(pk__in=one.before["joined"], joined_into=kept).update(joined_into=work)
    return work


def _put_back(work: Work, before: dict[str, Any], kept: Work) -> None:
    """It is as hidden, or as much to be seen, as the work that it was joined into is by now."""
    for number, position, role in before["provenance"]:
        Provenance.objects.filter(pk=number).update(work=work, position=position, role=role)
    work.state, work.joined_into, work.changed = kept.state, None, timezone.now()
    said: datetime | None = parse_datetime(before["reviewed_at"]) if before["reviewed_at"] else None
    work.reviewed_at = work.reviewed_at or said
    work.save(update_fields=["state", "joined_into", "changed", "reviewed_at"])


def _renumber(work: Work) -> None:
    """The parts in their order: by the numbers they were posted with, where each has one of its own. Copies come last."""
    every = parts_of(work)
    parts = [one for one in every if one.role == ProvenanceRole.PART]
    numbered = {posting_of(one)[0]: one for one in parts}
    if 0 not in numbered and len(numbered) == len(parts):
        parts = [numbered[number] for number in sorted(numbered)]
    copies = [one for one in every if one.role != ProvenanceRole.PART]
    for position, one in enumerate([*parts, *copies]):
        one.position = position
        one.save(update_fields=["position"])


def _tell(joining: Joining, verb: str, by: Person | None) -> None:
    others = [one.work.address for one in joining.works.select_related("work")]
    record(by, verb, "work", joining.work.address, works=others)
    for address in others:
        record(by, f"{verb}-into", "work", address, work=joining.work.address)
