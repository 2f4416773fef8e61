"""What the members of a zip are called: labels for people, safe and distinct."""

from __future__ import annotations

import re
import zipfile

from holdfast.story.errors import Unsafe

_DRIVE = re.compile(r"[A-Za-z]:")
_UNSEEN = re.compile(r"[\x00-\x1f\x7f]")


class Names:
    """The names of one archive's members; of two alike, both stay and the second is numbered."""

    def __init__(self, container: str) -> None:
        """`container` is the archive's own name, which stands before theirs."""
        self.container = container
        self.seen: dict[str, int] = {}

    def of(self, member: zipfile.ZipInfo) -> str:
        """`container.zip/inner/path.txt`, distinct, without a character that would act up on a screen."""
        inner = _UNSEEN.sub("", written(member)).strip("/") or "unnamed"
        called = f"{self.container}/{inner}"
        count = self.seen[called] = self.seen.get(called, 0) + 1
        if count == 1:
            return called
        stem, dot, suffix = called.rpartition(".")
        return f"{stem} ({count}){dot}{suffix}" if dot and "/" not in suffix else f"{called} ({count})"

    @staticmethod
    def is_hidden(member: zipfile.ZipInfo) -> bool:
        """Whether a system keeps it for itself: dot files, and the forks that a Mac packs along."""
        return any(
            (part.startswith(".") and part.strip(".")) or part == "__MACOSX" for part in written(member).split("/")
        )


def written(member: zipfile.ZipInfo) -> str:
    r"""The name as its maker wrote it, with forward slashes.

    A name without the UTF-8 flag is decoded as cp437 by the book; most of those that are valid UTF-8 are UTF-8.

    >>> written(zipfile.ZipInfo("lex\\one.txt"))
    'lex/one.txt'
    """
    name = member.orig_filename
    if not member.flag_bits & 0x800 and not name.isascii():
        try:
            name = name.encode("cp437").decode("utf-8")
        except UnicodeError:
            name = member.orig_filename
    return name.replace("\\", "/")


def check(member: zipfile.ZipInfo) -> None:
    """Refuse a name that would lead elsewhere if anybody ever wrote it to a disk."""
    name = written(member)
    if "\x00" in name:
        raise Unsafe("The name of this file holds a NUL, which hides what it is really called.")
    if name.startswith("/") or _DRIVE.match(name):
        raise Unsafe("The name of this file is an absolute path; it would land outside its folder.")
    if ".." in name.split("/"):
        raise Unsafe("The name of this file climbs out of its folder with “..”.")
