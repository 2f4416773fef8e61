"""Plain text: a line is a line."""

from __future__ import annotations

from holdfast.story.decode import decode
from holdfast.story.manuscript import Line, Manuscript
from holdfast.story.source import Source


def read(source: Source) -> Manuscript:
    decoded = decode(source.data, source.charset)
    lines, start = [], 0
    for raw in decoded.text.split("\n"):
        text = raw.rstrip()
        lines.append(Line(text, start, start + len(text)))
        start += len(raw) + 1
    return Manuscript(decoded.text, tuple(lines), "plaintext", decoded.encoding, repairs=decoded.repairs)
