"""Lines → paragraphs: wrapped lines joined again, lines that belong apart kept apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from holdfast.story.layout.breaks import is_scene_break
from holdfast.story.layout.signs import ends_sentence, first_word, starts_lower
from holdfast.story.layout.wrap import Wrap
from holdfast.story.manuscript import Line
from holdfast.story.work import BlockKind


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
    """

    kind: BlockKind
    text: str
    start: int
    end: int
    pieces: tuple[Piece, ...]

    @property
    def lines(self) -> tuple[int, ...]:
        """The numbers of the lines it came from."""
        return tuple(dict.fromkeys(piece.line for piece in self.pieces))


def paragraphs(lines: Sequence[Line], wrap: Wrap) -> list[Paragraph]:
    """The paragraphs of a region.

    >>> texts = ["It was a dark and stormy night, and the", "rain fell in torrents.", "", "Lex slept."]
    >>> lines = [Line(one, 0, len(one)) for one in texts]
    >>> [one.text for one in paragraphs(lines, Wrap(hard=True, width=40))]
    ['It was a dark and stormy night, and the rain fell in torrents.', 'Lex slept.']
    """
    found: list[Paragraph] = []
    group: list[int] = []
    for number, line in enumerate(lines):
        text = line.text.strip()
        if group and (not text or _ends(lines[group[-1]].text.strip(), text, wrap)):
            found.append(_joined(lines, group))
            group = []
        if text:
            group.append(number)
    if group:
        found.append(_joined(lines, group))
    return found


def _ends(one: str, two: str, wrap: Wrap) -> bool:
    if not wrap.hard:
        return True
    if is_scene_break(one) or is_scene_break(two):
        return True
    short = len(one) + 1 + first_word(two) <= wrap.width - wrap.slack
    return short and not (starts_lower(two) and not ends_sentence(one))


def _joined(lines: Sequence[Line], group: list[int]) -> Paragraph:
    text, pieces = "", []
    for number in group:
        raw = lines[number].text
        bare = raw.strip()
        start = len(raw) - len(raw.lstrip())
        text += " " if text else ""
        pieces.append(Piece(len(text), number, start, start + len(bare)))
        text += bare
    first, last = pieces[0], pieces[-1]
    start = lines[first.line].span(first.start, first.end)[0]
    end = lines[last.line].span(last.start, last.end)[1]
    kind = BlockKind.BREAK if is_scene_break(text) else BlockKind.PARAGRAPH
    return Paragraph(kind, text, start, end, tuple(pieces))
