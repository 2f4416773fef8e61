"""`holdfast worker`: brings what was uploaded, and keeps the search index and the comparing of works up with the journal."""

from __future__ import annotations

import logging
import signal
from collections.abc import Callable
from threading import Event, Thread
from types import FrameType

import click
from django.db import close_old_connections

from holdfast.archive.desk.actions import bring_waiting
from holdfast.archive.sameness.follow import catch_up as compare
from holdfast.archive.store import open_store
from holdfast.search.follow import catch_up

IDLE = 0.5  # seconds between two looks at the database: what was uploaded begins, and is found, within that
AFTER_TROUBLE = 5.0
LOG = logging.getLogger(__name__)


@click.command()
def command() -> None:
    """Bring what was uploaded, and keep the search index and the comparing of works up with the archive.

    `serve` starts one by itself. Run it alone where the site runs on a web server of its own.
    """
    open_store()
    stop = Event()

    def ask_to_stop(number: int, frame: FrameType | None) -> None:
        del number, frame
        stop.set()
        raise KeyboardInterrupt  # out of a bringing that may take hours; it is taken up again at the next start

    signal.signal(signal.SIGTERM, ask_to_stop)
    signal.signal(signal.SIGINT, ask_to_stop)
    # Daemons: an index that is being written when this ends is read on from its last commit.
    follower = Thread(target=again_and_again, args=(_follow, stop), name="follower", daemon=True)
    follower.start()
    try:
        again_and_again(_bring, stop)
    except KeyboardInterrupt:
        stop.set()
    follower.join(timeout=1)


def again_and_again(work: Callable[[], bool], stop: Event) -> None:
    """Do `work` until told to stop; wait a moment when there was none, and longer when it failed."""
    while not stop.is_set():
        try:
            close_old_connections()
            pause = 0.0 if work() else IDLE
        except Exception:  # the next try may succeed: a full disk, a database that restarts
            LOG.exception("The worker could not go on, and tries again in %d seconds.", AFTER_TROUBLE)
            pause = AFTER_TROUBLE
        stop.wait(pause)


def _bring() -> bool:
    return bring_waiting(lambda _progress: None) is not None


def _follow() -> bool:
    """Both follow the journal; search first, because somebody may wait for it."""
    return catch_up() + compare() > 0
