"""Zip files, behind a guard of our own: Python before 3.11.8 opens archives whose members overlap (CVE-2024-0450).

Members are read one at a time, into memory, never to disk; a name is a label and no path. What is a
trap as a whole is refused as a whole; a bad member costs itself only.
"""

from __future__ import annotations

import lzma
import stat
import struct
import zipfile
import zlib
from datetime import UTC, datetime
from io import BytesIO
from typing import BinaryIO

from holdfast.story.errors import Refused, TooLarge, Unsafe
from holdfast.story.source import LARGEST, Problem, Source, too_large
from holdfast.story.unpackers.contract import DEEPEST, Budget, Found, companion
from holdfast.story.unpackers.zip_names import Names, check

_PACKAGES = (".epub", ".docx", ".odt", ".jar", ".pptx", ".xlsx", ".cbz")  # zips inside, and one thing each
_END = struct.Struct("<4s4H2LH")
_END_64 = struct.Struct("<4sQ2H2L4Q")
_STEEPEST = 200  # times smaller: text packs to a third, a log perhaps to a fiftieth
_STEEP_FROM = 2**20
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    OSError,
    struct.error,
    ValueError,
    NotImplementedError,
    RuntimeError,
)


def knows(name: str, head: bytes) -> bool:
    r"""Whether a file is a zip of files, by its first bytes; an e-book is one thing and none of these.

    >>> knows("a.txt", b"PK\x03\x04...."), knows("a.epub", b"PK\x03\x04....")
    (True, False)
    """
    return head.startswith((b"PK\x03\x04", b"PK\x05\x06")) and not name.lower().endswith(_PACKAGES)


def unpack(name: str, file: BinaryIO, budget: Budget, depth: int = 1) -> Found:
    """The members of a zip file, lazily, in the order of its own table; `container.zip/inner/path.txt`."""
    try:
        if depth > DEEPEST:
            raise Unsafe(f"This zip lies {depth} zips deep, and {DEEPEST} is the limit. Unpack the outer ones first.")
        _check_end(file, budget)
        archive = zipfile.ZipFile(file)
        _check_table(archive, budget)
    except Refused as refusal:
        yield Problem(name, str(refusal))
    except _DAMAGE:
        yield Problem(name, "The zip file is damaged: its table of contents cannot be read. Try to find a whole copy.")
    else:
        yield from _members(name, archive, budget, depth)


def _check_end(file: BinaryIO, budget: Budget) -> None:
    """How many members the end record claims, before anything is built for them."""
    size = file.seek(0, 2)
    file.seek(max(0, size - 65_535 - 22 - 20 - 56))
    tail = file.read()
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or len(tail) - at < _END.size:
        raise zipfile.BadZipFile
    members, table = _END.unpack_from(tail, at)[4:6]
    at_64 = tail.rfind(b"PK\x06\x06", 0, at)
    if at_64 >= 0 and at - at_64 >= _END_64.size:
        members, table = _END_64.unpack_from(tail, at_64)[7:9]
    if members > budget.members or table > budget.members * 400:
        raise TooLarge(
            f"The zip claims {members:,} files; {budget.members:,} is the limit. Split it, or unpack it to a folder."
        )


def _check_table(archive: zipfile.ZipFile, budget: Budget) -> None:
    """What the whole table gives away: too many, too much, or members that share their bytes."""
    members = archive.infolist()
    budget.members -= len(members)
    if budget.members < 0:
        raise TooLarge("This zip and those inside it hold more than 100,000 files. Split it, or unpack it to a folder.")
    total = sum(one.file_size for one in members)
    if total > budget.bytes:
        raise TooLarge(
            f"Unpacked, the zip would come to {total / 2**30:.1f} GiB; 4 is the limit. It may be a trap; if not, unpack it to a folder."
        )
    end = 0
    for one in sorted(members, key=lambda member: member.header_offset):
        if one.header_offset < end:
            raise Unsafe("The zip is a trap: files in it overlap, so that a little data claims to be much.")
        end = one.header_offset + 30 + one.compress_size
    if end > archive.start_dir:
        raise Unsafe("The zip is a trap: files in it overlap its own table of contents.")


def _members(name: str, archive: zipfile.ZipFile, budget: Budget, depth: int) -> Found:
    names = Names(name)
    for member in archive.infolist():
        if member.filename.endswith("/"):  # not is_dir(), which fails at a member without a name
            continue
        called = names.of(member)
        if names.is_hidden(member):
            continue
        try:
            _check_member(member)
            yield from companion_or(called) or _opened(called, archive, member, budget, depth)
        except Refused as refusal:
            yield Problem(called, str(refusal))
        except _DAMAGE:
            yield Problem(
                called,
                "This file is damaged inside its zip: what comes out is not what was put in. The others were read.",
            )


def companion_or(name: str) -> Found | None:
    """The one problem of a file that is no story, as something to go through."""
    problem = companion(name)
    return iter((problem,)) if problem else None


def _check_member(member: zipfile.ZipInfo) -> None:
    check(member)
    kind = stat.S_IFMT(member.external_attr >> 16)
    if kind == stat.S_IFLNK:
        raise Unsafe("This is a link to another file, not a file; links inside a zip are not followed.")
    if kind not in {0, stat.S_IFREG}:
        raise Unsafe("This is a device or a pipe, not a file.")
    if member.flag_bits & 1:
        raise Refused(
            "This file is locked with a password. Unpack the zip with the password first, then bring the folder."
        )
    if member.file_size > _STEEP_FROM and member.file_size > _STEEPEST * max(member.compress_size, 1):
        raise Unsafe("This file is a trap: it would swell to more than 200 times its size.")


def _opened(called: str, archive: zipfile.ZipFile, member: zipfile.ZipInfo, budget: Budget, depth: int) -> Found:
    if member.file_size > LARGEST:
        yield too_large(called, member.file_size)
        return
    data = _read(archive, member, budget)
    if knows(called, data[:4]):
        yield from unpack(called, BytesIO(data), budget, depth + 1)
    else:
        yield Source(called, data, _modified(member))


def _read(archive: zipfile.ZipFile, member: zipfile.ZipInfo, budget: Budget) -> bytes:
    """The bytes of a member, counted while they come: what the table says of sizes may be a lie."""
    with archive.open(member) as file:
        data = file.read(min(LARGEST, budget.bytes) + 1)
    if len(data) > LARGEST or len(data) > budget.bytes:
        raise TooLarge("This file is larger than its zip says, and more than may be read.")
    if len(data) != member.file_size:
        raise zipfile.BadZipFile
    budget.bytes -= len(data)
    return data


def _modified(member: zipfile.ZipInfo) -> datetime | None:
    """A zip's own clock, which knows no zone; the zip's year 1980 means that nobody said."""
    if member.date_time[0] <= 1980:
        return None
    try:
        return datetime(*member.date_time, tzinfo=UTC)
    except ValueError:
        return None
