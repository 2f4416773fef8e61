"""Bytes to text: which encoding, and what had to be changed on the way."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from holdfast.story.errors import Refused, TooLarge
from holdfast.story.manuscript import Repair

LIMIT = 32 * 2**20
BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text with `\\n` line ends, the name of the encoding, and what was changed."""

    text: str
    encoding: str
    repairs: tuple[Repair, ...] = ()


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """The text of some bytes.

    >>> decode("Café\\r\\n".encode("cp1252")).text
    'Café\\n'
    """
    if len(data) > LIMIT:
        raise TooLarge(f"The file holds {len(data) / 2**20:.0f} MiB; a story may hold 32.")
    if not data.strip():
        raise Refused("The file is empty.")
    text, encoding = _characters(data)
    if text.count("\x00") > len(text) // 100:
        raise Refused("This is not text: it is full of bytes that no text holds.")
    ends = text.count("\r")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    whole, controls = CONTROLS.subn("", text)
    repairs = [Repair(what, count) for what, count in (("line ends", ends), ("control characters", controls)) if count]
    if not whole.strip():
        raise Refused("The file is empty.")
    return Decoded(whole, encoding, tuple(repairs))


def _characters(data: bytes) -> tuple[str, str]:
    for mark, name in BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace"), name
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace"), "cp1252"
