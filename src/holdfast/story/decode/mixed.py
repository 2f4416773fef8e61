"""UTF-8 with a few strangers: one archive mixes encodings, sometimes from paragraph to paragraph."""

from __future__ import annotations

import re

from holdfast.story.decode.labels import as_text
from holdfast.story.manuscript import Repair

# A well-formed character of two to four bytes (Unicode 3.9, table 3-7).
_WHOLE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}|\xed[\x80-\x9f][\x80-\xbf]"
    rb"|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2}"
)
_TERMINATOR = re.compile(_WHOLE.pattern + rb"|\x9c(?![A-Za-z])")  # the end of a string in an old terminal, and no œ
_SURROGATE = re.compile(rb"\xed[\xa0-\xbf][\x80-\xbf]")


def mixed_utf8(data: bytes) -> tuple[str, list[Repair]] | None:
    r"""The text if most of the characters beyond ASCII are UTF-8: lines that are not are read as cp1252.

    >>> mixed_utf8("Ça va bien, François, déjà vu?\n".encode() + b"caf\xe9")
    ('Ça va bien, François, déjà vu?\ncafé', [Repair(what='lines in windows-1252 among UTF-8', count=1)])
    """
    whole = sum(1 for _ in _WHOLE.finditer(data))
    strangers = len(_SURROGATE.sub(b"", _WHOLE.sub(b"", data)).translate(None, bytes(range(128))))
    surrogates = sum(1 for _ in _SURROGATE.finditer(data))
    if whole + surrogates < 2 * strangers or not whole + surrogates:
        return None
    cut = _cut_short(data) if strangers > 1 or whole > 20 else 0
    lines = [_line(line) for line in (data[:cut] if cut else data).split(b"\n")]
    text = "\n".join(line for line, _ in lines) + ("\ufffd" if cut else "")
    repairs = [Repair("lines in windows-1252 among UTF-8", count)] if (count := sum(odd for _, odd in lines)) else []
    if surrogates:
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        repairs.append(Repair("halves of characters (lone surrogates)", surrogates))
    if cut:
        repairs.append(Repair("a last character that was cut short"))
    return text, repairs


def _line(line: bytes) -> tuple[str, bool]:
    try:
        return line.decode("utf-8", "surrogatepass"), False
    except UnicodeDecodeError:
        ended = (
            _TERMINATOR.sub(lambda one: b"\xc2\x9c" if one[0] == b"\x9c" else one[0], line) if b"\x9c" in line else line
        )
    try:
        return ended.decode("utf-8", "surrogatepass"), False
    except UnicodeDecodeError:
        return as_text(ended, "cp1252") or "", True


def _cut_short(data: bytes) -> int:
    """Where a last character begins whose end is missing (a download that broke off); 0 if none is."""
    tail = data[-3:]
    for at in reversed(range(len(tail))):
        lead = tail[at]
        if lead >= 0xC2:
            wanted = 2 if lead < 0xE0 else 3 if lead < 0xF0 else 4
            return len(data) - len(tail) + at if len(tail) - at < wanted else 0
    return 0
