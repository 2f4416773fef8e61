"""Where the story begins or ends: below or above a line that is the same in all the files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from holdfast.archive.review.shapes.contract import Sheet
from holdfast.story import Told

NAME = "border"
LONGEST = 60


def fits(sheet: Sheet, told: Sequence[Told]) -> Iterator[str]:
    if told[0].key != "body" or told[0].span is None:
        return
    start, end = told[0].span
    above = [at for at, one in enumerate(sheet.lines) if one.end <= start]
    below = [at for at, one in enumerate(sheet.lines) if one.start >= end]
    if above and len(sheet.folded[above[-1]]) <= LONGEST:
        yield f"below:{sheet.folded[above[-1]]}"
    if below and len(sheet.folded[below[0]]) <= LONGEST:
        yield f"above:{sheet.folded[below[0]]}"


def find(sheet: Sheet, field: str, argument: str, told: Sequence[Told]) -> tuple[Told, ...]:
    """The other border is where the file's own reading has it."""
    del told
    side, _, words = argument.partition(":")
    places = [at for at, one in enumerate(sheet.folded) if one == words]
    read = sheet.reading.get("work", {}).get("chapters") or []
    if not places or not read:
        return ()
    start, end = read[0]["start"], read[-1]["end"]
    if side == "below":
        following = sheet.lines[places[0] + 1 :]
        start = following[0].start if following else end
    else:
        end = sheet.lines[places[-1] - 1].end if places[-1] else start
    return (Told(field, None, start, end),) if start < end else ()


def sentence(called: str, argument: str, words: str) -> str:
    del called, words
    side, _, line = argument.partition(":")
    return f"the story {'begins' if side == 'below' else 'ends'} {side} the line “{line}”"
