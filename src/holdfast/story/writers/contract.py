"""What every writer promises: a work as the bytes of one format, the same bytes every time."""

from __future__ import annotations

from typing import Protocol

from holdfast.story.work import Work


class Writer(Protocol):
    """A module of this folder: one format. `NAME` is what commands and addresses call it, and a file's suffix."""

    NAME: str
    MEDIA_TYPE: str

    def write(self, work: Work) -> bytes:
        """The whole work: equal works give equal bytes, today and tomorrow, so nothing of the clock is in them."""
