"""The part of a line that a value is: all of it, or all but the signs that frame it (`~ The Lamp ~`)."""

from __future__ import annotations

from holdfast.archive.names import fold
from holdfast.story import Line, Told

FRAME = ' \t*_~=-#<>|"“”«»'
WHOLE, FRAMED = "", "framed"


def manner_of(line: Line, words: str) -> str | None:
    """How the words stand in the line; None if they are something else."""
    wanted = fold(words, 2000)
    if not wanted:
        return None
    if fold(line.text, 2000) == wanted:
        return WHOLE
    return FRAMED if fold(line.text.strip(FRAME), 2000) == wanted else None


def taken(line: Line, field: str, manner: str) -> tuple[Told, ...]:
    """What the line says in that manner, told of the field."""
    text = line.text
    bare = text.strip(FRAME) if manner == FRAMED else text.strip()
    return told_from(line, field, text.index(bare), bare) if bare else ()


def told_from(line: Line, field: str, at: int, words: str) -> tuple[Told, ...]:
    start, end = line.span(at, at + len(words))
    return (Told(field, None, start, end),) if start < end else ()
