"""Reading many stories on all cores, in the order in which they were given, with few in memory at a time."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice
from pathlib import Path
from typing import TypeVar

from holdfast import environment
from holdfast.cli.endings import sentence_for
from holdfast.story import Problem, Source, StoryError, unpack

Result = TypeVar("Result")
FEW = 8  # so many are read sooner than another process has started
AHEAD = 4  # stories waiting for each process
_ENDED = "The process that read this file was ended by the system: perhaps it needed more memory than there is."
_OUR_FAULT = (
    "Holdfast failed at this file by a fault of its own ({}: {}). HOLDFAST_DEBUG=1 shows where; please report it "
    "with the file, as CONTRIBUTING.md describes."
)


def sources(paths: Iterable[Path]) -> Iterator[Source | Problem]:
    """Every source under these paths; a path that cannot be opened is a problem, and the rest goes on."""
    for path in paths:
        try:
            yield from unpack(path)
        except (OSError, StoryError) as error:
            yield Problem(str(path), sentence_for(error) or str(error))


def each(work: Callable[[Source], Result], found: Iterator[Source | Problem]) -> Iterator[Result | Problem]:
    """What `work` makes of each source; what it refuses is a problem with a sentence. `work` must be importable."""
    first = list(islice(found, FEW + 1))
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    if len(first) <= FEW or cores == 1:
        return (_or_problem(work, one) for one in chain(first, found))
    return _on_all_cores(work, chain(first, found), cores)


def _on_all_cores(
    work: Callable[[Source], Result], found: Iterable[Source | Problem], cores: int
) -> Iterator[Result | Problem]:
    waiting: deque[tuple[Source | Problem, Future[Result | Problem] | None]] = deque()
    with ProcessPoolExecutor(cores) as pool:
        try:
            for one in found:
                waiting.append((one, _submit(pool, work, one)))
                if len(waiting) >= cores * AHEAD:
                    yield _next(work, waiting)
            while waiting:
                yield _next(work, waiting)
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _submit(
    pool: ProcessPoolExecutor, work: Callable[[Source], Result], one: Source | Problem
) -> Future[Result | Problem] | None:
    """None when there is nothing to read, or a broken pool, which takes no more."""
    if isinstance(one, Problem):
        return None
    try:
        return pool.submit(_or_problem, work, one)
    except BrokenProcessPool:
        return None


def _next(
    work: Callable[[Source], Result], waiting: deque[tuple[Source | Problem, Future[Result | Problem] | None]]
) -> Result | Problem:
    one, future = waiting.popleft()
    if isinstance(one, Problem):
        return one
    try:
        return future.result() if future else _alone(work, one)
    except BrokenProcessPool:
        return _alone(work, one)


def _alone(work: Callable[[Source], Result], one: Source) -> Result | Problem:
    """In a process of its own: one source of a broken pool ended it, and nobody knows yet which."""
    with ProcessPoolExecutor(1) as pool:
        try:
            return pool.submit(_or_problem, work, one).result()
        except BrokenProcessPool:
            return Problem(one.name, _ENDED)


def _or_problem(work: Callable[[Source], Result], one: Source | Problem) -> Result | Problem:
    if isinstance(one, Problem):
        return one
    try:
        return work(one)
    except StoryError as error:
        return Problem(one.name, str(error))
    except Exception as error:
        if environment.read_flag("HOLDFAST_DEBUG", default=False):
            raise
        return Problem(one.name, _OUR_FAULT.format(type(error).__name__, error))
