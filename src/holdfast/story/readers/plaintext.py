"""Plain text: a line is a line. What its ends mean, layout finds out."""

from __future__ import annotations

from holdfast.story.decode import decode
from holdfast.story.manuscript import Line, Manuscript
from holdfast.story.source import Source

NAME = "plaintext"
WIDEST_GAP = 100  # blank lines: more say no more, and a file may hold millions of them


def claims(source: Source) -> float:
    """Any text may be plain text; a surer reader wins.

    >>> claims(Source("a.txt", b"It was a dark night."))
    0.5
    """
    return 0.5 if source.suffix in {".txt", ".text", ""} else 0.4


def read(source: Source) -> Manuscript:
    r"""Lines by `\n`; blanks at a line's end are no part of it, those at its beginning are. A gap ends after a hundred blank lines.

    >>> [line.text for line in read(Source("a.txt", b"  One. \r\n\r\nTwo.")).lines]
    ['  One.', '', 'Two.']
    """
    decoded = decode(source.data, source.charset)
    lines, start, blanks = [], 0, 0
    for raw in decoded.text.split("\n"):
        text = raw.rstrip()
        blanks = 0 if text else blanks + 1
        if blanks <= WIDEST_GAP:
            lines.append(Line(text, start, start + len(text) if text else start))
        start += len(raw) + 1
    return Manuscript(decoded.text, tuple(lines), NAME, decoded.encoding, repairs=decoded.repairs)
