"""Corrections: told, told again, taken back; each time the original is read again and the work's rows say the result."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Max
from django.utils import timezone

from holdfast.archive.bridge import renew
from holdfast.archive.journal.actions import record, writing
from holdfast.archive.people.models import Person
from holdfast.archive.review.models import Correction, Lesson
from holdfast.archive.review.reading import read_again, source_of, told_of
from holdfast.archive.review.refusing import NotReviewed, refuse_unless_allowed
from holdfast.archive.works.models import Provenance, Work
from holdfast.story import Told, refusal


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
    work = Work.objects.get(provenance=provenance.pk)  # by now: it may have been joined since it was looked at
    renew(work, read_again(work), by=by)
    record(by, "corrected", "work", work.address, fields=sorted({one.key for one in news}))
    return made


def _news(provenance: Provenance, told: Sequence[Told]) -> list[Told]:
    """What does not hold already, field by field: of a field all that is told, or nothing."""
    holds, wanted = (_by_key(several) for several in (told_of(provenance), told))
    return [one for key, several in wanted.items() if holds.get(key) != several for one in several]


def _by_key(told: Sequence[Told]) -> dict[str, list[Told]]:
    found: dict[str, list[Told]] = {}
    for one in reversed(dict.fromkeys(reversed(told))):  # of what is said twice, the last time counts
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
