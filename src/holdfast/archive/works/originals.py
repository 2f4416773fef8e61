"""Originals on disk: files named by the digest of what they hold, under HOLDFAST_HOME/originals/ab/cd/."""

from __future__ import annotations

import hashlib
import os
import re
import secrets
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from io import BufferedReader
from pathlib import Path

from django.conf import settings

from holdfast.archive.durable import make_certain

_AT_ONCE = 8  # waiting for a disk is most of the work
_DIGEST = re.compile(r"[0-9a-f]{64}")


def keep(data: bytes) -> str:
    """Keep these bytes; answer with their SHA-256 only once they would outlive a power cut.

    Bytes that are already kept are not written again. A full disk raises OSError, and leaves nothing behind.
    """
    return keep_many([data])[0]


def keep_many(several: Sequence[bytes]) -> list[str]:
    """As `keep`, for many at once: their disk waits run side by side, and each folder is made certain once."""
    digests = [hashlib.sha256(data).hexdigest() for data in several]
    new = {digest: data for digest, data in zip(digests, several, strict=True) if not path_of(digest).exists()}
    folders = {path_of(digest).parent for digest in digests}
    with ThreadPoolExecutor(_AT_ONCE) as at_once:
        list(at_once.map(make_certain, _make_folders(folders)))
        for done in [at_once.submit(_write, path_of(digest), data) for digest, data in new.items()]:
            done.result()
        list(at_once.map(make_certain, folders))
    return digests


def path_of(sha256: str) -> Path:
    if not _DIGEST.fullmatch(sha256):
        raise ValueError(f"{sha256!r} is not a SHA-256 in lower-case hexadecimal.")
    return Path(settings.HOME) / "originals" / sha256[:2] / sha256[2:4] / sha256


def open_original(sha256: str) -> BufferedReader:
    return path_of(sha256).open("rb")


def verify(sha256: str) -> bool:
    """Whether the file is there and still holds what its name says."""
    try:
        with open_original(sha256) as kept:
            return hashlib.file_digest(kept, "sha256").hexdigest() == sha256
    except FileNotFoundError:
        return False


def _make_folders(folders: Iterable[Path]) -> set[Path]:
    """Answers with the folders that have new folders in them."""
    changed = set()
    for folder in folders:
        if not folder.is_dir():
            folder.mkdir(parents=True, exist_ok=True)
            changed |= {folder.parent, folder.parent.parent}
    return changed


def _write(path: Path, data: bytes) -> None:
    """Under another name first: a name that is a digest never stands for less than the whole."""
    part = path.with_name(f".{path.name[:8]}-{secrets.token_hex(8)}.part")
    try:
        with part.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
