"""Processes that `serve` keeps alive, and ends with itself whatever ends it."""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field

PATIENCE = 3.0  # seconds that a child has to end by itself
TOO_OFTEN = 3  # deaths …
WITHIN = 30.0  # … in so many seconds mean that starting again will not help
_PARENT_DIED = 1  # PR_SET_PDEATHSIG of prctl(2)


@dataclass
class Child:
    """One process with a group of its own, so that all it started ends with it and a Ctrl-C does not reach it."""

    name: str
    command: Sequence[str]
    deaths: list[float] = field(default_factory=list)
    process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        self.process = subprocess.Popen(  # noqa: S603  our own words
            self.command,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=_end_with_parent if sys.platform == "linux" else None,  # noqa: PLW1509  no threads run here
        )

    def died(self) -> int | None:
        """The exit code of a child that ended without being asked, else None."""
        return self.process.poll() if self.process else None

    def dies_too_often(self) -> bool:
        now = time.monotonic()
        self.deaths = [then for then in self.deaths if now - then < WITHIN] + [now]
        return len(self.deaths) >= TOO_OFTEN

    def signal(self, number: int) -> None:
        if self.process is None:
            return
        try:
            os.killpg(self.process.pid, number)
        except ProcessLookupError:
            return


def end_all(children: Sequence[Child]) -> None:
    """Ask all of them to end, and end those that do not."""
    for child in children:
        child.signal(signal.SIGTERM)
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and any(child.died() is None for child in children if child.process):
        time.sleep(0.02)
    for child in children:
        child.signal(signal.SIGKILL)  # also what a child left behind in its group
        if child.process:
            child.process.wait()


def _end_with_parent() -> None:
    """Ask the system to end this process when the one that started it is gone, even if that was killed."""
    ctypes.CDLL(None).prctl(_PARENT_DIED, signal.SIGTERM)
