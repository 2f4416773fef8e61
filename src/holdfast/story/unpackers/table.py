"""All unpackers, and the two ways in: a path on a disk, or bytes in hand."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from holdfast.story.source import LARGEST, Source, too_large
from holdfast.story.unpackers import folder, zips
from holdfast.story.unpackers.contract import Budget, Found, Unpacker, companion

UNPACKERS = (Unpacker("zip", zips.knows, zips.unpack),)


def unpack(path: Path) -> Found:
    """Every source under a path, lazily: a file, a folder (recursive, in the order of names), a zip of either.

    Yields a Problem in the place of each file that is not read; raises nothing for bad content.

    >>> [one.sentence for one in unpack(Path("/no/such/place"))]
    ['There is no such file or folder. Check the spelling, or whether it was moved meanwhile.']
    """
    yield from folder.walk(path, archive_for)


def unpack_bytes(name: str, data: bytes) -> Found:
    """The same for bytes in hand: an upload, an attachment.

    >>> [one.name for one in unpack_bytes("a.txt", b"It was a dark night.")]
    ['a.txt']
    """
    archive = archive_for(name, data[:64])
    if archive:
        yield from archive.unpack(name, BytesIO(data), Budget(), 1)
    elif problem := companion(name):
        yield problem
    elif len(data) > LARGEST:
        yield too_large(name, len(data))
    else:
        yield Source(name, data)


def archive_for(name: str, head: bytes) -> Unpacker | None:
    """The unpacker that knows a file by its name and first bytes.

    >>> archive_for("a.txt", b"It was") is None
    True
    """
    return next((one for one in UNPACKERS if one.knows(name, head)), None)
