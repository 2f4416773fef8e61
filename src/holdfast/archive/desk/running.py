"""A bringing as it runs: files in, many processes reading, one writer, a line of the report for each."""

from __future__ import annotations

import dataclasses
import os
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from django.conf import settings

from holdfast.archive.desk.claims import incoming
from holdfast.archive.desk.models import Bringing, BroughtFile
from holdfast.archive.desk.queries import held, reported
from holdfast.archive.desk.report import Progress, Tell
from holdfast.archive.desk.storing import Read, already_here, refused, store, stored_name
from holdfast.archive.prepared import read_and_prepare
from holdfast.story import Problem, Processes, Source, unpack

BATCH = 50  # stories in a transaction: long enough to share the wait for the disk, short enough for others to write
LONGEST_WAIT = 2.0  # seconds until what was read is stored, batch full or not
LOOKED_UP = 100  # files that are looked up at once
LARGEST_LOOKED_UP = 8 * 1024 * 1024  # bytes of them


def items(paths: Iterable[str]) -> Iterator[Source | Problem]:
    """Everything at these paths, named from the folder that was given; never the way to it, unless nothing is there."""
    for path in map(Path, paths):
        parent = path.parent if path.parent != incoming() else path
        prefix = f"{parent.as_posix().rstrip('/')}/" if os.path.lexists(path) else ""
        for item in unpack(path):
            yield _without(prefix, item)


def _without(prefix: str, item: Source | Problem) -> Source | Problem:
    if isinstance(item, Source):
        return dataclasses.replace(item, name=item.name.removeprefix(prefix))
    return dataclasses.replace(item, source=item.source.removeprefix(prefix))


def groups(several: Iterable[Source | Problem]) -> Iterator[list[Source | Problem]]:
    """As many as are looked up at once; big ones fewer, for they are in memory."""
    every = iter(several)
    group: list[Source | Problem] = []
    size = 0
    for item in every:
        group.append(item)
        size += len(item.data) if isinstance(item, Source) else 0
        if len(group) == LOOKED_UP or size >= LARGEST_LOOKED_UP:
            yield group
            group, size = [], 0
    if group:
        yield group


class Run:
    """One run of a bringing. What an earlier run of it has dealt with is passed over."""

    def __init__(self, bringing: Bringing, tell: Tell) -> None:
        self.bringing = bringing
        self.tell = tell
        self.done = 0
        self.read: list[Read] = []
        self.settled: list[BroughtFile] = []
        self.stored_at = time.monotonic()

    def run(self) -> None:
        with Processes(read_and_prepare, settings.PROCESSES) as processes:
            for source, answer in processes.each(self._new(items(self.bringing.paths))):
                if isinstance(answer, Problem):
                    self.settled.append(refused(self.bringing, answer, source.sha256))
                else:
                    self.read.append((source, answer))
                self._store_when_due()
        self._store()

    def _new(self, several: Iterable[Source | Problem]) -> Iterator[Source]:
        """Those that have to be read; of all others it is known at once what became of them."""
        for group in groups(several):
            before = reported(self.bringing, [_name(one) for one in group])
            here = held([one.sha256 for one in group if isinstance(one, Source)])
            for item in group:
                if (_name(item), _digest(item)) in before:
                    self._tell(_name(item), "")
                elif isinstance(item, Problem):
                    self.settled.append(refused(self.bringing, item))
                elif item.sha256 in here:
                    self.settled.append(already_here(self.bringing, item, here[item.sha256]))
                else:
                    yield item
            self._store_when_due()

    def _store_when_due(self) -> None:
        waited = time.monotonic() - self.stored_at > LONGEST_WAIT
        if len(self.read) >= BATCH or len(self.settled) >= LOOKED_UP or (waited and (self.read or self.settled)):
            self._store()

    def _store(self) -> None:
        read, settled = self.read, self.settled
        self.read, self.settled = [], []
        for line in store(self.bringing, read, settled):
            self._tell(line.name, line.outcome)
        self.stored_at = time.monotonic()

    def _tell(self, name: str, outcome: str) -> None:
        self.done += 1
        total = self.bringing.total
        self.tell(Progress(self.done, None if total is None else max(total, self.done), name, outcome))


def _name(item: Source | Problem) -> str:
    return stored_name(item.name if isinstance(item, Source) else item.source)


def _digest(item: Source | Problem) -> str:
    return item.sha256 if isinstance(item, Source) else ""
