"""A correction taught to the files around it, and taken back from all of them."""

from __future__ import annotations

from collections import defaultdict

from django.utils import timezone

from holdfast.archive.journal.actions import record, writing
from holdfast.archive.people.models import Person
from holdfast.archive.review.correcting import correct_within, take_back_within
from holdfast.archive.review.lessons import lessons_for
from holdfast.archive.review.models import Correction, Lesson
from holdfast.archive.review.refusing import NotReviewed, refuse_unless_allowed


def teach(correction: Correction, proposal_key: str, *, by: Person | None) -> Lesson:
    """What the proposal of this key would change is changed: a correction of its own for each file, all of them or none.

    Taught already, it is taught to what came since; when nothing did, the lesson that stands is the answer.
    """
    refuse_unless_allowed(by)
    with writing():
        proposal = next((one for one in lessons_for(correction) if one.key == proposal_key), None)
        if proposal is None:
            return _taught(correction, proposal_key)
        lesson = Lesson.objects.create(
            key=proposal_key, sentence=proposal.sentence, taught_by=correction, by=by, at=timezone.now()
        )
        for change in proposal.changes:
            correct_within(change.provenance, change.told, by=by, lesson=lesson)
        work = correction.provenance.work
        record(by, "taught", "work", work.address, lesson=lesson.pk, sentence=proposal.sentence)
    return lesson


def _taught(correction: Correction, key: str) -> Lesson:
    before = Lesson.objects.filter(taught_by=correction, key=key, undone_at__isnull=True).order_by("-id").first()
    if before is None:
        raise NotReviewed("This does not fit the files around it any more. Look at what is proposed now.")
    return before


def unteach(lesson: Lesson, *, by: Person | None) -> None:
    """What the lesson told is taken back from every file, as if it had never been taught. Twice changes nothing."""
    refuse_unless_allowed(by)
    with writing():
        if not Lesson.objects.filter(pk=lesson.pk, undone_at__isnull=True).update(undone_at=timezone.now()):
            return
        lesson.refresh_from_db()
        told: dict[int, list[Correction]] = defaultdict(list)
        for one in lesson.corrections.filter(undone_at__isnull=True).select_related("provenance"):
            told[one.provenance_id].append(one)
        for several in told.values():
            take_back_within(several, by=by)
        if lesson.taught_by is not None:
            work = lesson.taught_by.provenance.work
            record(by, "untaught", "work", work.address, lesson=lesson.pk, sentence=lesson.sentence)
