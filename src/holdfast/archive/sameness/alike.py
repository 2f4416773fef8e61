"""How alike two texts are, word by word, and what that makes of them: copies, one within the other, or two stories."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from itertools import compress

from holdfast.archive.sameness.sketch import WORDS_IN_SHINGLE, shingles

# Measured on stories made for it (docs/reference/sameness.md): copies stand above these, different stories far below.
COPIES = 0.5  # of the words of each
WITHIN = 0.8  # of the words of the one that is within the other
WHOLLY_WITHIN = 0.9
FEWEST_BESIDE = 250  # words before or after it that make a whole of which the other is a part, and no header
SHARE_BESIDE = 0.05
FEWEST_WITHIN = 50
STRAY = 20  # words in a row: fewer may be a phrase that stands in any text


class Sameness(StrEnum):
    COPIES = "copies"
    FIRST_WITHIN = "first within second"
    SECOND_WITHIN = "second within first"


@dataclass(frozen=True)
class Side:
    """One of two texts: its words, how many of them run the same in the other, and how many stand before and after these."""

    words: int
    same: int
    before: int = 0
    after: int = 0

    @property
    def share(self) -> float:
        return self.same / self.words if self.words else 0.0

    @property
    def reaches_beyond(self) -> bool:
        """Most of what is its own stands before or after what both have, and is too long to be a header."""
        own, beside = self.words - self.same, self.before + self.after
        longest = max(self.before, self.after)
        return longest >= max(FEWEST_BESIDE, SHARE_BESIDE * self.words) and beside >= 0.7 * own


@dataclass(frozen=True)
class Alike:
    first: Side
    second: Side

    @property
    def sameness(self) -> Sameness | None:
        """None: two stories."""
        one, other = self.first, self.second
        alike = min(one.share, other.share) >= COPIES
        if _within(one, other, alike=alike):
            return Sameness.FIRST_WITHIN
        if _within(other, one, alike=alike):
            return Sameness.SECOND_WITHIN
        return Sameness.COPIES if alike else None

    @classmethod
    def of(cls, data: Mapping[str, Mapping[str, int]]) -> Alike:
        return cls(Side(**data["first"]), Side(**data["second"]))

    def as_data(self) -> dict[str, dict[str, int]]:
        return asdict(self)


def _within(part: Side, whole: Side, *, alike: bool) -> bool:
    if part.words >= whole.words:
        return False
    if alike:
        return part.share >= WHOLLY_WITHIN and whole.reaches_beyond
    return part.share >= WITHIN and part.words >= FEWEST_WITHIN


def compare(first: Sequence[str], second: Sequence[str]) -> Alike:
    """Words run the same when they stand in five in a row that the other text has too, wherever it has them."""
    ours, theirs = shingles(first), shingles(second)
    if min(len(first), len(second)) < WORDS_IN_SHINGLE:
        same = list(first) == list(second)
        return Alike(*(Side(len(one), len(one) if same else 0) for one in (first, second)))
    return Alike(_side(len(first), ours, set(theirs)), _side(len(second), theirs, set(ours)))


def _side(words: int, shingles: Sequence[int], others: set[int]) -> Side:
    covered = bytearray(words)
    shared = b"\x01" * WORDS_IN_SHINGLE
    for place in compress(range(len(shingles)), map(others.__contains__, shingles)):
        covered[place : place + WORDS_IN_SHINGLE] = shared
    first, last = covered.find(b"\x01" * STRAY), covered.rfind(b"\x01" * STRAY)
    if first < 0:
        first, last = max(0, covered.find(1)), max(STRAY, covered.rfind(1) + 1) - STRAY
    return Side(words, sum(covered), first, max(0, words - last - STRAY))
