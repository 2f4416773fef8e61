"""What every reader promises: to say how sure it is of a source, and to give its manuscript."""

from __future__ import annotations

from typing import Protocol

from holdfast.story.manuscript import Manuscript
from holdfast.story.source import Source


class Reader(Protocol):
    """A module of this folder: one format. `claims` looks at the name and the first bytes only."""

    NAME: str

    def claims(self, source: Source) -> float:
        """How sure this reader is that the source is of its format, from 0 to 1."""

    def read(self, source: Source) -> Manuscript:
        """The manuscript; lines in order, none overlapping, each knowing where it came from.

        Raises Refused or TooLarge, never anything else.
        """
