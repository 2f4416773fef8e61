"""The ladder: each rung asks one question of the bytes, the surest first; whoever answers is believed.

Byte-order mark, UTF-16 by its NULs, strict UTF-8, what a transport or page declared, UTF-8 with a few
strangers in it, and only then a guess from how the letters fall. What is changed is said in repairs.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from holdfast.story.decode.guesses import guess
from holdfast.story.decode.kinds import refuse_what_is_no_text
from holdfast.story.decode.labels import as_text, codec_for
from holdfast.story.decode.mixed import mixed_utf8
from holdfast.story.decode.mojibake import mend
from holdfast.story.decode.tidy import tidy
from holdfast.story.decode.wide import wide
from holdfast.story.errors import Refused, TooLarge
from holdfast.story.manuscript import Repair
from holdfast.story.source import LARGEST, too_large

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_JAPANESE_MAIL = re.compile(rb"\x1b\$[@B]")


@dataclass(frozen=True, slots=True)
class Decoded:
    r"""The text with `\n` line ends, the name of the encoding, and what was changed."""

    text: str
    encoding: str
    repairs: tuple[Repair, ...] = ()


def decode(data: bytes, declared: str | None = None) -> Decoded:
    r"""The text of some bytes; `declared` is the charset that a transport or page names, if any.

    Line ends become `\n`, control characters go, doubly encoded lines are mended where they are surely
    broken; each kind of change is a Repair with its count. Raises TooLarge above 32 MiB, and Refused
    for what is empty or no text. Labels are those of the WHATWG Encoding Standard (latin-1 means cp1252).

    >>> decode("Café\r\n".encode("cp1252"))
    Decoded(text='Café\n', encoding='cp1252', repairs=(Repair(what='line ends', count=1),))
    """
    if len(data) > LARGEST:
        raise TooLarge(too_large("", len(data)).sentence)
    if not data.strip(b" \t\r\n\f\v\x00\x1a"):
        raise Refused("The file is empty." if not data else "The file is empty: it holds nothing but blanks.")
    refuse_what_is_no_text(data)
    text, encoding, repairs = _characters(data, declared)
    text, mended = mend(text)  # before control characters go: a doubly encoded ” ends in one
    text, tidied = tidy(text)
    if not text.strip():
        raise Refused("The file is empty: it holds nothing but blanks.")
    return Decoded(text, encoding, (*repairs, *mended, *tidied))


def _characters(data: bytes, declared: str | None) -> tuple[str, str, list[Repair]]:
    for mark, name in _BOMS:
        if data.startswith(mark):
            return _lenient(data[len(mark) :], name)
    if _JAPANESE_MAIL.search(data, 0, 4096) and (text := as_text(data, "iso2022_jp")) is not None:
        return text, "iso2022_jp", []
    if (found := wide(data)) is not None:
        return _lenient(data, found)
    if (text := as_text(data, "utf-8")) is not None:
        return text, "utf-8", []
    return _declared_or_guessed(data, declared)


def _declared_or_guessed(data: bytes, declared: str | None) -> tuple[str, str, list[Repair]]:
    codec = codec_for(declared) if declared else None
    text = as_text(data, codec) if codec else None
    if text is not None and codec is not None:
        return text, codec, []
    mostly = mixed_utf8(data)
    repairs = [] if not declared or (mostly and codec == "utf-8") else [_not_as_declared(declared, codec)]
    if mostly:
        return mostly[0], "utf-8", [*repairs, *mostly[1]]
    text, codec = guess(data)
    return text, codec, repairs


def _not_as_declared(declared: str, codec: str | None) -> Repair:
    why = "does not fit the bytes" if codec else "is unknown"
    return Repair(f"the declared charset “{declared[:40]}” {why}; another was found")


def _lenient(data: bytes, codec: str) -> tuple[str, str, list[Repair]]:
    """What a byte-order mark or the NULs prove; what does not fit becomes U+FFFD, and is counted."""
    text = as_text(data, codec)
    if text is not None:
        return text, codec, []
    text = data.decode(codec, "replace")
    return text, codec, [Repair("characters that were damaged", max(1, text.count("\ufffd")))]
