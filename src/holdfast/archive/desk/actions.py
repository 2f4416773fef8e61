"""Bringing: asked for, run, taken up again, tried without storing anything."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone

from holdfast.archive.desk.claims import claimed
from holdfast.archive.desk.counting import count_files
from holdfast.archive.desk.models import Bringing, BringingState, Outcome
from holdfast.archive.desk.queries import counts_of, held, unfinished
from holdfast.archive.desk.report import Line, Progress, Report, Tell
from holdfast.archive.desk.rules import may_bring
from holdfast.archive.desk.running import Run, groups, items
from holdfast.archive.desk.storing import SAME_BYTES, stored_name
from holdfast.archive.desk.uploads import discard, stage
from holdfast.archive.journal.actions import record, writing
from holdfast.archive.people.models import Person
from holdfast.archive.prepared import Prepared, read_and_prepare
from holdfast.archive.works.models import new_address
from holdfast.story import Problem, Processes, Source

_BETWEEN_LOOKS = 0.5  # seconds


def ask_to_bring(paths: Sequence[str], *, by: Person | None) -> Bringing:
    """A bringing of what stands at these absolute paths; one that was not finished is taken up again."""
    _refuse_unless_allowed(by)
    for before in unfinished().filter(by=by):
        if before.paths == list(paths):
            return before
    return _ask(new_address(), list(paths), by)


def receive_uploads(files: Iterable[tuple[str, UploadedFile[Any]]], *, by: Person | None) -> Bringing:
    """Keep the uploads, each with its name or path, and ask for them to be brought; `bring_waiting` does it.

    Raises NotReceived.
    """
    _refuse_unless_allowed(by)
    address = new_address()
    folder = stage(address, files)
    return _ask(address, [str(folder)], by)


def bring(bringing: Bringing, *, tell: Tell) -> Bringing:
    """Run it to its end. If another process runs it already, watch that one; if that one dies, go on in its place."""
    while bringing.state != BringingState.DONE:
        with claimed(bringing) as ours:
            bringing.refresh_from_db()
            if ours and bringing.state != BringingState.DONE:
                _run(bringing, tell)
        if not ours:
            done = sum(counts_of(bringing).values())
            tell(Progress(done, bringing.total and max(bringing.total, done)))
            time.sleep(_BETWEEN_LOOKS)
    return bringing


def bring_waiting(tell: Tell) -> Bringing | None:
    """Run the oldest bringing that nobody runs; None when there is none."""
    for bringing in unfinished():
        with claimed(bringing) as ours:
            bringing.refresh_from_db()
            if ours and bringing.state != BringingState.DONE:
                _run(bringing, tell)
                return bringing
    return None


def rehearse(paths: Sequence[str], *, tell: Tell) -> Report:
    """Read everything and report what bringing it would do. Nothing is stored."""
    total, lines = count_files(paths), []
    for line in _rehearsed(paths):
        lines.append(line)
        tell(Progress(len(lines), max(total, len(lines)), line.name, line.outcome))
    works = tuple(one for one in lines if one.outcome in {Outcome.BROUGHT, Outcome.DOUBTFUL})
    return Report(
        brought=len(works),
        here=sum(one.outcome == Outcome.HERE for one in lines),
        doubtful=tuple(one for one in works if one.outcome == Outcome.DOUBTFUL),
        refused=tuple(one for one in lines if one.outcome == Outcome.REFUSED),
        works=works,
        dry_run=True,
    )


def _rehearsed(paths: Sequence[str]) -> Iterable[Line]:
    told: dict[str, str] = {}  # of each digest that was read: the sentence that refused it, or nothing
    with Processes(read_and_prepare, settings.PROCESSES) as processes:
        for group in groups(items(paths)):
            yield from (_refused(one) for one in group if isinstance(one, Problem))
            sources = [one for one in group if isinstance(one, Source)]
            here = held([one.sha256 for one in sources])
            new: dict[str, Source] = {}
            for one in sources:
                if one.sha256 not in here and one.sha256 not in told:
                    new.setdefault(one.sha256, one)
            for one, answer in processes.each(new.values()):
                told[one.sha256] = answer.sentence if isinstance(answer, Problem) else ""
                yield _would_be(answer)
            yield from (_again(one, told.get(one.sha256, "")) for one in sources if new.get(one.sha256) is not one)


def _again(source: Source, refused: str) -> Line:
    """Bytes that came before: what was refused then is refused now, all else is here."""
    if refused:
        return _refused(Problem(source.name, refused))
    return Line(stored_name(source.name), Outcome.HERE.value, (SAME_BYTES,))


def _would_be(answer: Prepared | Problem) -> Line:
    if isinstance(answer, Problem):
        return _refused(answer)
    outcome = Outcome.DOUBTFUL if answer.doubts else Outcome.BROUGHT
    reasons = tuple(one.sentence for one in answer.doubts)
    return Line(stored_name(answer.source.name), outcome.value, reasons, None, answer.work.title)


def _refused(problem: Problem) -> Line:
    return Line(stored_name(problem.source), Outcome.REFUSED.value, (problem.sentence,))


def _ask(address: str, paths: list[str], by: Person | None) -> Bringing:
    with writing():
        bringing = Bringing.objects.create(address=address, paths=paths, by=by)
        record(by, "asked-for", "bringing", address)
    return bringing


def _run(bringing: Bringing, tell: Tell) -> None:
    bringing.state = BringingState.RUNNING
    bringing.started = bringing.started or timezone.now()
    bringing.total = count_files(bringing.paths)
    with writing():
        bringing.save(update_fields=["state", "started", "total"])
    Run(bringing, tell).run()
    counts = counts_of(bringing)
    with writing():
        bringing.state, bringing.ended = BringingState.DONE, timezone.now()
        bringing.save(update_fields=["state", "ended"])
        record(bringing.by, "finished", "bringing", bringing.address, **counts)
    if not counts.get(Outcome.REFUSED):  # a file that was refused may be the only copy
        for path in bringing.paths:
            discard(Path(path))


def _refuse_unless_allowed(by: Person | None) -> None:
    """Without a person it is the machine's own keeper who asks, at the command line."""
    if by is not None and not may_bring(by):
        raise PermissionDenied("Only a keeper of the archive may bring files into it.")
