"""Many sources, each understood in one of several processes: answers in the order of the sources, few in memory at once.

What one source does to its process must not reach the others. A source that takes too long is given up. A process that dies
(out of memory, killed) takes what was under way with it; those sources are read again one by one, and only the one that
kills is refused. A process ends with its parent, however that ends.
"""

from __future__ import annotations

import faulthandler
import functools
import multiprocessing
import os
import signal
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing.connection import wait
from multiprocessing.process import BaseProcess
from types import FrameType
from typing import Generic, Self, TypeAlias, TypeVar

from holdfast.story.errors import StoryError
from holdfast.story.source import Problem, Source

SECONDS = 30  # for one source; the longest novel needs a few
_GRACE = 15  # a source that does not even let Python look at the clock takes the process with it
_PATIENCE = 3  # seconds in which what is under way may finish when all is over
_MOST_IN_CHUNK = 16
_LARGEST_CHUNK = 512 * 1024  # bytes: big sources travel alone

TOO_SLOW = f"It could not be read within {SECONDS} seconds, and was given up."
TOO_BIG = "There was not enough memory to read it. Read it alone, or in parts."
KILLED = "Reading it ended the process that read it: it needs more memory or time than there is."

Answer = TypeVar("Answer")
Found: TypeAlias = Source | Problem
One = TypeVar("One", bound=Found)


class _TooSlow(BaseException):
    """Not an Exception: nothing on the way may catch it."""


def attempt(understand: Callable[[Source], Answer], found: Found, *, raise_faults: bool = False) -> Answer | Problem:
    """What `understand` makes of a source, here and now, or a Problem whose sentence says why it could not.

    A Problem is its own answer. After 30 seconds a source is given up; only a main thread can do that. A fault of our own
    becomes a sentence too, unless `raise_faults` asks for the error with its whole story.

    >>> attempt(lambda source: source.data.decode(), Source("a.txt", b"Rain."))
    'Rain.'
    """
    if isinstance(found, Problem):
        return found
    try:
        with _at_most(SECONDS):
            return understand(found)
    except StoryError as refused:
        return Problem(found.name, str(refused))
    except _TooSlow:
        return Problem(found.name, TOO_SLOW)
    except (MemoryError, RecursionError):
        return Problem(found.name, TOO_BIG)
    except Exception as error:
        if raise_faults:
            raise
        return Problem(found.name, _our_fault(error))


@contextmanager
def _at_most(seconds: int) -> Iterator[None]:
    before = signal.signal(signal.SIGALRM, _give_up)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def _give_up(number: int, frame: FrameType | None) -> None:
    del number, frame
    raise _TooSlow


def _our_fault(error: Exception) -> str:
    return (
        f"Holdfast failed on it by a fault of its own ({type(error).__name__}: {error}). `HOLDFAST_DEBUG=1 holdfast read` "
        "shows where. Please report it, with the file if you can, as CONTRIBUTING.md describes."
    )


# --- in the processes ---


def _begin() -> None:
    """Run once in every new process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which ends us
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _attempt_all(try_one: Callable[[Found], Answer | Problem], several: Sequence[Found]) -> list[Answer | Problem]:
    return [_or_end(try_one, one) for one in several]


def _or_end(try_one: Callable[[Found], Answer | Problem], found: Found) -> Answer | Problem:
    """End this process when even giving up does not come through; whoever waits reads on in another."""
    with open(os.devnull, "w") as nowhere:  # noqa: PTH123  os.devnull is no path of ours
        faulthandler.dump_traceback_later(SECONDS + _GRACE, exit=True, file=nowhere)
        try:
            return try_one(found)
        finally:
            faulthandler.cancel_dump_traceback_later()


# --- in the process that has the sources ---


@dataclass
class Processes(Generic[Answer]):
    """So many processes, at work on `understand` (which they must be able to import); a context, so that they end."""

    understand: Callable[[Source], Answer]
    number: int
    raise_faults: bool = False
    _pool: ProcessPoolExecutor | None = field(default=None, init=False)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self._end()

    def each(self, several: Iterable[One]) -> Iterator[tuple[One, Answer | Problem]]:
        """Each with its answer or its Problem (see `attempt`), in the order in which they came."""
        under_way: deque[tuple[Sequence[One], Future[list[Answer | Problem]]]] = deque()
        for chunk in _chunks(several):
            under_way.append((chunk, self._submit(chunk)))
            if len(under_way) > self.number * 2:
                yield from self._finish(under_way)
        while under_way:
            yield from self._finish(under_way)

    def _submit(self, chunk: Sequence[Found]) -> Future[list[Answer | Problem]]:
        try_one = functools.partial(attempt, self.understand, raise_faults=self.raise_faults)
        try:
            return self._started().submit(_attempt_all, try_one, chunk)
        except BrokenProcessPool as broken:  # told again to whoever waits for the answer
            failed: Future[list[Answer | Problem]] = Future()
            failed.set_exception(broken)
            return failed

    def _finish(
        self, under_way: deque[tuple[Sequence[One], Future[list[Answer | Problem]]]]
    ) -> Iterator[tuple[One, Answer | Problem]]:
        chunk, future = under_way.popleft()
        try:
            yield from zip(chunk, future.result(), strict=True)
        except BrokenProcessPool:
            suspects = [chunk, *(one for one, _ in under_way)]
            under_way.clear()
            self._end()
            for suspect in (found for one in suspects for found in one):
                yield suspect, self._alone(suspect)

    def _alone(self, found: Found) -> Answer | Problem:
        if isinstance(found, Problem):
            return found
        try:
            return self._submit([found]).result()[0]
        except BrokenProcessPool:
            self._end()
            return Problem(found.name, KILLED)

    def _started(self) -> ProcessPoolExecutor:
        if self._pool is None:
            context = multiprocessing.get_context("forkserver")
            context.set_forkserver_preload([__name__, self.understand.__module__])
            self._pool = ProcessPoolExecutor(self.number, mp_context=context, initializer=_begin)
        return self._pool

    def _end(self) -> None:
        """Soon: what waits is dropped, what is under way may finish, and what does not is ended.

        A process that is killed while it passes something on leaves its half of a pipe locked, and the pool then waits
        for ever; so killing is the last resort, for a source that would not let go.
        """
        if self._pool is None:
            return
        processes = list((self._pool._processes or {}).values())  # noqa: SLF001  Python 3.14 has kill_workers() for this
        self._pool.shutdown(wait=False, cancel_futures=True)
        for process in _still_running(processes, _PATIENCE):
            process.kill()
        self._pool.shutdown(wait=True)
        self._pool = None


def _still_running(processes: Sequence[BaseProcess], seconds: float) -> list[BaseProcess]:
    """Those that have not ended by themselves in so many seconds."""
    until = time.monotonic() + seconds
    for process in processes:
        process.join(max(0.0, until - time.monotonic()))
    return [process for process in processes if process.is_alive()]


def _chunks(several: Iterable[One]) -> Iterator[list[One]]:
    chunk: list[One] = []
    size = 0
    for found in several:
        weight = len(found.data) if isinstance(found, Source) else 0
        if chunk and (len(chunk) == _MOST_IN_CHUNK or size + weight > _LARGEST_CHUNK):
            yield chunk
            chunk, size = [], 0
        chunk.append(found)
        size += weight
    if chunk:
        yield chunk
