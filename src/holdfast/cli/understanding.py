"""Stories under the paths that `read` is given, understood: a few here, many in several processes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import TypeVar

from holdfast import environment
from holdfast.cli.endings import sentence_for
from holdfast.story import Problem, Processes, Source, StoryError, attempt, unpack

Answer = TypeVar("Answer")
NO_FILE = "No file was found there: it is empty, or all in it is hidden."
FEW = 32  # so many are understood sooner than other processes have started …
LITTLE = 2**20  # … if they hold no more bytes than this


def sources(paths: Iterable[Path]) -> Iterator[Source | Problem]:
    """Every source under these paths; a path that cannot be opened is a problem, and the rest goes on."""
    for path in paths:
        try:
            yield from unpack(path)
        except (OSError, StoryError) as error:
            yield Problem(str(path), sentence_for(error) or str(error))


def each(understand: Callable[[Source], Answer], found: Iterator[Source | Problem]) -> Iterator[Answer | Problem]:
    """What `understand` (which another process can import) makes of each, in order, or the problem that it could not."""
    debug = environment.read_flag("HOLDFAST_DEBUG", default=False)
    first = _few(found)
    rest = next(found, None)
    if rest is None:
        yield from (attempt(understand, one, raise_faults=debug) for one in first)
        return
    with Processes(understand, environment.read_processes("HOLDFAST_PROCESSES"), raise_faults=debug) as processes:
        yield from (answer for _, answer in processes.each(chain(first, [rest], found)))


def _few(found: Iterator[Source | Problem]) -> list[Source | Problem]:
    first: list[Source | Problem] = []
    size = 0
    for one in found:
        first.append(one)
        size += len(one.data) if isinstance(one, Source) else 0
        if len(first) == FEW or size > LITTLE:
            break
    return first
