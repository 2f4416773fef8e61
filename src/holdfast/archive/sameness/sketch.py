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
    text = " ".join(words).encode("utf-8", "replace")
    lengths = map(len, words) if len(text) == sum(map(len, words)) + max(0, len(words) - 1) else _byte_lengths(words)
    ends = list(accumulate(lengths, lambda end, length: end + 1 + length, initial=-1))
    if len(words) <= WORDS_IN_SHINGLE:
        return [crc32(text)] if words else []
    return [crc32(text[before + 1 : end]) for before, end in zip(ends, ends[WORDS_IN_SHINGLE:], strict=False)]


def _byte_lengths(words: Sequence[str]) -> list[int]:
    return [len(word.encode("utf-8", "replace")) for word in words]


def sketch_of(words: Sequence[str]) -> list[int]:
    """The lowest hashes, in order, each with 31 bits more, so that what is not the same is hardly ever taken for it."""
    where: dict[int, int] = {}
    for place, value in enumerate(shingles(words)):
        where.setdefault(value, place)
    kept = nsmallest(max(FEWEST, len(where) // ONE_IN), where)
    return [value << _LOW_BITS | _more_bits(words[where[value] : where[value] + WORDS_IN_SHINGLE]) for value in kept]


def _more_bits(words: Sequence[str]) -> int:
    digest = hashlib.blake2b(" ".join(words).encode("utf-8", "replace"), digest_size=4).digest()
    return int.from_bytes(digest, "big") >> 1
