"""A few numbers that stand for a text, so that like texts are found among many without reading them.

A *shingle* is five words that follow one another. Each is hashed, and the sketch keeps the lowest hashes: one in sixty-four of
a long text, at least thirty-two of a short one. Two texts that share shingles share the same low ones, whatever else they hold;
so a chapter is found in its whole, which the more usual MinHash does not do. Measured: docs/reference/sameness.md.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from heapq import nsmallest
from itertools import accumulate
from zlib import crc32

WORDS_IN_SHINGLE = 5
ONE_IN = 64
FEWEST = 32
_LOW_BITS = 31


def shingles(words: Sequence[str]) -> list[int]:
    """A hash of each five words in a row, in order. A shorter text is one shingle."""
    text = " ".join(words)
    data = text.encode("utf-8", "replace")
    if len(words) <= WORDS_IN_SHINGLE:
        return [crc32(data)] if words else []
    lengths = map(len, words) if len(data) == len(text) else (len(one.encode("utf-8", "replace")) for one in words)
    starts = list(accumulate(map((1).__add__, lengths), initial=0))
    return [crc32(data[start : after - 1]) for start, after in zip(starts, starts[WORDS_IN_SHINGLE:], strict=False)]


def sketch_of(words: Sequence[str]) -> list[int]:
    """The lowest hashes, in order, each with 31 bits more, so that what is not the same is hardly ever taken for it."""
    values = shingles(words)
    different = set(values)
    kept = set(nsmallest(max(FEWEST, len(different) // ONE_IN), different))
    where = {value: place for place, value in enumerate(values) if value in kept}
    return [
        value << _LOW_BITS | _more_bits(words[place : place + WORDS_IN_SHINGLE])
        for value, place in sorted(where.items())
    ]


def _more_bits(words: Sequence[str]) -> int:
    digest = hashlib.blake2b(" ".join(words).encode("utf-8", "replace"), digest_size=4).digest()
    return int.from_bytes(digest, "big") >> 1
