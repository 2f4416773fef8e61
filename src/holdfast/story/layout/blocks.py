"""A region of lines as the blocks of a chapter: paragraphs, verse, letters, breaks, with their marks."""

from __future__ import annotations

from collections.abc import Sequence

from holdfast.story.layout.emphasis import typed_marks, written_tags
from holdfast.story.layout.paragraphs import Paragraph, paragraphs
from holdfast.story.layout.wrap import Wrap
from holdfast.story.manuscript import Line
from holdfast.story.work import Block, BlockKind


def set_blocks(lines: Sequence[Line], wrap: Wrap) -> tuple[Block, ...]:
    """The blocks of a body, in order. In a format with marks of its own, stars are stars.

    >>> lines = [Line("Cold.", 0, 5), Line("", 6, 6), Line("***", 7, 10), Line("", 11, 11), Line("*So* cold.", 12, 22)]
    >>> [(block.kind.value, block.text) for block in set_blocks(lines, Wrap())]
    [('paragraph', 'Cold.'), ('break', '***'), ('paragraph', '*So* cold.')]
    """
    return tuple(_block(one, wrap) for one in paragraphs(lines, wrap))


def _block(one: Paragraph, wrap: Wrap) -> Block:
    if wrap.explicit or one.kind in {BlockKind.BREAK, BlockKind.VERBATIM}:
        return Block(one.kind, one.text, one.start, one.end)
    text, tagged = written_tags(one.text)
    return Block(one.kind, text, one.start, one.end, tagged + typed_marks(text))
