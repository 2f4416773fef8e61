"""What is no text at all, however it is named."""

from __future__ import annotations

from holdfast.story.decode.wide import wide
from holdfast.story.errors import Refused

_MAGIC = (
    (b"\x89PNG\r\n", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a package: a zip, an e-book or a word processor's document"),
    (b"PK\x05\x06", "an empty zip"),
    (b"\x7fELF", "a program"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old word processor's document (.doc)"),
    (b"{\\rtf", "a rich text document (RTF)"),
    (b"\x1f\x8b", "a packed file (gzip)"),
    (b"BZh9", "a packed file (bzip2)"),
    (b"\xfd7zXZ", "a packed file (xz)"),
    (b"7z\xbc\xaf", "a packed file (7z)"),
    (b"Rar!\x1a", "a packed file (RAR)"),
    (b"SQLite format 3\x00", "a database (SQLite)"),
    (b"ID3\x03", "sound (MP3)"),
    (b"ID3\x04", "sound (MP3)"),
    (b"OggS\x00", "sound (Ogg)"),
)
_MEND = "Open it in the program that made it, save it as plain text or HTML, and bring that."
_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")  # wide characters, whose NULs are no strangers
_CONTROLS = bytes(set(range(32)) - {0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x1A, 0x1B})


def refuse_what_is_no_text(data: bytes) -> None:
    """Refuse what is surely something else, with a sentence that says what it seems to be.

    >>> refuse_what_is_no_text(b"It was a dark night.")
    """
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise Refused(f"This is no text: it seems to be {what}. {_MEND}")
    if data.startswith(b"MZ") and b"\x00" in data[:64]:
        raise Refused("This is no text: it seems to be a program (for Windows).")
    if data[60:68] == b"BOOKMOBI":
        raise Refused(f"This is no text: it seems to be an e-book (MOBI). {_MEND}")
    if not data.startswith(_MARKS) and _is_strange(data[:65_536]):
        raise Refused(
            "This is no text: it is full of bytes that no text holds. Perhaps it is damaged, or named for what it is not."
        )


def _is_strange(sample: bytes) -> bool:
    """Whether one in twenty is a control character or, in what looks like UTF-16, no character."""
    codec = wide(sample)
    if codec:
        text = sample.decode(codec, "replace")
        return sum(not (char.isprintable() or char.isspace()) or char == "\ufffd" for char in text) > max(
            4, len(text) // 20
        )
    sample = sample.rstrip(b"\x00")
    return len(sample) - len(sample.translate(None, _CONTROLS)) > max(8, len(sample) // 20)
