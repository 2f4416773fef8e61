"""Which way the words of a paragraph lean: to what stands round stories, or to stories.

`leanings.tsv` holds what was learned from paragraphs of both sorts (`bench/leanings.py` says from which and how): words and
pairs of words, for Chinese, Japanese and Korean runs of two and three characters, each with its log-odds. Nothing
in it is a rule by itself; it is evidence that adds up with the cues that a person set.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import files
from itertools import pairwise
from math import fsum

LIMIT = 4.0  # log-odds: no paragraph is surer than this by its words alone


def _load() -> dict[str, float]:
    lines = files("holdfast.story.paratext").joinpath("leanings.tsv").read_text("utf-8").splitlines()
    pairs = (line.rpartition("\t") for line in lines if line and line[0] != "#")
    return {words: float(weight) for words, _, weight in pairs}


_WEIGHTS = _load()
_KNOWN = frozenset(_WEIGHTS)
_FIRST_OF_PAIRS = frozenset(one.partition(" ")[0] for one in _WEIGHTS if " " in one)


def traits(low: str, words: Sequence[str], *, unspaced: bool) -> set[str]:
    """What of a paragraph can lean: its words and their pairs, or runs of characters where words are not parted.

    `low` is the text with case folded, `words` the words in it.

    >>> sorted(traits("rain fell.", ["rain", "fell"], unspaced=False)), sorted(traits("雨の夜", [], unspaced=True))
    (['fell', 'rain', 'rain fell'], ['の夜', '雨の', '雨の夜'])
    """
    if unspaced:
        text = " ".join(low.split())
        return {text[place : place + size] for size in (2, 3) for place in range(len(text) - size + 1)}
    return {*words, *(f"{one} {other}" for one, other in pairwise(words) if one in _FIRST_OF_PAIRS)}


def lean(found: set[str]) -> float:
    """The log-odds that a paragraph with these traits stands round a story rather than in it.

    >>> lean({"beta"}) > lean(set()) == 0.0
    True
    """
    total = fsum(map(_WEIGHTS.__getitem__, found & _KNOWN))  # exact, so that the order does not matter
    return max(-LIMIT, min(LIMIT, total))
