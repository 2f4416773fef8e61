"""What the white space between two units says of a border there."""

from __future__ import annotations

from holdfast.story.paratext.unit import Kind, Unit
from holdfast.story.paratext.weights import (
    ATTACHED,
    GAP_BORDER,
    WIDE_GAP,
    WIDE_GAP_BORDER,
)


def is_spaced(units: list[Unit]) -> bool:
    """Whether blank lines part the paragraphs: then lines that stand together belong together."""
    texts = [one for one in units if one.kind is Kind.TEXT and one.sound.words > 8]
    return sum(not one.attached for one in texts) * 10 > len(texts) * 7


def between(above: Unit, below: Unit, *, spaced: bool) -> float:
    """What the white space between two units says of a border there."""
    if below.attached and spaced and {above.kind, below.kind} <= {Kind.TEXT, Kind.LABEL}:
        return ATTACHED
    if below.blanks > 1 and above.blanks < below.blanks:
        return GAP_BORDER + (WIDE_GAP_BORDER if below.blanks >= WIDE_GAP else 0.0)
    return 0.0
