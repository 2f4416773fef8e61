"""What a source may do to the process that reads it. Other processes import this, which they cannot with a test."""

from __future__ import annotations

import os
from typing import Any

from holdfast.story import Refused, Source


def shout(source: Source) -> str:
    if source.data == b"refuse":
        raise Refused("It will not be read.")
    if source.data == b"fail":
        raise ZeroDivisionError("by nought")
    if source.data == b"huge":
        raise MemoryError
    if source.data == b"die":
        os._exit(1)
    return source.data.decode().upper()


class Deadly(Source):
    """Ends the process that takes it in hand, before anything of ours has a say."""

    def __reduce__(self) -> Any:
        return os._exit, (1,)
