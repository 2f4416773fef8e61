"""Time and memory of one call: an input must not take longer, or more, than in proportion to its length."""

from __future__ import annotations

import resource
import time
from collections.abc import Callable
from functools import cache

from holdfast.story import Source, read
from holdfast.story.paratext import helping, sayings

SECONDS_A_BYTE = 2 / 100_000
LEAST_SECONDS = 1.0  # a busy machine, a library loaded late
TIMES_THE_INPUT = 50
STEP = 4 * 2**20  # bytes: the allocator takes memory by the megabyte
LEAST_MEASURED = 10_000  # bytes: below, what Python itself takes is more than the story


class TooSlow(AssertionError):
    """An input took longer than its length allows."""


class TooHungry(AssertionError):
    """An input took more memory than its length allows."""


def watched(target: Callable[[bytes], None]) -> Callable[[bytes], None]:
    """The same target, with an eye on the processor's time and on the largest memory held."""
    _make_ready()

    def call(data: bytes) -> None:
        before, start = resident(), time.process_time()
        target(data)
        took = time.process_time() - start
        if took > max(LEAST_SECONDS, SECONDS_A_BYTE * len(data)):
            raise TooSlow(f"{took:.1f} s for {len(data):,} bytes")
        grown = resident() - before
        if len(data) >= LEAST_MEASURED and grown > TIMES_THE_INPUT * len(data) + STEP:
            raise TooHungry(f"{grown:,} bytes for {len(data):,}")

    return call


@cache
def _make_ready() -> None:
    """What patterns and libraries take that are made or loaded late, no input is to blame for."""
    sayings.make_ready()
    helping.make_ready()
    read(Source("ready.txt", "donâ€™t ".encode() * 40))


def resident() -> int:
    """The most memory this process ever held, in bytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
