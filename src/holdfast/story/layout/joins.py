"""Putting wrapped lines together again: what stands between them, and what falls out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from holdfast.story.layout.signs import is_ideographic

SOFT_HYPHEN = "\u00ad"
DASHES = ("--", "—", "–", "―")
HANGING = ("and ", "or ", "to ", "und ", "oder ", "bis ", "et ", "ou ", "y ", "o ")
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


class Vocabulary:
    """The words of a region, counted only if somebody asks."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts = texts
        self._words: Counter[str] | None = None

    def knows(self, word: str) -> bool:
        """Whether the word stands somewhere in the region, in any case."""
        if self._words is None:
            self._words = Counter(found.casefold() for text in self._texts for found in WORD.findall(text))
        return word.casefold() in self._words


def joint(first: str, second: str, known: Vocabulary) -> tuple[int, str]:
    """How many characters fall from the end of the first line, and what stands between it and the second.

    A hyphen belongs to its word and stays, unless the undivided word (and not the hyphened one) occurs
    elsewhere; a dash is parted as it was in front; ideographs join without a space.

    >>> known = Vocabulary(["something"])
    >>> joint("self-", "conscious", known), joint("some-", "thing", known), joint("two-", "and three-year-olds", known)
    ((0, ''), (1, ''), (0, ' '))
    >>> joint("wait--", "no", known), joint("it --", "no", known), joint("the old", "man", known), joint("海は", "広い", known)
    ((0, ''), (0, ' '), (0, ' '), (0, ''))
    """
    last = first[-1]
    if last.isalnum():
        return (0, "" if is_ideographic(last) and is_ideographic(second[0]) else _before_dash(second))
    if last == SOFT_HYPHEN:
        return 1, ""
    if first.endswith(DASHES):
        bare = first.rstrip("-—–―")
        return 0, "" if bare and not bare[-1].isspace() and second[0].isalnum() else " "
    if last == "-" and first[-2:-1].isalnum():
        return _hyphen(first, second, known)
    return (0, "" if is_ideographic(last) and is_ideographic(second[0]) else " ")


def _before_dash(second: str) -> str:
    tight = second.startswith(DASHES) and second.lstrip("-—–―")[:1].isalnum()
    return "" if tight else " "


def _hyphen(first: str, second: str, known: Vocabulary) -> tuple[int, str]:
    if second.startswith(HANGING):
        return 0, " "
    left = WORD.findall(first[-40:-1])
    right = WORD.match(second)
    if left and right and second[0].islower():
        whole = left[-1] + right[0]
        if known.knows(whole) and not known.knows(f"{left[-1]}-{right[0]}"):
            return 1, ""
    return 0, ""
