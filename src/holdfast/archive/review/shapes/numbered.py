"""Line 2: counted from the top or from the foot, blank lines left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from holdfast.archive.review.shapes.contract import Sheet
from holdfast.archive.review.shapes.trimmed import manner_of, taken
from holdfast.story import Told

NAME = "line"
FURTHEST, FOOT = 12, 5  # a value further from either end stands there by chance
_COUNT = {1: "the first line", -1: "the last line"}


def fits(sheet: Sheet, told: Sequence[Told]) -> Iterator[str]:
    words = sheet.words(told[0]) if len(told) == 1 else ""
    length = len(sheet.lines)
    for at, line in enumerate(sheet.lines):
        manner = manner_of(line, words)
        if manner is None:
            continue
        if at < FURTHEST:
            yield f"{at + 1}:{manner}"
        elif length - at <= FOOT:
            yield f"{at - length}:{manner}"


def find(sheet: Sheet, field: str, argument: str, told: Sequence[Told]) -> tuple[Told, ...]:
    del told
    number, _, manner = argument.partition(":")
    at = int(number) - 1 if int(number) > 0 else len(sheet.lines) + int(number)
    return taken(sheet.lines[at], field, manner) if 0 <= at < len(sheet.lines) else ()


def sentence(called: str, argument: str, words: str) -> str:
    del words
    number = int(argument.partition(":")[0])
    usual = f"line {number}" if number > 0 else f"line {-number} from the end"
    return f"the {called} is {_COUNT.get(number, f'{usual}, blank lines not counted')}"
