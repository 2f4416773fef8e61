"""One kind of line end, and no control characters: so that an offset means the same to everybody."""

from __future__ import annotations

import re

from holdfast.story.manuscript import Repair

_ODD_ENDS = re.compile("[\x0b\x0c\x85\u2028\u2029]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufeff\ud800-\udfff]")
_ODD = re.compile(f"{_ODD_ENDS.pattern}|{_CONTROLS.pattern}")
_ENDS_OF_BYTES = b"\x0b\x0c\r"
_CONTROL_BYTES = bytes({*range(9), *range(14, 32), 127})


def tidy(text: str) -> tuple[str, list[Repair]]:
    r"""The text with `\n` line ends and no control characters, and what that changed.

    Joiners and marks of direction stay: scripts need them. A form feed or line separator is a line
    end, a paragraph separator two.

    >>> tidy("one\r\ntwo\x00")
    ('one\ntwo', [Repair(what='line ends', count=1), Repair(what='control characters', count=1)])
    """
    repairs = []
    if "\r" in text:
        count = text.count("\r")
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        repairs.append(Repair("line ends", count))
    if _is_plain(text):
        return text, repairs
    text, pages = _ODD_ENDS.subn(lambda one: "\n\n" if one[0] == "\u2029" else "\n", text)
    text, controls = _CONTROLS.subn("", text)
    if pages:
        repairs.append(Repair("page breaks and other line separators", pages))
    if controls:
        repairs.append(Repair("control characters", controls))
    return text, repairs


def _is_plain(text: str) -> bool:
    """A quick look: most text is plain, and bytes can be sifted many times faster than characters."""
    if not text.isascii():
        return _ODD.search(text) is None
    data = text.encode("ascii")
    return len(data.translate(None, _ENDS_OF_BYTES + _CONTROL_BYTES)) == len(data)
