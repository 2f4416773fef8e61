"""A region of lines as the blocks of a chapter: paragraphs, verse, letters, breaks, with their marks."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from holdfast.story.layout.emphasis import Span, typed_marks, written_tags
from holdfast.story.layout.paragraphs import Paragraph, paragraphs
from holdfast.story.layout.signs import starts_lower
from holdfast.story.layout.wrap import Wrap
from holdfast.story.manuscript import Line, Mark
from holdfast.story.work import Block, BlockKind

NO_MARKS = frozenset({BlockKind.BREAK, BlockKind.VERBATIM})
NO_BREAK = frozenset({BlockKind.BREAK, BlockKind.HEADING})


@dataclass(frozen=True, slots=True)
class Laid:
    """Blocks, and the spans of the manuscript's text that say something but are in no block.

    Such furniture is running heads, marks of quotation at line starts, soft hyphens, hyphens that divided a
    word, tags written into plain text. White space is neither. Spans are in order and do not overlap.
    """

    blocks: tuple[Block, ...]
    furniture: tuple[Span, ...]


def lay_out(lines: Sequence[Line], wrap: Wrap) -> Laid:
    """The blocks of a region, in order, and its furniture.

    Scene breaks are blocks whose text is the mark as written; a break that is only a wide gap
    has an empty text and stands between its neighbours.

    >>> lines = [Line("Cold.", 0, 5), Line("", 6, 6), Line("***", 7, 10), Line("", 11, 11), Line("*So* cold.", 12, 22)]
    >>> [(block.kind.value, block.text) for block in lay_out(lines, Wrap()).blocks]
    [('paragraph', 'Cold.'), ('break', '***'), ('paragraph', '*So* cold.')]
    >>> lay_out([Line("> Lex <i>slept</i>.", 0, 19)], Wrap()).furniture
    ((0, 1), (6, 9), (14, 18))
    """
    found = paragraphs(lines, wrap)
    blocks: list[Block] = []
    furniture = list(_left_over(lines, found))
    before: Paragraph | None = None
    for one in found:
        if before and _is_gap_break(before, one, wrap):
            blocks.append(Block(BlockKind.BREAK, "", before.end, before.end))
        block, tags = _block(lines, one, wrap)
        blocks.append(block)
        furniture += tags
        before = one
    return Laid(tuple(blocks), tuple(sorted(furniture)))


def _is_gap_break(before: Paragraph, one: Paragraph, wrap: Wrap) -> bool:
    wide = wrap.break_gap and one.gap >= wrap.break_gap
    return bool(wide) and before.kind not in NO_BREAK and one.kind not in NO_BREAK and not starts_lower(one.text)


def _block(lines: Sequence[Line], one: Paragraph, wrap: Wrap) -> tuple[Block, list[Span]]:
    text, furniture = one.text, list[Span]()
    if one.kind in NO_MARKS:
        return Block(one.kind, text, one.start, one.end), furniture
    marks = _line_marks(lines, one)
    if "</" in text and not wrap.explicit:
        tags, written = written_tags(text)
        furniture = [span for tag in tags for span in spans(lines, one, *tag)]
        text, marks = _without(text, tags, (*marks, *written))
    return Block(one.kind, text, one.start, one.end, (*marks, *typed_marks(text))), furniture


def _line_marks(lines: Sequence[Line], one: Paragraph) -> tuple[Mark, ...]:
    """The marks that the format set, counted in the paragraph's text."""
    if not any(lines[piece.line].marks for piece in one.pieces):
        return ()
    return tuple(
        Mark(
            max(mark.start, piece.start) - piece.start + piece.at,
            min(mark.end, piece.end) - piece.start + piece.at,
            mark.name,
            mark.value,
        )
        for piece in one.pieces
        for mark in lines[piece.line].marks
        if mark.start < piece.end and mark.end > piece.start
    )


def _without(text: str, tags: Sequence[Span], marks: Sequence[Mark]) -> tuple[str, tuple[Mark, ...]]:
    """The text without its tags, and the marks where they stand then."""
    ends = [0, *(end for _, end in tags)]
    starts = [*(start for start, _ in tags), len(text)]
    gone = [0, *accumulate(end - start for start, end in tags)]

    def place(at: int) -> int:
        index = bisect_right(ends, at) - 1
        return min(at, starts[index]) - gone[index]

    kept = "".join(text[start:end] for start, end in zip(ends, starts, strict=True))
    moved = (replace(mark, start=place(mark.start), end=place(mark.end)) for mark in marks)
    return kept, tuple(mark for mark in moved if mark.start < mark.end)


def spans(lines: Sequence[Line], one: Paragraph, start: int, end: int) -> Iterator[Span]:
    """Where characters `[start, end)` of a paragraph stand in the manuscript's text.

    >>> lines = [Line("a dark", 0, 6), Line("night", 7, 12)]
    >>> list(spans(lines, paragraphs(lines, Wrap(hard=True, width=9))[0], 2, 9))
    [(2, 6), (7, 9)]
    """
    for piece in one.pieces:
        first, last = max(start, piece.at), min(end, piece.at + piece.end - piece.start)
        if first < last:
            yield lines[piece.line].span(first - piece.at + piece.start, last - piece.at + piece.start)


def _left_over(lines: Sequence[Line], found: Sequence[Paragraph]) -> Iterator[Span]:
    """What says something in the lines but is in no paragraph."""
    number, at = 0, 0
    for paragraph in found:
        for piece in paragraph.pieces:
            while number < piece.line:
                yield from _said(lines[number], at, len(lines[number].text))
                number, at = number + 1, 0
            if piece.start > at:
                yield from _said(lines[number], at, piece.start)
            at = piece.end
    while number < len(lines):
        yield from _said(lines[number], at, len(lines[number].text))
        number, at = number + 1, 0


def _said(line: Line, start: int, end: int) -> Iterator[Span]:
    part = line.text[start:end]
    said = part.strip()
    if said:
        start += len(part) - len(part.lstrip())
        yield line.span(start, start + len(said))
