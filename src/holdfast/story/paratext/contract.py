"""What a recogniser of paratext is, and what it proposes.

A recogniser is a module with `propose(view) -> Iterable[Candidate]`. It sees the view and
nothing of what other recognisers found: rivals are settled in `assemble`, in one place.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from holdfast.story.paratext.view import View


@dataclass(frozen=True, slots=True)
class Candidate:
    """A finding that may yet lose: characters `[start, end)` of the text may mean `value`.

    `odds` are log-odds: 0 is a coin's toss, 2 is seven to one, 4 is fifty to one. `detail`
    refines the field (the role of a date or a credit, the kind of a relation), `by` names
    the author of another work. `parts` are spans when the value stands in several pieces.
    """

    field: str
    start: int
    end: int
    value: str
    rule: str
    odds: float
    detail: str = ""
    by: str | None = None
    parts: tuple[tuple[int, int], ...] = ()


class Recogniser(Protocol):
    """One kind of paratext."""

    def __call__(self, view: View) -> Iterable[Candidate]:
        """What this kind of paratext may be found in `view`, in any order; never raises."""
        ...
