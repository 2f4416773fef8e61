"""What runs in the processes that read stories. Knows the story library and no Django: a process starts in no time.

A process ends with its parent, and ends itself when a source keeps it longer than any story can: what one source does
to it must not reach the others.
"""

from __future__ import annotations

import faulthandler
import os
import signal
import threading
from collections.abc import Sequence
from multiprocessing import parent_process
from multiprocessing.connection import wait
from types import FrameType

from holdfast.archive.reading import Reading, prepare
from holdfast.story import Problem, Source, StoryError, read

SECONDS = 30  # for one source; the longest novel needs a few
_GRACE = 15  # a source that does not even let Python look at the clock takes the process with it
TOO_SLOW = f"It could not be read within {SECONDS} seconds, and was given up. It is not in the archive."
TOO_BIG = "There was not enough memory to read it. It is not in the archive. Bring it alone, or in parts."

Answer = Reading | Problem


class _TooSlow(BaseException):
    """Not an Exception: nothing on the way may catch it."""


def begin() -> None:
    """Run once in every new process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which ends us
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGALRM, _give_up)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def read_all(sources: Sequence[Source]) -> list[Answer]:
    """Each source understood, or the sentence that says why it was not."""
    return [_read_one(source) for source in sources]


def _read_one(source: Source) -> Answer:
    with open(os.devnull, "w") as nowhere:  # noqa: PTH123  os.devnull is no path of ours
        faulthandler.dump_traceback_later(SECONDS + _GRACE, exit=True, file=nowhere)
        signal.alarm(SECONDS)
        try:
            return prepare(read(source))
        except StoryError as refused:
            return Problem(source.name, str(refused))
        except _TooSlow:
            return Problem(source.name, TOO_SLOW)
        except (MemoryError, RecursionError):
            return Problem(source.name, TOO_BIG)
        except Exception as error:  # noqa: BLE001  one source that finds a fault of ours must not stop the others
            return Problem(source.name, _our_fault(error))
        finally:
            signal.alarm(0)
            faulthandler.cancel_dump_traceback_later()


def _give_up(number: int, frame: FrameType | None) -> None:
    del number, frame
    raise _TooSlow


def _our_fault(error: Exception) -> str:
    return (
        f"Holdfast failed on it ({type(error).__name__}: {error}), which is a fault of ours. It is not in the archive. "
        "Please report it, with the file if you can, as CONTRIBUTING.md describes."
    )
