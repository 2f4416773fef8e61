"""A region of lines as the blocks of a chapter: paragraphs, verse, letters, breaks, with their marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from holdfast.story.layout.emphasis import typed_marks, written_tags
from holdfast.story.layout.paragraphs import Paragraph, paragraphs
from holdfast.story.layout.wrap import Wrap
from holdfast.story.manuscript import Line
from holdfast.story.work import Block, BlockKind

_HABIT = 3  # a wider gap is a scene break when it is rare beside the usual one


def set_blocks(lines: Sequence[Line], wrap: Wrap, *, explicit: bool = False) -> tuple[Block, ...]:
    """The blocks of a body, in order. `explicit`: the format has marks of its own, so stars are stars.

    Scene breaks are blocks whose text is the mark as written; a break that is only a wide gap
    has an empty text and stands between its neighbours.

    >>> lines = [Line("Cold.", 0, 5), Line("", 6, 6), Line("***", 7, 10), Line("", 11, 11), Line("*So* cold.", 12, 22)]
    >>> [(block.kind.value, block.text) for block in set_blocks(lines, Wrap())]
    [('paragraph', 'Cold.'), ('break', '***'), ('paragraph', '*So* cold.')]
    """
    found = paragraphs(lines, wrap)
    return tuple(_blocks(found, explicit=explicit, break_gap=_break_gap(found, wrap)))


def _break_gap(found: Sequence[Paragraph], wrap: Wrap) -> int:
    """From how many blank lines on a gap is a scene break; 0 when gaps mean nothing here."""
    wide = [one.gap for one in found[1:] if one.gap > wrap.gap]
    if not wide or len(wide) * _HABIT > len(found):
        return 0
    return min(wide)


def _blocks(found: Sequence[Paragraph], *, explicit: bool, break_gap: int) -> Iterator[Block]:
    before: Paragraph | None = None
    for one in found:
        parted = before and BlockKind.BREAK in {before.kind, one.kind}
        if before and break_gap and one.gap >= break_gap and not parted:
            yield Block(BlockKind.BREAK, "", before.end, one.start)
        yield _block(one, explicit=explicit)
        before = one


def _block(one: Paragraph, *, explicit: bool) -> Block:
    if explicit or one.kind in {BlockKind.BREAK, BlockKind.VERBATIM}:
        return Block(one.kind, one.text, one.start, one.end, one.marks)
    text, tagged = written_tags(one.text)
    return Block(one.kind, text, one.start, one.end, one.marks + tagged + typed_marks(text))
