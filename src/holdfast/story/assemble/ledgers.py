"""The account of every character: body, field, furniture or unplaced; each once."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from holdfast.story.finding import Finding, Ledger
from holdfast.story.paratext import View
from holdfast.story.paratext.unit import Kind, Unit
from holdfast.story.paratext.values import is_none
from holdfast.story.work import Chapter

Span = tuple[int, int]
WORDY = 5  # fewer words beside what was understood are furniture: `Continued in`, `part … of`


def ledger(view: View, chapters: tuple[Chapter, ...], inside: Iterable[Span], findings: Iterable[Finding]) -> Ledger:
    """What every character of the manuscript (or of the part of it that is read) was taken for.

    Body are the chapters from first to last block, but for the furniture `inside` them. Fields are the values found outside it.
    Unplaced is front and back text that no finding explains. All else is furniture.
    """
    told = merged((one.start, one.end) for one in chapters)
    furniture = merged(inside)
    body = without(told, furniture)
    fields = without(merged((one.start, one.end) for one in findings), told)
    known = merged([*told, *fields])
    unplaced = without(merged(_left_over(view, known)), known)
    first, last = view.manuscript.extent
    total = last - first
    sizes = [sum(end - start for start, end in spans) for spans in (body, fields, unplaced)]
    return Ledger(total, sizes[0], sizes[1], total - sum(sizes), sizes[2], tuple(unplaced), tuple(furniture))


def merged(spans: Iterable[Span]) -> list[Span]:
    """The same characters as spans that neither touch nor overlap, in order.

    >>> merged([(5, 7), (0, 3), (2, 4), (6, 6)])
    [(0, 4), (5, 7)]
    """
    found: list[Span] = []
    for start, end in sorted(one for one in spans if one[0] < one[1]):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def without(spans: list[Span], taken: list[Span]) -> list[Span]:
    """What is left of `spans` when the characters of `taken` are gone; both merged and in order.

    >>> without([(0, 10)], [(2, 4), (8, 12)])
    [(0, 2), (4, 8)]
    """
    found: list[Span] = []
    for start, end in spans:
        place = start
        number = bisect_right(taken, start, key=_end)
        while number < len(taken) and taken[number][0] < end:
            if taken[number][0] > place:
                found.append((place, taken[number][0]))
            place = max(place, taken[number][1])
            number += 1
        if place < end:
            found.append((place, end))
    return found


def _end(span: Span) -> int:
    return span[1]


def _left_over(view: View, known: list[Span]) -> Iterator[Span]:
    text = view.manuscript.text
    yield from view.beyond
    for one in (*view.front, *view.back):
        if not _should_be_explained(one):
            continue
        start = one.span(one.value, len(one.text))[0] if one.value < len(one.text) else one.whole[1]
        whole = (start, one.whole[1])
        left = without([whole], known)
        if left != [whole] and len(" ".join(text[a:b] for a, b in left).split()) < WORDY:
            continue
        for a, b in left:
            piece = text[a:b]
            if any(sign.isalnum() for sign in piece):
                yield a + len(piece) - len(piece.lstrip()), b - (len(piece) - len(piece.rstrip()))


def _should_be_explained(one: Unit) -> bool:
    if one.kind is Kind.LABEL:
        return not is_none(one.said)
    return one.kind is Kind.TEXT
