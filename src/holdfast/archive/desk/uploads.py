"""Uploads are put where nothing can lose them before anybody is told that they arrived."""

from __future__ import annotations

import os
import shutil
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import UploadedFile

from holdfast.archive.desk.claims import incoming
from holdfast.archive.durable import make_certain
from holdfast.story import StoryError

LONGEST_NAME = 150  # bytes; a file system takes 255
DEEPEST = 12  # folders; with names that long, a path is still one that a file system takes


class NotReceived(StoryError):
    """Uploads that could not be kept; the sentence says why. Nothing of them is left behind."""


def stage(address: str, files: Iterable[tuple[str, UploadedFile[Any]]]) -> Path:
    """Write the files (each with its name, or its path in a folder that was chosen) into a folder of their own.

    Answers once they would outlive a power cut.
    """
    folder = incoming() / address
    try:
        folder.mkdir(parents=True)
        for name, file in files:
            _write(_free(folder / safe_path(name)), file)
        for each in (folder, *(below for below in folder.rglob("*") if below.is_dir()), folder.parent):
            make_certain(each)
    except OSError as error:
        shutil.rmtree(folder, ignore_errors=True)
        raise NotReceived(
            f"The files could not be kept ({error.strerror or error}). Nothing was brought. "
            "See that the disk of the archive has room, and send them again."
        ) from error
    return folder


def discard(folder: Path) -> None:
    """Away with a folder of uploads, and with nothing else."""
    if folder.parent == incoming():
        shutil.rmtree(folder, ignore_errors=True)


def safe_path(path: str) -> Path:
    """A path that stays inside: of each part what `safe_name` leaves, and never more than a few folders deep."""
    parts = [part for part in path.replace("\\", "/").split("/") if part.strip(". ")]
    return Path(*map(safe_name, [*parts[:-1][:DEEPEST], *parts[-1:]] or [""]))


def safe_name(name: str) -> str:
    """The last part of a name, without what could mean something to a file system or a terminal."""
    last = unicodedata.normalize("NFC", name).replace("\\", "/").rsplit("/", 1)[-1]
    kept = "".join(one for one in last if one.isprintable()).strip().lstrip(".")
    stem, dot, ending = kept.rpartition(".")
    if not dot:
        stem, ending = kept, ""
    ending = _cut(dot + ending, 20)
    return (_cut(stem, LONGEST_NAME - 20) + ending) or "unnamed"


def _cut(text: str, longest: int) -> str:
    return text.encode("utf-8", "replace")[:longest].decode("utf-8", "ignore")


def _write(path: Path, file: UploadedFile[Any]) -> None:
    with path.open("xb") as staged:
        for piece in file.chunks():
            staged.write(piece)
        staged.flush()
        os.fsync(staged.fileno())


def _free(wanted: Path) -> Path:
    """Two files of one name (out of two folders, where paths do not travel) both arrive."""
    wanted.parent.mkdir(parents=True, exist_ok=True)
    path, number = wanted, 1
    while path.exists():
        number += 1
        path = wanted.parent / f"{wanted.stem}-{number}{wanted.suffix}"
    return path
