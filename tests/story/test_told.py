"""What a person tells of a story wins, outlives the rules, and never unbalances the account."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfast.story import (
    FIELDS,
    Finding,
    ReadStory,
    Source,
    StoryError,
    Told,
    Work,
    read,
    read_manuscript,
    refusal,
    stretches,
)

PLAIN = """The Lamp on the Skerry
by Wren Hallowell

Rating: PG
Pairing: Ahab/Starbuck
Date: 20 Nov 2002
Thanks to Marram, who read this twice.

The lamp went out at four, and nobody saw it go. He had been at the stair with a can of oil.

"Light it," she said. "Light it, or they will be on the rocks by morning."

He lit it. They came in by the north side, one after another, and nobody ever knew.

THE END

Write to me if you liked it.
"""
PAGE = (
    "<html><head><title>The Lamp</title></head><body><h1>The Lamp</h1><p>by Wren &amp; Marram</p>"
    "<p>The lamp went out at four, and <em>nobody</em> saw it go.</p><p>He lit it &mdash; at last.</p></body></html>"
)
SOURCES = [Source("lamp.txt", PLAIN.encode()), Source("lamp.html", PAGE.encode())]
SAMPLES = sorted(Path(__file__).parents[1].glob("samples/*/*/source.*"))
FIELD_NAMES = sorted(
    {*FIELDS, *(one for fields in FIELDS.values() for one in fields), "part"} - {"credits", "relations"}
)


def told_of(text: str, words: str, field: str) -> Told:
    start = text.index(words)
    return Told(field, None, start, start + len(words))


def adds_up(story: ReadStory) -> bool:
    """In sums, and in stretches: each character of what was read stands in one of them."""
    first, last = story.source.part or (0, len(story.text))
    pieces = stretches(story)
    sizes = dict.fromkeys(("body", "field", "furniture", "unplaced"), 0)
    for one in pieces:
        sizes[one.kind] += one.end - one.start
    edges = [one.start for one in pieces] + [last]
    joined = not pieces or (edges[0] == first and all(one.end == edges[at + 1] for at, one in enumerate(pieces)))
    account = story.ledger
    return (
        joined
        and account.adds_up
        and account.characters == last - first
        and (account.body, account.unplaced) == (sizes["body"], sizes["unplaced"])
    )


def test_a_span_says_what_its_characters_say_and_is_certain() -> None:
    story = read(SOURCES[0], told=[told_of(PLAIN, "Marram", "authors"), told_of(PLAIN, "Ahab/Starbuck", "title")])
    assert (story.work.authors, story.work.title) == (("Marram",), "Ahab/Starbuck")
    start = PLAIN.index("Marram")
    assert Finding("author", start, start + 6, "Marram", "told.person", 1.0) in story.findings


def test_a_value_in_a_persons_own_words_stands_nowhere_in_the_text() -> None:
    story = read(SOURCES[0], told=[Told("title", "THE LAMP"), Told("authors", "Ann"), Told("authors", "Bo")])
    assert (story.work.title, story.work.authors) == ("THE LAMP", ("Ann", "Bo"))
    assert [one.rule for one in story.findings if one.field in {"title", "author"}] == []


def test_the_last_word_holds_also_where_it_was_said_before() -> None:
    said = [Told("title", "One"), Told("title"), Told("title", "One"), Told("rating", "G"), Told("rating")]
    story = read(SOURCES[0], told=said)
    assert (story.work.title, story.work.rating) == ("One", None)


def test_shouted_words_that_are_marked_are_set_as_any_title_is() -> None:
    source = Source("a.txt", b"NEVER AGAIN, AND OTHER LIES\n\nAnn went out into the rain, and it fell on her.\n")
    assert read(source, told=[Told("title", None, 0, 27)]).work.title == "Never Again, and Other Lies"


@pytest.mark.parametrize("field", [one for one in FIELDS if one != "credits"])
def test_what_a_text_does_not_say_is_not_in_the_work(field: str) -> None:
    story = read(SOURCES[0], told=[Told(field)])
    assert getattr(story.work, field) == getattr(Work(), field)
    assert [one for one in story.findings if one.field in FIELDS[field]] == []
    assert [one for one in story.doubts if one.field == field] == []


def test_a_role_is_told_by_its_name_and_all_of_them_are_emptied_together() -> None:
    credited = read(SOURCES[0], told=[Told("beta", "Marram"), Told("thanks")]).work.credits
    assert [(one.name, one.role) for one in credited] == [("Marram", "beta")]
    assert read(SOURCES[0], told=[Told("credits")]).work.credits == ()


def test_what_the_rules_knew_beside_the_same_words_is_still_known() -> None:
    text = b'Rain\nby Ann\n\nInspired by "The Lamp" by Wren Hallowell.\n\nAnn went out into the rain, and it fell on her.\n'
    found = read(Source("a.txt", text)).work.relations
    assert [(one.title, one.author) for one in found] == [("The Lamp", "Wren Hallowell")]
    assert (
        read(Source("a.txt", text), told=[Told("inspired_by", "the lamp")]).work.relations[0].author == "Wren Hallowell"
    )


def test_a_series_keeps_its_part_under_another_name_and_the_part_is_told_alone() -> None:
    source = Source(
        "a.txt", b"Title: Rain\nAuthor: Ann\nSeries: Weather, part 3\n\nIt fell on the roof all night long.\n"
    )
    series = [read(source, told=told).work.series for told in ([Told("series", "Wet Days")], [Told("part", "IV")])]
    assert [[(one.title, one.part, one.part_as_written) for one in each] for each in series] == [
        [("Wet Days", 3, "part 3")],
        [("Weather", 4, "IV")],
    ]


def test_the_story_stands_where_it_is_told_to_and_what_is_round_it_is_read_anew() -> None:
    body = told_of(PLAIN, PLAIN[PLAIN.index('"Light') : PLAIN.index("THE END")].strip(), "body")
    story = read(SOURCES[0], told=[body])
    assert (story.work.chapters[0].start, story.work.chapters[-1].end) == (body.start, body.end)
    assert story.work.title == "The Lamp on the Skerry"
    assert [one.field for one in story.doubts] in ([], ["unplaced"])
    assert adds_up(story)


def test_what_lies_far_from_either_end_is_unplaced_and_not_furniture() -> None:
    text = "Title: Rain\n\n" + "It fell on the roof all night, and nobody slept.\n\n" * 400 + "She rose.\n\nBy: Ann\n"
    start = text.index("She rose.")
    story = read(Source("a.txt", text.encode()), told=[Told("body", None, start, start + 9)])
    assert adds_up(story)
    assert (story.work.title, story.ledger.body) == ("Rain", 9)
    assert story.ledger.unplaced > 400 * 45


def test_a_border_may_stand_inside_a_line() -> None:
    text = "Title: Rain. It fell on the roof all night, and nobody slept. The end, says Ann."
    story = read(
        Source("a.txt", text.encode()), told=[told_of(text, "It fell on the roof all night, and nobody slept.", "body")]
    )
    assert [block.text for one in story.work.chapters for block in one.blocks] == [
        "It fell on the roof all night, and nobody slept."
    ]
    assert adds_up(story)


def test_a_page_says_its_words_and_not_its_marks() -> None:
    story = read(
        SOURCES[1],
        told=[told_of(PAGE, "Wren &amp; Marram", "authors"), told_of(PAGE, "<em>nobody</em> saw", "summary")],
    )
    assert (story.work.authors, story.work.summary) == (("Wren & Marram",), "nobody saw")


def test_a_line_that_is_cut_ends_as_any_line_does() -> None:
    text = "                    The Lamp\n\nThe lamp went out at four, and nobody saw it go.\n"
    lines = [one.text for one in read_manuscript(Source("a.txt", text.encode())).between(0, 12).lines]
    assert lines == [""]
    assert adds_up(read(Source("a.txt", text.encode()), part=(3, len(text))))


def test_only_a_part_is_read_and_its_places_are_those_of_the_whole() -> None:
    whole = PLAIN + "\f\n" + PLAIN.replace("Lamp", "Bell").replace("lamp", "bell")
    start = len(PLAIN)
    story = read(Source("two.txt", whole.encode()), part=(start, len(whole)))
    assert (story.work.title, story.source.part) == ("The Bell on the Skerry", (start, len(whole)))
    assert whole[story.work.chapters[0].start :].startswith("The bell went out")
    assert adds_up(story)


@pytest.mark.parametrize("source", SOURCES, ids=lambda one: one.name)
@given(data=st.data())
def test_the_account_adds_up_whatever_is_told_of_whatever_part(source: Source, data: st.DataObject) -> None:
    length = len(source.data.decode())
    told = data.draw(st.lists(tellings(length), max_size=5))
    part = data.draw(st.none() | spans(length))
    story = read(source, told=told, part=part)
    assert adds_up(story)
    assert story == read(source, told=[*told, *told[-1:]], part=part)
    said = {one.key: one for one in told if one.field not in {"body", "part"}}
    emptied = {key: getattr(story.work, key) for key, one in said.items() if one.is_empty and hasattr(story.work, key)}
    assert emptied == {key: getattr(Work(), key) for key in emptied}


@pytest.mark.parametrize("path", SAMPLES, ids=lambda one: f"{one.parent.parent.name}/{one.parent.name}")
def test_parts_that_follow_one_another_make_up_the_whole(path: Path) -> None:
    source = Source(path.name, path.read_bytes())
    length = len(read(source).text)
    middle = length // 3
    accounts = []
    for part in ((0, middle), (middle, length)):
        try:
            story = read(source, part=part)
        except StoryError:
            continue
        assert adds_up(story)
        accounts.append(story.ledger.characters)
    assert sum(accounts) == length
    body = read(source, told=[Told("body", None, middle, length)])
    assert adds_up(body)
    assert all(middle <= one.start < one.end <= length for one in body.work.chapters)


def spans(length: int) -> st.SearchStrategy[tuple[int, int]]:
    places = st.integers(0, length + 3)
    return st.tuples(places, places).filter(lambda one: one[0] != one[1]).map(lambda one: (min(one), max(one)))


def tellings(length: int) -> st.SearchStrategy[Told]:
    values = (
        st.none()
        | st.sampled_from(["", "Ann", "2/5", "20 Nov 2002", "German", "Ahab/Starbuck", "\0 \ud800"])
        | st.text(max_size=9)
    )
    fields = st.sampled_from(FIELD_NAMES)
    said = st.builds(Told, fields, values)
    marked = st.builds(lambda field, value, span: Told(field, value, *span), fields, values, spans(length))
    body = spans(length).map(lambda span: Told("body", None, *span))
    emptied = st.sampled_from(["credits", "relations"]).map(Told)
    return said | marked | body | emptied


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"field": "colour", "value": "red"}, "“colour” is nothing that can be told of a story."),
        ({"field": "title", "start": 4}, "A span has a start, and an end behind it."),
        ({"field": "title", "start": 4, "end": 4}, "A span has a start, and an end behind it."),
        ({"field": "body", "value": "Rain"}, "Where the story stands is told by a span and nothing else."),
        (
            {"field": "credits", "value": "Marram"},
            "Of credits there are several kinds: beta, editor, cover, translator, artist, thanks. Say which.",
        ),
    ],
)
def test_what_makes_no_sense_cannot_be_told(wrong: dict[str, object], sentence: str) -> None:
    with pytest.raises(ValueError, match=r"\w") as refused:
        Told(**wrong)  # type: ignore[arg-type]  # that is what is tried
    assert str(refused.value) == sentence


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        (Told("title", "Rain"), ""),
        (Told("date", "June 2007"), ""),
        (Told("language", "Deutsch"), ""),
        (Told("posting", "2/5"), ""),
        (Told("dates"), ""),
        (
            Told("dates", "yesterday"),
            "There is no date in “yesterday” that could be read. Write it like 20 Nov 2002, June 2007 or 1999.",
        ),
        (
            Told("language", "Klingon"),
            "“Klingon” is no language that is known here. Write its name, in English or in the language itself.",
        ),
        (Told("posting", "some"), "“some” does not say which part of how many it is. Write it like 2/5."),
        (Told("title", None, 22, 23), "Nothing but blanks stands in the place that was marked for the title."),
        (
            Told("end_notes", None, 0, 9999),
            f"The text ends at character {len(PLAIN)}, before the place that was marked for the end notes.",
        ),
    ],
)
def test_what_cannot_be_told_is_said_in_a_sentence(told: Told, sentence: str) -> None:
    assert refusal(SOURCES[0], told) == sentence


def test_a_part_begins_where_it_begins() -> None:
    sentence = "The text begins at character 50, after the place that was marked for the title."
    assert refusal(SOURCES[0], Told("title", None, 0, 9), (50, 90)) == sentence
