"""What was read goes into the archive: originals on disk first, then rows, a batch in one transaction."""

from __future__ import annotations

import mimetypes
from collections.abc import Sequence
from datetime import UTC, datetime

from django.db import DatabaseError, OperationalError

from holdfast.archive.bridge import Kept, keep_all
from holdfast.archive.desk.models import Bringing, BroughtFile, Outcome
from holdfast.archive.desk.queries import held
from holdfast.archive.journal.actions import writing
from holdfast.archive.names import cut
from holdfast.archive.people.models import Person
from holdfast.archive.prepared import Prepared, storable_text
from holdfast.archive.works.models import Original
from holdfast.archive.works.originals import keep_many
from holdfast.story import Problem, Source

_MEDIA_TYPES = {"plaintext": "text/plain", "html": "text/html"}
SAME_BYTES = "The same bytes are in the archive already."

Read = tuple[Source, Prepared]


def store(bringing: Bringing, read: Sequence[Read], settled: Sequence[BroughtFile]) -> list[BroughtFile]:
    """All of it or nothing, `settled` lines of the report among it. Answers with every line that was written.

    A disk that is full, or a database that is gone, is raised: running again brings what is missing. A single story that
    the database will not take is refused, and all others stored.
    """
    keep_many([source.data for source, _ in read])
    try:
        return _store_together(bringing, read, settled)
    except OperationalError:
        raise
    except (DatabaseError, ValueError) as error:
        if len(read) + len(settled) <= 1:
            return _refuse(bringing, read, error)
    lines = [line for one in read for line in store(bringing, [one], [])]
    return lines + [line for one in settled for line in store(bringing, [], [one])]


def _store_together(bringing: Bringing, read: Sequence[Read], settled: Sequence[BroughtFile]) -> list[BroughtFile]:
    with writing():
        here = held([source.sha256 for source, _ in read])  # another bringing may have been quicker
        new: dict[str, Read] = {}
        for source, prepared in read:
            if source.sha256 not in here:
                new.setdefault(source.sha256, (source, prepared))
        originals = _originals(list(new.values()), bringing.by)
        kept = keep_all([(prepared, originals[digest]) for digest, (_, prepared) in new.items()], by=bringing.by)
        brought = dict(zip(new, kept, strict=True))
        lines = list(settled)
        for source, _ in read:
            if source.sha256 in brought:
                one = brought.pop(source.sha256)
                here[source.sha256] = one.work.pk
                lines.append(_brought(bringing, source, one))
            else:
                lines.append(already_here(bringing, source, here[source.sha256]))
        return BroughtFile.objects.bulk_create(lines)


def _brought(bringing: Bringing, source: Source, kept: Kept) -> BroughtFile:
    return BroughtFile(
        bringing=bringing,
        name=stored_name(source.name),
        sha256=source.sha256,
        outcome=Outcome.DOUBTFUL if kept.doubts else Outcome.BROUGHT,
        reasons=[one.sentence for one in kept.doubts],
        work=kept.work,
    )


def _originals(new: Sequence[Read], by: Person | None) -> dict[str, Original]:
    """The rows of these originals; some may stand there from a work that is no more."""
    known = {one.sha256: one for one in Original.objects.filter(sha256__in=[source.sha256 for source, _ in new])}
    missing = [
        Original(
            sha256=source.sha256,
            size=len(source.data),
            media_type=_media_type(source, prepared),
            name=stored_name(source.name),
            modified=_with_zone(source.modified),
            holds_addresses=prepared.holds_addresses,
            brought_by=by,
        )
        for source, prepared in new
        if source.sha256 not in known
    ]
    return known | {one.sha256: one for one in Original.objects.bulk_create(missing)}


def _media_type(source: Source, prepared: Prepared) -> str:
    known = _MEDIA_TYPES.get(prepared.source.reader)
    return known or mimetypes.guess_type(source.name, strict=False)[0] or "application/octet-stream"


def _with_zone(moment: datetime | None) -> datetime | None:
    """Zip files name no zone; theirs is taken for UTC, which is wrong by hours and never by more."""
    return moment.replace(tzinfo=UTC) if moment is not None and moment.tzinfo is None else moment


def stored_name(name: str) -> str:
    """A file's name as a column holds it, whatever bytes the file system made it of."""
    return cut(storable_text(name), 1000)


def already_here(bringing: Bringing, source: Source, work: int) -> BroughtFile:
    line = BroughtFile(bringing=bringing, name=stored_name(source.name), sha256=source.sha256, work_id=work)
    line.outcome, line.reasons = Outcome.HERE, [SAME_BYTES]
    return line


def refused(bringing: Bringing, problem: Problem, sha256: str = "") -> BroughtFile:
    line = BroughtFile(bringing=bringing, name=stored_name(problem.source), sha256=sha256)
    line.outcome, line.reasons = Outcome.REFUSED, [storable_text(problem.sentence)]
    return line


def _refuse(bringing: Bringing, read: Sequence[Read], error: Exception) -> list[BroughtFile]:
    if not read:
        raise error
    source, _ = read[0]
    sentence = f"The database would not take it ({error}). The original is kept. Please report this."
    with writing():
        return BroughtFile.objects.bulk_create([refused(bringing, Problem(source.name, sentence), source.sha256)])
