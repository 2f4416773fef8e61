"""Where two texts part and come together again, for showing side by side. In time that grows with their length."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, takewhile

from holdfast.archive.sameness.sketch import shingles
from holdfast.archive.sameness.wording import words_with_places

WORDS_BESIDE = 12  # that are the same, shown before and after what differs
LONGEST = 120  # words of a difference that are shown; a scene that was added is not shown whole


@dataclass(frozen=True)
class Passage:
    """One side of a difference: what is the same before, what is its own, what is the same after. `more` words are not shown."""

    before: str
    own: str
    after: str
    more: int = 0


@dataclass(frozen=True)
class Difference:
    first: Passage
    second: Passage

    @property
    def sides(self) -> tuple[Passage, Passage]:
        return self.first, self.second


class _Text:
    def __init__(self, text: str) -> None:
        self.text = unicodedata.normalize("NFC", text)
        self.words, self.places = words_with_places(self.text)

    def passage(self, start: int, end: int) -> Passage:
        """Words [start, end) and some beside them, as written; marks of punctuation stay with the words before them."""
        shown = min(end, start + LONGEST)
        last = min(end + WORDS_BESIDE, len(self.words)) if shown == end else end
        first = max(0, start - WORDS_BESIDE)
        pieces = (
            (self._start(first), self._start(start)),
            (self._start(start), self._start(shown)),
            (self._start(end), self._start(last)),
        )
        before, own, after = (" ".join(self.text[here:there].split()) for here, there in pieces)
        return Passage(before, own, after, end - shown)

    def _start(self, word: int) -> int:
        return self.places[word][0] if word < len(self.places) else len(self.text)


def differences(first: str, second: str, most: int) -> list[Difference]:
    """The first `most` places where the words of two texts differ."""
    one, other = _Text(first), _Text(second)
    found = islice(_apart(one.words, other.words), most)
    return [Difference(one.passage(a, b), other.passage(c, d)) for a, b, c, d in found]


def _apart(first: Sequence[str], second: Sequence[str]) -> Iterator[tuple[int, int, int, int]]:
    """Words [a, b) of the first stand where [c, d) of the second do."""
    tail = _same_at_the_end(first, second)
    ends = len(first) - tail, len(second) - tail
    again = _Again(first, second, ends)
    here = there = 0
    while (here, there) != ends:
        if here < ends[0] and there < ends[1] and first[here] == second[there]:
            here, there = here + 1, there + 1
            continue
        a, c = again.after(here, there)
        yield here, a, there, c
        here, there = a, c


def _same_at_the_end(first: Sequence[str], second: Sequence[str]) -> int:
    backwards = zip(reversed(first), reversed(second), strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], backwards))


class _Again:
    """Where two texts run the same again: at the next five words that the second has too, not far behind."""

    def __init__(self, first: Sequence[str], second: Sequence[str], ends: tuple[int, int]) -> None:
        self.ends = ends
        self.words = first, second
        self.ours = shingles(first[: ends[0]])
        self.theirs: dict[int, list[int]] = {}
        for place, value in enumerate(shingles(second[: ends[1]])):
            self.theirs.setdefault(value, []).append(place)

    def after(self, here: int, there: int) -> tuple[int, int]:
        """The nearest such place: what comes far later is another scene with the same phrase."""
        nearest, best = self.ends, sum(self.ends) - here - there
        for place in range(here, len(self.ours)):
            if place - here >= best:
                break
            others = self.theirs.get(self.ours[place], ())
            at = bisect_left(others, there)
            if at == len(others) or self.words[0][place] != self.words[1][others[at]]:  # two texts may have one hash
                continue
            if (far := place - here + others[at] - there) < best:
                nearest, best = (place, others[at]), far
        return nearest
