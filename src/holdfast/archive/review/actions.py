"""Everything that a person does to a work under review: a verb each."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Max
from django.utils import timezone

from holdfast.archive.bridge import renew
from holdfast.archive.journal.actions import record, writing
from holdfast.archive.people.models import Person
from holdfast.archive.review.joining import join, merge, part_again
from holdfast.archive.review.models import Aside, Correction, Lesson
from holdfast.archive.review.reading import read_again, source_of, told_of
from holdfast.archive.review.refusing import NotReviewed, refuse_unless_allowed
from holdfast.archive.review.splitting import split, unsplit
from holdfast.archive.works.actions import mark_reviewed
from holdfast.archive.works.models import Provenance, Work, WorkState
from holdfast.story import Told, refusal

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
    "unsplit",
]


def accept(work: Work, *, by: Person | None) -> None:
    """It is well as it is. The doubts stay in its provenance."""
    refuse_unless_allowed(by)
    mark_reviewed(work, by=by)


def correct(provenance: Provenance, told: Sequence[Told], *, by: Person | None) -> list[Correction]:
    """What was told of an original holds from now on, in place of what was told before of the same fields.

    The original is read again, and the work's rows say the result. What holds already changes nothing. Answers with the new
    corrections. Raises NotReviewed with a sentence when something of it cannot be told, and then nothing of it holds.
    """
    refuse_unless_allowed(by)
    source = source_of(provenance)
    sentences = [sentence for one in told if (sentence := refusal(source, one, provenance.part))]
    if sentences:
        raise NotReviewed(" ".join(dict.fromkeys(sentences)))
    with writing():
        return correct_within(provenance, told, by=by)


def correct_within(
    provenance: Provenance, told: Sequence[Told], *, by: Person | None, lesson: Lesson | None = None
) -> list[Correction]:
    """The same in the caller's transaction, of what was found to be tellable."""
    news = _news(provenance, told)
    if not news:
        return []
    act = (provenance.corrections.aggregate(last=Max("act"))["last"] or 0) + 1
    now = timezone.now()
    made = Correction.objects.bulk_create(
        Correction(
            provenance=provenance,
            field=one.field,
            value=one.value,
            start=one.start,
            end=one.end,
            act=act,
            by=by,
            at=now,
            lesson=lesson,
        )
        for one in news
    )
    work = Work.objects.get(pk=provenance.work_id)
    renew(work, read_again(work), by=by)
    record(by, "corrected", "work", work.address, fields=sorted({one.key for one in news}))
    return made


def _news(provenance: Provenance, told: Sequence[Told]) -> list[Told]:
    """What does not hold already, field by field: of a field all that is told, or nothing."""
    holds, wanted = (_by_key(several) for several in (told_of(provenance), told))
    return [one for key, several in wanted.items() if holds.get(key) != several for one in several]


def _by_key(told: Sequence[Told]) -> dict[str, list[Told]]:
    found: dict[str, list[Told]] = {}
    for one in dict.fromkeys(told):
        found.setdefault(one.key, []).append(one)
    return found


def take_back(correction: Correction, *, by: Person | None) -> None:
    """As if it had never been said; what was said before of the same field holds again. Twice changes nothing."""
    refuse_unless_allowed(by)
    with writing():
        take_back_within([correction], by=by)


def take_back_within(corrections: Sequence[Correction], *, by: Person | None) -> None:
    """The same of several of one original, in the caller's transaction."""
    numbers = [one.pk for one in corrections]
    standing = Correction.objects.filter(pk__in=numbers, undone_at__isnull=True)
    fields = sorted({one.told.key for one in standing})
    if not standing.update(undone_at=timezone.now()):
        return
    for one in corrections:
        one.refresh_from_db()
    work = Work.objects.get(provenance=corrections[0].provenance_id)
    renew(work, read_again(work), by=by)
    record(by, "took-back", "work", work.address, fields=fields)


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
