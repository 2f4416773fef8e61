"""The same for all: they are all by Wren; none of them has a summary."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from holdfast.archive.review.shapes.contract import Sheet
from holdfast.story import Told

NAME = "same"
# What is each file's own, and never the same for a folder.
OWN = frozenset({"title", "body", "posting", "part", "summary", "notes", "end_notes", "dates"})


def fits(sheet: Sheet, told: Sequence[Told]) -> Iterator[str]:
    del sheet
    if all(one.is_empty for one in told):
        yield "nothing"
    elif told[0].key not in OWN:
        yield "value"


def find(sheet: Sheet, field: str, argument: str, told: Sequence[Told]) -> tuple[Told, ...]:
    del sheet, field, argument
    return tuple(told)


def sentence(called: str, argument: str, words: str) -> str:
    return f"there is no {called}" if argument == "nothing" else f"the {called} is “{words}”"
