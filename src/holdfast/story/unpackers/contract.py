"""What every unpacker promises: many sources out of one file or folder, and a sentence for each that cannot be had."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO, TypeAlias

from holdfast.story.source import Problem, Source

Found: TypeAlias = Iterator[Source | Problem]

DEEPEST = 3  # archives within archives

# What stands beside stories and is none. The sentence says so gently; nothing is thrown away.
COMPANIONS = {
    "a picture": ["bmp", "gif", "ico", "jpeg", "jpg", "png", "svg", "tif", "tiff", "webp"],
    "sound or film": ["avi", "flac", "m4a", "mov", "mp3", "mp4", "ogg", "wav", "wma", "wmv"],
    "made for a page or a program": [
        "css",
        "db",
        "dll",
        "exe",
        "ini",
        "js",
        "json",
        "lnk",
        "map",
        "opf",
        "py",
        "rb",
        "sql",
        "toml",
        "ts",
        "xml",
        "yaml",
        "yml",
    ],
}
_KINDS = {f".{suffix}": kind for kind, suffixes in COMPANIONS.items() for suffix in suffixes}


@dataclass(slots=True)
class Budget:
    """How much the members of an archive, and of the archives inside it, may still come to: bytes and names."""

    bytes: int = 4 * 2**30
    members: int = 100_000


@dataclass(frozen=True, slots=True)
class Unpacker:
    """`knows` says by the first bytes and the name whether a file is of this kind; `unpack` opens it.

    `unpack(name, file, budget, depth)` reads lazily, and never raises for bad content.
    """

    name: str
    knows: Callable[[str, bytes], bool]
    unpack: Callable[[str, BinaryIO, Budget, int], Found]


def companion(name: str) -> Problem | None:
    """The gentle sentence for a file that is no story, by its name alone; nothing for any other.

    >>> companion("site/banner.GIF").sentence
    'This is a picture (.gif), not a story; it was left where it is.'
    """
    suffix = Source(name, b"").suffix
    kind = _KINDS.get(suffix)
    return Problem(name, f"This is {kind} ({suffix}), not a story; it was left where it is.") if kind else None
