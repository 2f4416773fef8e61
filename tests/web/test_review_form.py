"""What a keeper changed in the form becomes what is told: each value with the place that says it, and nothing that nobody touched."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from holdfast.story import Source, Told, as_data, read
from holdfast.web.forms.review import NO_STORY, Corrections, Original, corrections_in, span_of_line
from holdfast.web.forms.review_fields import Row, rows_of, story_of
from holdfast.web.forms.review_works import parts_in, places_in

TEXT = """Title: The Lamp on the Skery
Author: Wren Hallowell
Characters: Ahab, Starbuck
Notes: Written in a storm.

The lamp went out at four, and nobody saw it go. He had been at the stair with a can of oil.

"Light it," she said. "Light it, or they will be on the rocks by morning."

He lit it. They came in by the north side, one after another, and nobody ever knew.

THE END

Thanks to Marram for the storm.
"""
READING = as_data(read(Source("lamp.txt", TEXT.encode())))
ROWS = rows_of(READING, READING["doubts"], TEXT)
STORY = story_of(READING, READING["doubts"], TEXT, (0, len(TEXT)))
BODY = (READING["work"]["chapters"][0]["start"], READING["work"]["chapters"][-1]["end"])
ORIGINAL = Original(TEXT, (0, len(TEXT)), BODY)


def form(**changes: str) -> QueryDict:
    """The form as a browser sends it when nothing but these was touched."""
    data = QueryDict(mutable=True)
    for row in ROWS:
        data.update({row.kind.key: row.value, f"{row.kind.key}.was": row.was, f"{row.kind.key}.at": ""})
    data.update({"body.first": STORY.first, "body.last": STORY.last, "body.was": STORY.was})
    data.update({"body.start": "", "body.end": ""})
    for name, value in changes.items():
        data[name.replace("__", ".")] = value
    return data


def told(**changes: str) -> Corrections:
    return corrections_in(form(**changes), ROWS, STORY, ORIGINAL)


def span(words: str) -> tuple[int, int]:
    return TEXT.index(words), TEXT.index(words) + len(words)


def at(words: str) -> str:
    return "{}-{}".format(*span(words))


def test_what_nobody_touched_is_not_told() -> None:
    assert told() == Corrections()
    assert corrections_in(QueryDict(), ROWS, STORY, ORIGINAL) == Corrections()


def test_line_ends_of_browsers_change_nothing() -> None:
    notes = next(row for row in ROWS if row.kind.key == "characters")
    assert "\n" in notes.value
    assert told(characters=notes.value.replace("\n", "\r\n")) == Corrections()


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        # the one place that says it
        ({"title": "Written in a storm."}, [Told("title", None, *span("Written in a storm."))]),
        # a letter put right: the place stays, the value is the keeper's
        ({"title": "The Lamp on the Skerry"}, [Told("title", "The Lamp on the Skerry", *span("The Lamp on the Skery"))]),
        # said by the keeper and not by the text
        ({"title": "Oil"}, [Told("title", "Oil")]),
        ({"title": ""}, [Told("title")]),
        ({"rating": "Teen"}, [Told("rating", "Teen")]),
        # where the keeper pointed, also where the words stand elsewhere too
        ({"title": "storm", "title__at": at("storm")}, [Told("title", None, *span("storm"))]),
        ({"title": "A storm", "title__at": at("storm")}, [Told("title", "A storm", *span("storm"))]),
        ({"title__at": at("THE END")}, [Told("title", "The Lamp on the Skery", *span("THE END"))]),
        # of a list all that it says now, each with its place
        (
            {"characters": "Ahab\nStarbuck\n\n Marram \nAhab"},
            [
                Told("characters", None, *span("Ahab")),
                Told("characters", None, *span("Starbuck")),
                Told("characters", None, *span("Marram")),
            ],
        ),
        ({"characters": "Ahab"}, [Told("characters", None, *span("Ahab"))]),
        ({"characters": "Ahab\nStarbuk"}, [Told("characters", None, *span("Ahab")), Told("characters", "Starbuk", *span("Starbuck"))]),
        ({"authors": ""}, [Told("authors")]),
        # paragraphs of notes are values of their own
        (
            {"notes": "Written in a storm.\n\nTHE END", "notes__at": at("THE END")},
            [Told("notes", None, *span("Written in a storm.")), Told("notes", None, *span("THE END"))],
        ),
        # a summary is one value, with its paragraphs
        ({"summary": "A lamp.\r\n\r\nA stair."}, [Told("summary", "A lamp.\n\nA stair.")]),
    ],
)  # fmt: skip
def test_what_was_changed_is_told(changes: dict[str, str], expected: list[Told]) -> None:
    assert told(**changes) == Corrections(tuple(expected))


def test_words_of_the_story_are_not_taken_for_its_frame() -> None:
    assert told(title="a can of oil") == Corrections((Told("title", "a can of oil"),))


@pytest.mark.parametrize("spans", ["99999-100000", "5-5", "9-3", "a-b", "-1-4", "1-4-", "²-³"])
def test_a_place_that_is_none_is_left_out(spans: str) -> None:
    changed = told(title="Oil", title__at=spans).told
    assert [one.span for one in changed] in ([None], [(1, 4)])


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"body__first": "8"}, (span_of_line(TEXT, 8)[0], BODY[1])),
        ({"body__last": "8"}, (BODY[0], span_of_line(TEXT, 8)[1])),
        ({"body__first": "1", "body__last": "14"}, (0, len(TEXT.rstrip()))),
        ({"body__start": str(span("Light it")[0]), "body__first": "8"}, (span("Light it")[0], BODY[1])),
        ({"body__start": "0", "body__first": "8"}, (span_of_line(TEXT, 8)[0], BODY[1])),  # stands in another line
    ],
)
def test_where_the_story_stands_is_told_in_lines(changes: dict[str, str], expected: tuple[int, int]) -> None:
    assert told(**changes) == Corrections((Told("body", None, *expected),))


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"body__first": "x"}, "A line is a whole number from 1 to 14, as they stand beside the text."),
        ({"body__first": "0"}, "A line is a whole number from 1 to 14, as they stand beside the text."),
        ({"body__last": "15"}, "A line is a whole number from 1 to 14, as they stand beside the text."),
        (
            {"body__last": "000000005" + "9" * 5000},
            "A line is a whole number from 1 to 14, as they stand beside the text.",
        ),
        ({"body__last": "9" * 5000}, "A line is a whole number from 1 to 14, as they stand beside the text."),
        ({"body__first": "10", "body__last": "8"}, "The story ends before it begins. Change one of the two lines."),
        ({"body__first": "5", "body__last": "5"}, "There is nothing in these lines. Choose others."),
        ({"body__first": "", "body__last": ""}, NO_STORY),
    ],
)
def test_lines_that_are_none_are_said(changes: dict[str, str], sentence: str) -> None:
    assert told(title="Oil", **changes) == Corrections((Told("title", "Oil"),), {"body": sentence})


def test_a_part_of_a_file_has_the_lines_of_the_file() -> None:
    part = (span_of_line(TEXT, 6)[0], span_of_line(TEXT, 10)[1])
    story = story_of(READING, (), TEXT, part)
    assert (story.lowest, story.highest, story.first, story.last) == (6, 10, "6", "10")
    outside = corrections_in(form(body__first="3"), ROWS, story, replace(ORIGINAL, part=part))
    assert outside.errors == {"body": "A line is a whole number from 6 to 10, as they stand beside the text."}


@given(st.text(max_size=60), st.text(max_size=60), st.text(max_size=20))
def test_whatever_is_typed_is_told_or_refused(title: str, characters: str, places: str) -> None:
    for one in told(title=title, characters=characters, characters__at=places, title__at=places).told:
        assert one.span is None or 0 <= one.span[0] < one.span[1] <= len(TEXT)
        assert one.is_empty or one.span is not None or (one.value or "").strip()


@given(st.integers(1, 20))
def test_lines_are_counted_as_they_are_shown(number: int) -> None:
    lines = TEXT.split("\n")
    start, end = span_of_line(TEXT, number)
    assert TEXT[start:end] == (lines[number - 1] if number <= len(lines) else "")


# --- whole works ---


def test_a_second_work_begins_at_lines() -> None:
    assert places_in(" 6, 8;10 6", STORY, TEXT) == [span_of_line(TEXT, number)[0] for number in (6, 8, 10)]


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ("", "Say in which line the next work begins, such as 120. Several are parted by commas."),
        ("6, x", "“x” is no line in which a second work can begin: choose whole numbers from 2 to 14."),
        ("1", "“1” is no line in which a second work can begin: choose whole numbers from 2 to 14."),
        ("15", "“15” is no line in which a second work can begin: choose whole numbers from 2 to 14."),
    ],
)
def test_lines_where_no_work_can_begin_are_said(said: str, sentence: str) -> None:
    with pytest.raises(ValueError) as refused:  # noqa: PT011  # the sentence is compared whole
        places_in(said, STORY, TEXT)
    assert str(refused.value) == sentence


A, B, C = "k3zvb7mwra", "0000000000", "zzzzzzzzzz"


def parts(**data: str) -> list[str]:
    sent = QueryDict(mutable=True)
    sent.update({name.replace("__", "."): value for name, value in data.items()})
    return parts_in(sent)


def test_parts_are_taken_in_the_order_of_their_numbers() -> None:
    assert parts(**{f"part__{A}": "2", f"part__{B}": "", f"part__{C}": " 1 "}) == [C, A]
    assert parts(**{f"part__{A}": "1", "others": f"https://example.org/works/{C}/ and {B.upper()}"}) == [A, C, B]
    assert parts(**{f"part__{A}": "3", f"part__{B}": "1", "others": A}) == [B, A]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({f"part__{A}": "1"}, "Number at least two works: 1 for the one that comes first, 2 for the next."),
        ({f"part__{A}": "one"}, "“one” is no number of a part. Type 1 for the first, 2 for the next."),
        ({f"part__{A}": "1", "others": "rain"}, "Paste the address of a work's page here, such as /works/k3zvb7mwra/."),
    ],
)
def test_parts_that_are_none_are_said(data: dict[str, str], sentence: str) -> None:
    with pytest.raises(ValueError) as refused:  # noqa: PT011  # the sentence is compared whole
        parts(**data)
    assert str(refused.value) == sentence


def test_every_field_of_the_page_can_be_told() -> None:
    keys = [row.kind.key for row in ROWS]
    assert [Told(key).field for key in keys] == keys
    assert len(set(keys)) == len(keys)


def test_a_form_that_comes_back_says_what_was_typed() -> None:
    row = Row(ROWS[0].kind, "The Lamp", typed="The Lamb")
    assert (row.shown, row.value) == ("The Lamb", "The Lamp")


def test_a_doubt_stands_beside_the_field_that_it_is_about() -> None:
    text = TEXT.replace("Notes:", "Date: 03/04/2001\nRating: R/NC-17\nNotes:")
    reading = as_data(read(Source("lamp.txt", text.encode())))
    doubted = {row.kind.key: len(row.doubts) for row in rows_of(reading, reading["doubts"], text) if row.doubts}
    assert doubted == {"dates": 1, "rating": 1}
