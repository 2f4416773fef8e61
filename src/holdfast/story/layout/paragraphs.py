"""Lines → paragraphs: wrapped lines joined again, lines that belong apart kept apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from holdfast.story.layout.breaks import is_scene_break
from holdfast.story.layout.flow import Group, groups
from holdfast.story.layout.joins import SOFT_HYPHEN, Vocabulary, joint
from holdfast.story.layout.rows import Row, rows_of
from holdfast.story.layout.set_lines import is_letter_line
from holdfast.story.layout.wrap import Wrap
from holdfast.story.manuscript import Line, LineRole
from holdfast.story.work import BlockKind

LINES_STAY = frozenset({BlockKind.VERSE, BlockKind.LETTER, BlockKind.VERBATIM, BlockKind.QUOTE})


class Piece(NamedTuple):
    """Characters `[start, end)` of line number `line` stand in the paragraph's text from `at` on."""

    at: int
    line: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph, poem, letter head, scene break: its joined text and where each character came from.

    `[start, end)` is its place in the manuscript's text. What stands in `text` between two pieces
    (a space, a line end, nothing) is a join. Line numbers count within the lines that were given.
    `gap` is how many blank lines stand above, page breaks left out.
    """

    kind: BlockKind
    text: str
    start: int
    end: int
    pieces: tuple[Piece, ...]
    gap: int = 0

    @property
    def lines(self) -> tuple[int, ...]:
        """The numbers of the lines it came from."""
        return tuple(dict.fromkeys(piece.line for piece in self.pieces))


def paragraphs(lines: Sequence[Line], wrap: Wrap) -> list[Paragraph]:
    """The paragraphs of a region, in order; running heads and white space are in none.

    >>> texts = ["It was a dark and stormy night, and the", "rain fell in torrents.", "", "Lex slept."]
    >>> lines = [Line(one, 0, len(one)) for one in texts]
    >>> [one.text for one in paragraphs(lines, Wrap(hard=True, width=40))]
    ['It was a dark and stormy night, and the rain fell in torrents.', 'Lex slept.']
    """
    rows = rows_of(lines, wrap.heads, doubled=wrap.doubled, plain=wrap.plain)
    known = Vocabulary([row.text for row in rows])
    return [_paragraph(lines, rows, group, known) for group in groups(rows, wrap)]


def _paragraph(lines: Sequence[Line], rows: Sequence[Row], group: Group, known: Vocabulary) -> Paragraph:
    kind, first, last = group
    row = rows[first]
    if last - first == 1 and SOFT_HYPHEN not in row.text and kind is not BlockKind.VERBATIM:
        return _single(lines[row.line], row, kind)
    if kind is BlockKind.VERBATIM:
        parts = _verbatim(rows[first:last])
    elif kind in LINES_STAY:
        parts = _kept(lines, rows[first:last])
    else:
        parts = _joined(rows[first:last], known)
    pieces: list[Piece] = []
    texts: list[str] = []
    at = 0
    for before, line, start, end in parts:
        at += len(before)
        texts += (before, lines[line].text[start:end])
        pieces.append(Piece(at, line, start, end))
        at += end - start
    one, two = pieces[0], pieces[-1]
    begin = lines[one.line].span(one.start, one.end)[0]
    end = lines[two.line].span(two.start, two.end)[1]
    return Paragraph(kind, "".join(texts), begin, end, tuple(pieces), row.blanks)


def _single(line: Line, row: Row, kind: BlockKind) -> Paragraph:
    text, at = row.text, row.at
    end = at + len(text)
    begin, finish = (line.start + at, line.start + end) if not line.runs and text else line.span(at, end)
    if kind is BlockKind.PARAGRAPH and len(text) <= 120:
        kind = _short_kind(text, row.role)
    return Paragraph(kind, text, begin, finish, (Piece(0, row.line, at, end),), row.blanks)


def _short_kind(text: str, role: LineRole) -> BlockKind:
    if is_scene_break(text):
        return BlockKind.BREAK
    return BlockKind.LETTER if role is LineRole.TEXT and is_letter_line(text) else BlockKind.PARAGRAPH


Part = tuple[str, int, int, int]  # what stands before it, line, start, end


def _joined(rows: Sequence[Row], known: Vocabulary) -> Iterator[Part]:
    before = ""
    for place, row in enumerate(rows):
        cut, after = joint(row.text, rows[place + 1].text, known) if place + 1 < len(rows) else (0, "")
        yield from _soft(row, row.at, row.at + len(row.text) - cut, before)
        before = after


def _kept(lines: Sequence[Line], rows: Sequence[Row]) -> Iterator[Part]:
    """Lines that stay lines, an indent deeper than the others' kept."""
    edge = min(row.indent for row in rows)
    before = ""
    for row in rows:
        deep = row.indent - edge
        inner = deep if lines[row.line].text[row.at - deep : row.at] == " " * deep else 0
        yield from _soft(row, row.at - inner, row.at + len(row.text), before)
        before = "\n"


def _verbatim(rows: Sequence[Row]) -> Iterator[Part]:
    edge = min(row.at for row in rows)
    before = ""
    for row in rows:
        before = before and before * (1 + row.blanks)
        yield before, row.line, edge, row.at + len(row.text)
        before = "\n"


def _soft(row: Row, start: int, end: int, before: str) -> Iterator[Part]:
    """The stretch without its soft hyphens."""
    if SOFT_HYPHEN not in row.text:
        yield before, row.line, start, end
        return
    for place, character in enumerate(row.text, row.at):
        if character == SOFT_HYPHEN and start <= place < end:
            if place > start:
                yield before, row.line, start, place
                before = ""
            start = place + 1
    if start < end:
        yield before, row.line, start, end
