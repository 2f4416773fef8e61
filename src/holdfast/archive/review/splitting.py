"""One original that holds several works, parted into them; and made whole again."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from django.utils import timezone

from holdfast.archive.bridge import keep_all, renew
from holdfast.archive.journal.actions import record, writing
from holdfast.archive.people.models import Person
from holdfast.archive.prepared import prepare
from holdfast.archive.review.models import Correction, Joining, Splitting
from holdfast.archive.review.reading import in_force, read_again, source_of
from holdfast.archive.review.refusing import NotReviewed, refuse_unless_allowed
from holdfast.archive.works.models import Provenance, Work, WorkState
from holdfast.story import Source, read, read_manuscript

Span = tuple[int, int]


def split(provenance: Provenance, at: Sequence[int], *, by: Person | None) -> list[Work]:
    """At each of these characters of the decoded text another work begins.

    What stands before the first of them stays the old work's, with its address. Answers with all of them, the old one first.
    What was told of characters is told of the work that has them now; what was told without a place stays with the old one.
    """
    refuse_unless_allowed(by)
    source = source_of(provenance)
    with writing():
        provenance.refresh_from_db()  # somebody else may have split it since the page was made
        work = Work.objects.get(pk=provenance.work_id)
        spans = _spans(source, provenance.part, at)
        if len(spans) == 1:
            return [work]
        _refuse_if_aside(work)
        before = (provenance.start, provenance.end)
        provenance.start, provenance.end = spans[0]
        provenance.save(update_fields=["start", "end"])
        made = [_made(provenance, source, span, by, work.state) for span in spans[1:]]
        splitting = Splitting.objects.create(
            provenance=provenance, start=before[0], end=before[1], by=by, at=timezone.now()
        )
        splitting.works.set(made)
        renew(work, read_again(work), by=by)
        record(by, "split", "work", work.address, works=[one.address for one in made])
    return [work, *made]


def unsplit(work: Work, *, by: Person | None) -> Work:
    """The last splitting of an original of this work undone: the works that came of it are this one again.

    Their addresses lead to it. What was told of them meanwhile stays with them.
    """
    refuse_unless_allowed(by)
    with writing():
        work.refresh_from_db()
        splitting = _last(work)
        if splitting is None:
            return work
        parted = list(splitting.works.order_by("pk"))
        for one in parted:
            _refuse_if_changed(one)
        for one in (work, *parted):
            _refuse_if_aside(one)
            _refuse_if_hidden(one, work)
        provenance = splitting.provenance
        for one in parted:
            one.state, one.joined_into, one.changed = WorkState.JOINED, work, timezone.now()
            one.save(update_fields=["state", "joined_into", "changed"])
        provenance.start, provenance.end = splitting.start, splitting.end
        provenance.save(update_fields=["start", "end"])
        splitting.undone_at = timezone.now()
        splitting.save(update_fields=["undone_at"])
        work = Work.objects.get(pk=work.pk)
        renew(work, read_again(work), by=by)
        record(by, "unsplit", "work", work.address, works=[one.address for one in parted])
        for one in parted:
            record(by, "joined-into", "work", one.address, work=work.address)
    return work


def _spans(source: Source, part: Span | None, at: Sequence[int]) -> list[Span]:
    """The pieces between these places, each with something in it."""
    text = read_manuscript(source).text
    first, last = (part[0], min(part[1], len(text))) if part else (0, len(text))
    places = sorted(set(at))
    if places and not first < places[0] <= places[-1] < last:
        raise NotReviewed(f"A work can begin between the characters {first + 1} and {last - 1} of this text.")
    edges = [first, *places, last]
    spans = list(pairwise(edges))
    for start, end in spans:
        if not text[start:end].strip():
            raise NotReviewed(f"Nothing but blanks stands between the characters {start} and {end}: that is no work.")
    return spans


def _made(provenance: Provenance, source: Source, span: Span, by: Person | None, state: str) -> Work:
    """The work of one piece. It is stored as read; then what was told of its characters is told of it."""
    prepared = prepare(read(source, part=span))
    work = keep_all([(prepared, provenance.original)], by=by)[0].work
    Work.objects.filter(pk=work.pk).update(state=state)  # what was hidden is not seen because it was split
    own = work.provenance.get()
    if _tell_as_well(provenance, own):
        renew(work, read_again(work), by=by)
    work.refresh_from_db()
    return work


def _tell_as_well(of: Provenance, to: Provenance) -> bool:
    """What was told of characters that are the other's now is told of that one."""
    inside = [one for one in in_force(of) if one.start is not None and one.end is not None]
    copies = [
        Correction(
            provenance=to,
            field=one.field,
            value=one.value,
            start=one.start,
            end=one.end,
            act=one.act,
            by=one.by,
            at=one.at,
            lesson=one.lesson,
        )
        for one in inside
        if to.start <= (one.start or 0) and (one.end or 0) <= (to.end or 0)
    ]
    return bool(Correction.objects.bulk_create(copies))


def _last(work: Work) -> Splitting | None:
    own = Splitting.objects.filter(provenance__work=work, undone_at__isnull=True)
    return own.select_related("provenance").order_by("-id").first()


def _refuse_if_aside(work: Work) -> None:
    if work.state == WorkState.ASIDE:
        raise NotReviewed(f"“{work}” was set aside. Bring it back first.")


def _refuse_if_hidden(work: Work, whole: Work) -> None:
    if work.state != whole.state:
        raise NotReviewed(
            f"“{work}” and “{whole}” come from one file, and one of them is hidden. Hide both, or neither."
        )


def _refuse_if_changed(work: Work) -> None:
    if work.state == WorkState.JOINED:
        raise NotReviewed(f"“{work}”, which was split off, was joined into “{work.joined_into}”. Part that one first.")
    if Splitting.objects.filter(provenance__work=work, undone_at__isnull=True).exists():
        raise NotReviewed(f"“{work}”, which was split off, was split itself. Undo that first.")
    if Joining.objects.filter(work=work, undone_at__isnull=True).exists():
        raise NotReviewed(f"Others were joined into “{work}”, which was split off. Part them first.")
