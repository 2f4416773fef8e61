"""Stories read in several processes: sources go in, what became of each comes out, in the same order.

Only so many are under way at once, so memory does not grow with their number. A process that dies (out of memory, killed)
takes what was under way with it; those sources are read again one by one, and only the one that kills is refused.
"""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from typing import Self

from holdfast.archive.desk.worker import Answer, begin, read_all
from holdfast.story import Problem, Source

MOST_IN_CHUNK = 16
LARGEST_CHUNK = 512 * 1024  # bytes: big sources travel alone
KILLED = (
    "Reading it ended the process that read it: it needs more memory or time than there is. It is not in the archive."
)


@dataclass
class Recognition:
    """The processes that read; a context, so that they end however the reading ends."""

    processes: int
    _pool: ProcessPoolExecutor | None = field(default=None, init=False)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self._end()

    def read(self, sources: Iterable[Source]) -> Iterator[tuple[Source, Answer]]:
        """Every source with what became of it, in the order of the sources."""
        under_way: deque[tuple[Sequence[Source], Future[list[Answer]]]] = deque()
        for chunk in _chunks(sources):
            under_way.append((chunk, self._submit(chunk)))
            if len(under_way) > self.processes * 2:
                yield from self._finish(under_way)
        while under_way:
            yield from self._finish(under_way)

    def _submit(self, chunk: Sequence[Source]) -> Future[list[Answer]]:
        try:
            return self._started().submit(read_all, chunk)
        except BrokenProcessPool as broken:  # told again to whoever waits for the answer
            failed: Future[list[Answer]] = Future()
            failed.set_exception(broken)
            return failed

    def _finish(
        self, under_way: deque[tuple[Sequence[Source], Future[list[Answer]]]]
    ) -> Iterator[tuple[Source, Answer]]:
        chunk, future = under_way.popleft()
        try:
            yield from zip(chunk, future.result(), strict=True)
        except BrokenProcessPool:
            suspects = [chunk, *(one for one, _ in under_way)]
            under_way.clear()
            self._end()
            for suspect in (source for one in suspects for source in one):
                yield suspect, self._read_alone(suspect)

    def _read_alone(self, source: Source) -> Answer:
        try:
            return self._started().submit(read_all, [source]).result()[0]
        except BrokenProcessPool:
            self._end()
            return Problem(source.name, KILLED)

    def _started(self) -> ProcessPoolExecutor:
        if self._pool is None:
            context = multiprocessing.get_context("forkserver")
            context.set_forkserver_preload([read_all.__module__])
            self._pool = ProcessPoolExecutor(self.processes, mp_context=context, initializer=begin)
        return self._pool

    def _end(self) -> None:
        """At once: what is still being read is of no use any more."""
        if self._pool is None:
            return
        processes = list((self._pool._processes or {}).values())  # noqa: SLF001  Python 3.14 has kill_workers() for this
        self._pool.shutdown(wait=False, cancel_futures=True)
        for process in processes:
            process.kill()
        self._pool.shutdown(wait=True)
        self._pool = None


def _chunks(sources: Iterable[Source]) -> Iterator[list[Source]]:
    chunk: list[Source] = []
    size = 0
    for source in sources:
        if chunk and (len(chunk) == MOST_IN_CHUNK or size + len(source.data) > LARGEST_CHUNK):
            yield chunk
            chunk, size = [], 0
        chunk.append(source)
        size += len(source.data)
    if chunk:
        yield chunk
