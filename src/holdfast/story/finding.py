"""One thing understood: these characters mean this, says this rule, this sure."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """Characters `[start, end)` of the decoded text mean `value` for `field`.

    `rule` is the module and name of the rule that speaks (`labels.rating`); `confidence` is
    between 0 and 1: of the findings said to be 0.9 sure, nine in ten should be right.

    >>> Finding("rating", 71, 76, "PG-13", "labels.rating", 0.99).rule
    'labels.rating'
    """

    field: str
    start: int
    end: int
    value: str
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why a person should look: which field, and a sentence."""

    field: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Ledger:
    """The account of every character of a source; it always adds up.

    `unplaced_spans` says where the unplaced characters stand; `furniture_spans` where furniture
    stands inside the body (running heads, `>` before quoted lines, hyphens that only divided a word).

    >>> Ledger(10, 6, 2, 1, 1, ((9, 10),)).adds_up
    True
    """

    characters: int
    body: int
    fields: int
    furniture: int
    unplaced: int
    unplaced_spans: tuple[tuple[int, int], ...] = ()
    furniture_spans: tuple[tuple[int, int], ...] = ()

    @property
    def adds_up(self) -> bool:
        """Whether every character is counted exactly once."""
        return self.characters == self.body + self.fields + self.furniture + self.unplaced
