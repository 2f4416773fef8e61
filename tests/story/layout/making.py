"""Lines from text, and text wrapped as machines did it."""

from __future__ import annotations

import textwrap

from holdfast.story import Line

PROSE = (
    "The lighthouse keeper had three letters from Mina in his coat, and he had not opened one of them since the storm took the lamp.",
    "“You might begin with the oldest,” said Jonathan. He held the ladder with both hands and did not look up.",
    "“I might.”",
    "He climbed down. The sea had gone the colour of slate and the gulls stood about on the wall as though waiting for a train.",
    "It was, he thought, the kind of evening on which a self-conscious man would read his post, and he had never been that.",
    "“Then give them to me,” said Jonathan, “and I shall read them aloud, and you can pretend that they are about somebody else.”",
    "Nobody spoke for a while.",
    "When the first envelope came open there was a pressed violet in it and a page in a hand which both of them knew very well.",
)


def lines_of(text: str) -> list[Line]:
    lines, start = [], 0
    for raw in text.split("\n"):
        lines.append(Line(raw.rstrip(), start, start + len(raw.rstrip())))
        start += len(raw) + 1
    return lines


def wrapped(text: str, width: int, indent: str = "") -> list[str]:
    return textwrap.wrap(text, width, initial_indent=indent, break_on_hyphens=False, break_long_words=False)
