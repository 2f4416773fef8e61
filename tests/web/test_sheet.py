"""An original as numbered lines: no character lost, every place where it stands; of a very long one the ends and the borders."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfast.story import Source, Told, as_data, read
from holdfast.web.pages.sheet import (
    AT_THE_ENDS,
    MOST_AT_ONCE,
    ROUND_A_BORDER,
    SHOWN_WHOLE,
    Gap,
    Line,
    Sheet,
    sheet_of,
)

TEXT = """The Weed
by Marram Grass
Rating: PG

It held on to its stone, and "let go" was not a thing that it knew.

It held, and the tide went out, and it held.

THE END
"""


def reading_of(text: str, told: list[Told] | None = None) -> dict[str, Any]:
    return as_data(read(Source("weed.txt", text.encode()), told=told or []))


def lines_of(sheet: Sheet) -> list[Line]:
    return [one for one in sheet.lines if isinstance(one, Line)]


def shown(sheet: Sheet) -> list[tuple[int, str]]:
    return [(line.number, "".join(piece.text for piece in line.pieces)) for line in lines_of(sheet)]


def bare() -> dict[str, Any]:
    """A reading that found nothing."""
    nothing: dict[str, Any] = {"unplaced_spans": [], "furniture_spans": []}
    return {"work": {"chapters": []}, "findings": [], "ledger": nothing, "source": {}}


def test_every_line_stands_there_with_its_number_and_what_it_means() -> None:
    sheet = sheet_of(reading_of(TEXT), TEXT)
    assert shown(sheet) == list(enumerate(TEXT.split("\n")[:-1], 1))
    assert [(line.number, line.border) for line in lines_of(sheet) if line.border] == [
        (5, "The story begins"),
        (8, "The story has ended"),
    ]
    assert [line.number for line in lines_of(sheet) if line.inside] == [5, 6, 7]
    assert [
        (line.number, one.key, one.text, one.group)
        for line in lines_of(sheet)
        for one in line.pieces
        if one.meaning and one.leads
    ] == [
        (1, "title", "The Weed", "title"),
        (2, "authors", "Marram Grass", "people"),
        (3, "rating", "PG", "tags"),
        (9, "end_marker", "THE END", "mark"),
    ]
    assert not sheet.gaps


def test_what_a_keeper_pointed_at_shows_inside_the_story_too() -> None:
    place = TEXT.index("let go")
    sheet = sheet_of(reading_of(TEXT, [Told("title", None, place, place + 6)]), TEXT)
    pieces = [(one.text, one.group) for one in lines_of(sheet)[4].pieces]
    assert pieces == [
        ('It held on to its stone, and "', "body"),
        ("let go", "title"),
        ('" was not a thing that it knew.', "body"),
    ]


def test_a_part_of_a_file_keeps_the_numbers_of_the_file() -> None:
    part = (TEXT.index("It held on"), TEXT.index("\nTHE END"))
    assert shown(sheet_of(bare(), TEXT, part)) == list(enumerate(TEXT.split("\n"), 1))[4:7]


@given(st.text(alphabet="ab \n\u2028\U0001f300", max_size=300))
def test_no_character_is_lost(text: str) -> None:
    sheet = sheet_of(bare(), text)
    assert "\n".join(words for _, words in shown(sheet)) == text.removesuffix("\n")
    for line in lines_of(sheet):
        assert all(text[one.start :].startswith(one.text) for one in line.pieces)


LONG = "\n".join(f"Line {number} of a story that goes on and on." for number in range(1, 4001))


def check_gaps(sheet: Sheet, text: str) -> None:
    """Whatever is left out is said, and the numbers go on behind it."""
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    due = 1
    for one in sheet.lines:
        assert (one.number if isinstance(one, Line) else one.first) == due
        if isinstance(one, Line):
            assert starts[one.number - 1] == one.start
        due = (one.number if isinstance(one, Line) else one.last) + 1


def test_of_a_long_text_the_ends_and_the_borders_are_shown() -> None:
    assert len(LONG) > SHOWN_WHOLE
    reading = bare()
    place = LONG.index("Line 2000 ")
    reading["findings"] = [
        {"field": "notes", "start": place, "end": place + 9, "value": "x", "rule": "a.b", "confidence": 1.0}
    ]
    sheet = sheet_of(reading, LONG)
    check_gaps(sheet, LONG)
    numbers = [line.number for line in lines_of(sheet)]
    assert [numbers[0], numbers[-1]] == [1, 4000]
    assert 2000 in numbers
    assert len([one for one in sheet.lines if isinstance(one, Gap)]) == 2
    assert sum(len(words) for _, words in shown(sheet)) < 2 * AT_THE_ENDS + 4 * ROUND_A_BORDER


@pytest.mark.parametrize("line", [1, 1500, 4000, 9999])
def test_a_line_that_is_asked_for_is_shown(line: int) -> None:
    sheet = sheet_of(bare(), LONG, line=line)
    check_gaps(sheet, LONG)
    assert min(line, 4000) in [one.number for one in lines_of(sheet)]


def test_the_whole_is_shown_when_somebody_asks_and_a_browser_can() -> None:
    assert len(lines_of(sheet_of(bare(), LONG, whole=True))) == 4000
    huge = LONG * (MOST_AT_ONCE // len(LONG) + 1)
    sheet = sheet_of(bare(), huge, whole=True)
    assert sheet.too_long
    assert sheet.gaps


def test_one_line_without_an_end_is_not_shown_whole_either() -> None:
    text = "word " * 200_000
    sheet = sheet_of(bare(), text)
    assert sum(len(words) for _, words in shown(sheet)) < 3 * AT_THE_ENDS


def test_a_thousand_chapters_are_not_all_shown() -> None:
    text = LONG * 10
    reading = bare()
    reading["work"]["chapters"] = [
        {"title": None, "start": start, "end": start + 1500} for start in range(0, len(text) - 1600, 1600)
    ]
    assert len(reading["work"]["chapters"]) > 1000
    sheet = sheet_of(reading, text)
    assert sum(len(words) for _, words in shown(sheet)) < 400 * ROUND_A_BORDER + 2 * AT_THE_ENDS
