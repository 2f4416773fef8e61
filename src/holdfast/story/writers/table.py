"""All writers. A new format is one file and one line here."""

from __future__ import annotations

from holdfast.story.writers import json
from holdfast.story.writers.contract import Writer

WRITERS: tuple[Writer, ...] = (json,)


def writer_of(name: str) -> Writer | None:
    """The writer of a format, or nothing where there is none.

    >>> writer_of("json").MEDIA_TYPE, writer_of("wax tablet")
    ('application/json', None)
    """
    return next((one for one in WRITERS if name == one.NAME), None)
