"""Which works are alike: looked up by digests and sketches, and then compared word by word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

from holdfast.archive.sameness.alike import Alike, Sameness, Side, compare
from holdfast.archive.sameness.facts import words_by_work
from holdfast.archive.sameness.models import Shingle, Signature

FEWEST_WORDS = 10  # "To be continued": the same words, and still no copy
FEWEST_SHARED = 3  # numbers of two sketches, or half of the shorter one
MOST_COMPARED = 8  # works that one is compared with, word by word; the likeliest first
_AT_ONCE = 900  # values in a query
T = TypeVar("T")


@dataclass(frozen=True)
class Pair:
    """Two works, by their row numbers, of which the second came later; and how alike they are."""

    first: int
    second: int
    alike: Alike
    sameness: Sameness


Words = dict[int, list[str]]  # of each work
Holders = Mapping[int, Sequence[int]]  # of each number of a sketch: the works that hold it


def pairs_of(signatures: Sequence[Signature], holders: Holders, known: Words) -> Iterator[Pair]:
    """The pairs that each of these stored signatures is one of. `known` are words that are in hand already."""
    seen: set[tuple[int, int]] = set()
    for number, others in _likely(signatures, holders).items():
        words = known | words_by_work(other for other in others if other not in known)
        for other in others:
            pair = min(number, other), max(number, other)
            if pair not in seen:
                seen.add(pair)
                yield from _compared(*pair, words)


def _compared(first: int, second: int, words: Words) -> Iterator[Pair]:
    one, other = words[first], words[second]
    same = one == other
    alike = Alike(Side(len(one), len(one)), Side(len(other), len(other))) if same else compare(one, other)
    sameness = Sameness.COPIES if same else alike.sameness
    if sameness is not None:
        yield Pair(first, second, alike, sameness)


def _likely(signatures: Sequence[Signature], holders: Holders) -> dict[int, list[int]]:
    """For each work those that may be like it: the same digest, or numbers of the sketch in common."""
    own = {one.work_id: one for one in signatures if one.words >= FEWEST_WORDS}
    twins: dict[str, list[int]] = {}
    for digest, number in _same_digests({one.digest for one in own.values()}):
        twins.setdefault(digest, []).append(number)
    likely = {}
    for number, signature in own.items():
        same = [other for other in twins.get(signature.digest, ()) if other != number]
        likely[number] = list(dict.fromkeys(same[:MOST_COMPARED] + _sharing(signature, holders)))[:MOST_COMPARED]
    return likely


def _same_digests(digests: set[str]) -> Iterator[tuple[str, int]]:
    for some in few(digests):
        yield from Signature.objects.filter(digest__in=some).order_by("id").values_list("digest", "work_id")


def holders_of(values: Iterable[int]) -> dict[int, list[int]]:
    """The works that hold each of these numbers."""
    holders: dict[int, list[int]] = {}
    for some in few(values):
        for value, holder in Shingle.objects.filter(value__in=some).values_list("value", "holder"):
            holders.setdefault(value, []).append(holder)
    return holders


def _sharing(signature: Signature, holders: Holders) -> list[int]:
    own = [value for value in signature.sketch if value in holders]
    shared = Counter(holder for value in own for holder in holders[value] if holder != signature.work_id)
    fewest = min(FEWEST_SHARED, max(1, len(own) // 2))
    return [holder for holder, times in shared.most_common(MOST_COMPARED) if times >= fewest]


def few(values: Iterable[T]) -> Iterator[list[T]]:
    """Each of them once, as many at a time as a query takes."""
    every = iter(set(values))
    while some := list(islice(every, _AT_ONCE)):
        yield some
