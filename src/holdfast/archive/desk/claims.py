"""One process runs a bringing. It holds a lock that the system lets go of when it ends, however it ends."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

from holdfast.archive.desk.models import Bringing


def incoming() -> Path:
    """Where uploads wait to be brought."""
    return Path(settings.HOME) / "incoming"


@contextmanager
def claimed(bringing: Bringing) -> Iterator[bool]:
    """Whether it is ours to run; False when another process runs it."""
    incoming().mkdir(parents=True, exist_ok=True)
    path = incoming() / f"{bringing.address}.lock"
    with path.open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
            return
        yield True
        # Reached only when the bringing is done (an error leaves the file): whoever waits on the old file, or makes
        # a new one, finds nothing left to run.
        path.unlink(missing_ok=True)
