"""Folders and single files: what a person points at on a disk."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from holdfast.story.source import LARGEST, Problem, Source, too_large
from holdfast.story.unpackers.contract import Budget, Found, Unpacker, companion


def walk(path: Path, archive_for: Callable[[str, bytes], Unpacker | None]) -> Found:
    """Everything under a path in the order of names: folders opened, links and pipes told of and left alone."""
    waiting = [path]
    while waiting:
        here = waiting.pop()
        try:
            mode = here.stat().st_mode if here is path else here.lstat().st_mode
            if stat.S_ISDIR(mode):
                waiting.extend(sorted(_entries(here), key=lambda one: one.name, reverse=True))
            else:
                yield from _file(here, mode, archive_for)
        except OSError as error:
            yield Problem(called(here), _why(error))


def _entries(folder: Path) -> list[Path]:
    """What lies in a folder, without what systems hide in it."""
    return [one for one in folder.iterdir() if not one.name.startswith(".") and one.name != "__MACOSX"]


def _file(path: Path, mode: int, archive_for: Callable[[str, bytes], Unpacker | None]) -> Found:
    name = called(path)
    if stat.S_ISLNK(mode):
        yield Problem(
            name,
            "This is a link to somewhere else, and links are not followed. Bring what it points to, if you want it.",
        )
    elif not stat.S_ISREG(mode):
        yield Problem(name, "This is a pipe, a socket or a device, not a file.")
    elif problem := companion(name):
        yield problem
    else:
        yield from _regular(path, name, archive_for)


def _regular(path: Path, name: str, archive_for: Callable[[str, bytes], Unpacker | None]) -> Found:
    with path.open("rb") as file:
        archive = archive_for(name, file.read(64))
        if archive:
            yield from archive.unpack(name, file, Budget(), 1)
            return
        facts = os.fstat(file.fileno())
        if facts.st_size > LARGEST:
            yield too_large(name, facts.st_size)
            return
        file.seek(0)
        data = file.read(LARGEST + 1)
    yield (
        too_large(name, len(data))
        if len(data) > LARGEST
        else Source(name, data, datetime.fromtimestamp(facts.st_mtime, UTC))
    )


def called(path: Path) -> str:
    """The path as given, with forward slashes, in characters that every page and table can hold.

    >>> called(Path("stories") / "one.txt")
    'stories/one.txt'
    """
    return os.fsencode(path.as_posix()).decode("utf-8", "replace")


def _why(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "There is no such file or folder. Check the spelling, or whether it was moved meanwhile."
    if isinstance(error, PermissionError):
        return "This may not be read by you. Change who may read it, then bring it again."
    return f"This could not be read: {error.strerror or error}. The others were."
