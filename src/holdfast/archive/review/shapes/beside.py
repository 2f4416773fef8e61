"""The line above the by-line, the line below `Rating:`: next to a line that begins alike in all the files."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from holdfast.archive.review.shapes.contract import Sheet
from holdfast.archive.review.shapes.labelled import begins_with
from holdfast.archive.review.shapes.trimmed import manner_of, taken
from holdfast.story import Told

NAME = "beside"
FURTHEST = 40  # lines from the top in which a header may stand
_LABEL = re.compile(r"\s*([^\W\d_][^:：\n]{0,28}[:：])")
_BYLINE = re.compile(r"\s*(by|von|par|por|di|de|от)\s", re.IGNORECASE)
_SIDES = {"above": 1, "below": -1}


def fits(sheet: Sheet, told: Sequence[Told]) -> Iterator[str]:
    words = sheet.words(told[0]) if len(told) == 1 else ""
    for at, line in enumerate(sheet.lines[:FURTHEST]):
        manner = manner_of(line, words)
        for side, step in _SIDES.items() if manner is not None else ():
            anchor = _anchor(sheet, at + step)
            if anchor:
                yield f"{side}:{manner}:{anchor}"


def _anchor(sheet: Sheet, at: int) -> str:
    if not 0 <= at < len(sheet.lines):
        return ""
    match = _BYLINE.match(sheet.lines[at].text) or _LABEL.match(sheet.lines[at].text)
    return match[1] if match else ""


def find(sheet: Sheet, field: str, argument: str, told: Sequence[Told]) -> tuple[Told, ...]:
    del told
    side, manner, anchor = argument.split(":", 2)
    for at in range(min(FURTHEST, len(sheet.lines))):
        if begins_with(sheet, at, anchor):
            place = at - _SIDES[side]
            return taken(sheet.lines[place], field, manner) if 0 <= place < len(sheet.lines) else ()
    return ()


def sentence(called: str, argument: str, words: str) -> str:
    del words
    side, _, anchor = argument.split(":", 2)
    return f"the {called} is the line {side} the one that begins with “{anchor}”"
