"""A few words of a text round what was searched for, as pieces: no mark-up, so that a template can escape them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from holdfast.search.words import Folded

LENGTH = 240
_SLICE = 200_000  # characters looked through at a time: a book is not folded whole for its first page


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a snippet: plain text (a template escapes it), and whether it was searched for."""

    text: str
    found: bool = False


def snippet(texts: Iterable[str], phrases: Iterable[tuple[str, ...]]) -> tuple[Piece, ...]:
    """The best stretch of the first text that holds one of the (folded) phrases; empty when none does.

    >>> snippet(["It was a dark night.", "Snow lay on the moor."], [("moor",)])
    (Piece(text='Snow lay on the ', found=False), Piece(text='moor', found=True), Piece(text='.', found=False))
    """
    pattern = _pattern(phrases)
    if pattern is None:
        return ()
    for text in texts:
        for part in _slices(text):
            folded = Folded.of(part)
            spans = [folded.origin(*match.span()) for match in pattern.finditer(folded.words)]
            if spans:
                return _pieces(folded.text, spans, _best(folded, spans))
    return ()


def opening(text: str) -> tuple[Piece, ...]:
    """The first words of a text, nothing marked."""
    start = " ".join(text[: LENGTH * 2].split())
    return (Piece(start if len(start) <= LENGTH else _cut(start[:LENGTH]) + " …"),) if start else ()


def _pattern(phrases: Iterable[tuple[str, ...]]) -> re.Pattern[str] | None:
    longest_first = sorted(set(phrases), key=lambda words: (-len(words), words))
    each = [r"\s+".join(map(re.escape, words)) for words in longest_first if words]
    return re.compile(rf"(?<!\S)(?:{'|'.join(each)})(?!\S)") if each else None


def _slices(text: str) -> Iterator[str]:
    start = 0
    while start < len(text):
        end = start + _SLICE
        if end < len(text):
            end = max(text.rfind(" ", start + 1, end), text.rfind("\n", start + 1, end)) + 1 or end
        yield text[start:end]
        start = end


def _best(folded: Folded, spans: list[tuple[int, int]]) -> tuple[int, int]:
    """The window that holds the most different things searched for; of equals the first."""
    kinds = [folded.text[start:end].casefold() for start, end in spans]
    best, most, last = 0, 0, 0
    for first in range(len(spans)):
        last = max(last, first)
        while last + 1 < len(spans) and spans[last + 1][1] - spans[first][0] <= LENGTH * 3 // 4:
            last += 1
        if (many := len(set(kinds[first : last + 1]))) > most:
            best, most = first, many
        if first > 2000:  # a word on every line of a book: the first thousand tell enough
            break
    return _window(folded.text, spans[best][0])


def _window(text: str, found: int) -> tuple[int, int]:
    start = max(0, found - LENGTH // 4)
    if start:
        space = text.find(" ", start, found)
        start = space + 1 if space >= 0 else start
    end = min(len(text), start + LENGTH)
    if end < len(text):
        space = text.rfind(" ", found, end)
        end = space if space > found else end
    return start, end


def _pieces(text: str, spans: list[tuple[int, int]], window: tuple[int, int]) -> tuple[Piece, ...]:
    start, end = window
    pieces = [Piece("… ")] if text[:start].strip() else []
    at = start
    for first, last in spans:
        if first < at or last > end:
            continue
        pieces += [Piece(_one_line(text[at:first])), Piece(_one_line(text[first:last]), found=True)]
        at = last
    pieces.append(Piece(_one_line(text[at:end])))
    if text[end:].strip():
        pieces.append(Piece(" …"))
    return tuple(piece for piece in pieces if piece.text)


def _one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def _cut(text: str) -> str:
    return text.rsplit(" ", 1)[0]
