"""Bytes, and where they came from."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

LARGEST = 32 * 2**20  # bytes of one source: a thousand novels' chapters; more is a trap or a mistake


@dataclass(frozen=True)
class Source:
    """One file's bytes with the name it was found under.

    `name` is as found, with forward slashes; a member of an archive stands behind the
    archive's own name (`stories.zip/lex/one.txt`). `modified` is what the file system or
    the archive claims, `charset` what a transport declared (never what we guessed).

    >>> Source("a.txt", b"It was a dark night.").sha256[:8]
    '083f3c0f'
    """

    name: str
    data: bytes
    modified: datetime | None = None
    charset: str | None = None

    @cached_property
    def sha256(self) -> str:
        """The SHA-256 of the bytes, in lower-case hexadecimal."""
        return hashlib.sha256(self.data).hexdigest()

    @property
    def suffix(self) -> str:
        """The ending of the last name, lower case, with its dot; empty if it has none.

        >>> Source("a.zip/b/One.TXT", b"").suffix
        '.txt'
        """
        last = self.name.rsplit("/", 1)[-1]
        return "." + last.rsplit(".", 1)[-1].lower() if "." in last[1:] else ""


@dataclass(frozen=True)
class Problem:
    """A source that was not read, and the sentence that says why.

    >>> Problem("a.txt", "The file is empty.").sentence
    'The file is empty.'
    """

    source: str
    sentence: str


def too_large(name: str, size: int) -> Problem:
    """The sentence for a file beyond the limit.

    >>> too_large("a.txt", 40 * 2**20).sentence
    'The file holds 40.0 MiB, and a story may hold 32. If it holds many stories, split it.'
    """
    held, limit = size / 2**20, LARGEST // 2**20
    return Problem(
        name, f"The file holds {held:.1f} MiB, and a story may hold {limit}. If it holds many stories, split it."
    )
