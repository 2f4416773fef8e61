"""Files and folders to sources."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from holdfast.story.source import Problem, Source


def unpack(path: Path) -> Iterator[Source | Problem]:
    """Every source under a path, in the order of their names."""
    if path.is_dir():
        for one in sorted(path.iterdir()):
            yield from unpack(one)
    else:
        yield from unpack_bytes(str(path), path.read_bytes())


def unpack_bytes(name: str, data: bytes) -> Iterator[Source | Problem]:
    """The sources in bytes that are in hand."""
    yield Source(name, data)
