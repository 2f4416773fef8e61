"""The stories in examples/, field by field, against what a careful person wrote down."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from holdfast.story import BlockKind, ReadStory, Source, chapter_text, read, unpack

HERE = Path(__file__).parent
EXAMPLES = HERE.parents[1] / "examples"
EXPECTED: list[dict[str, Any]] = tomllib.loads((HERE / "expected.toml").read_text("utf-8"))["story"]
EMPTY: dict[str, Any] = {
    "title": None,
    "authors": [],
    "contact": None,
    "addresses": [],
    "series": [],
    "posting": None,
    "fandoms": [],
    "characters": [],
    "relationships": [],
    "tags": [],
    "genres": [],
    "categories": [],
    "warnings": [],
    "rating": None,
    "summary": None,
    "spoilers": None,
    "disclaimer": None,
    "notes": None,
    "end_notes": None,
    "credits": [],
    "relations": [],
    "dates": [],
    "language": "en",
    "archive_permission": None,
    "end_marker": None,
    "point_of_view": None,
    "chapters": [None],
    "encoding": "utf-8",
    "repairs": [],
    "doubts": [],
}


@cache
def stories() -> dict[str, ReadStory]:
    """Every source under examples/, read, by its name below that folder."""
    found = {}
    for one in unpack(EXAMPLES):
        assert isinstance(one, Source), one
        found[one.name.split("examples/", 1)[-1]] = read(one)
    return found


def body(story: ReadStory) -> str:
    return "\n\n".join(chapter_text(one).strip("\n") for one in story.work.chapters)


def seen(story: ReadStory) -> dict[str, Any]:
    """A story as expected.toml writes it down."""
    work = story.work
    plain = {name: getattr(work, name) for name in EMPTY if hasattr(work, name)}
    rating = work.rating
    return {name: list(value) if isinstance(value, tuple) else value for name, value in plain.items()} | {
        "series": [
            {"title": one.title, "part": one.part, "part_as_written": one.part_as_written} for one in work.series
        ],
        "relationships": [
            {"as_written": one.as_written, "members": list(one.members), "kind": one.kind} for one in work.relationships
        ],
        "rating": rating and {"as_written": rating.as_written, "level": rating.level},
        "credits": [{"name": one.name, "role": one.role} for one in work.credits],
        "relations": [
            {"kind": one.kind, "title": one.title} | ({"author": one.author} if one.author else {})
            for one in work.relations
        ],
        "dates": [one.date for one in work.dates],
        "addresses": [one.value for one in story.findings if one.field == "address"],
        "chapters": [one.title for one in work.chapters],
        "encoding": story.source.encoding,
        "repairs": [one.what for one in story.repairs],
        "doubts": [one.field for one in story.doubts],
    }


def each_field() -> list[Any]:
    """One case for each field of each story; the known failures marked with their reasons."""
    cases = []
    for one in EXPECTED:
        short: dict[str, str] = one.get("falls_short", {})
        for name, empty in EMPTY.items():
            marks = [pytest.mark.xfail(strict=True, reason=short[name])] if name in short else []
            cases.append(
                pytest.param(one["source"], name, one.get(name, empty), marks=marks, id=f"{one['source']}-{name}")
            )
    return cases


def each_story(*fields: str) -> list[Any]:
    """One case for each story, marked when one of `fields` is known to fall short."""
    cases = []
    for one in EXPECTED:
        reasons = [one["falls_short"][name] for name in fields if name in one.get("falls_short", {})]
        marks = [pytest.mark.xfail(strict=True, reason=" ".join(reasons))] if reasons else []
        cases.append(pytest.param(one, marks=marks, id=one["source"]))
    return cases


def test_every_example_is_written_down_and_nothing_else_lies_there() -> None:
    assert sorted(stories()) == sorted(one["source"] for one in EXPECTED)


@pytest.mark.parametrize(("source", "name", "wanted"), each_field())
def test_field(source: str, name: str, wanted: Any) -> None:
    found = seen(stories()[source])[name]
    if isinstance(wanted, str):
        wanted = wanted.strip()
    assert found == wanted


@pytest.mark.parametrize("expected", each_story("first"))
def test_body_begins_where_the_story_begins(expected: dict[str, Any]) -> None:
    assert body(stories()[expected["source"]])[: len(expected["first"])] == expected["first"]


@pytest.mark.parametrize("expected", each_story("last"))
def test_body_ends_where_the_story_ends(expected: dict[str, Any]) -> None:
    assert body(stories()[expected["source"]])[-len(expected["last"]) :] == expected["last"]


@pytest.mark.parametrize("source", [one["source"] for one in EXPECTED])
def test_every_character_is_accounted_for(source: str) -> None:
    ledger = stories()[source].ledger
    assert ledger.adds_up
    assert ledger.body > ledger.fields + ledger.unplaced


def test_wrapped_paragraphs_are_joined_as_they_were_written() -> None:
    wanted = (HERE / "good_spirit.paragraphs.txt").read_text("utf-8").strip().split("\n\n")
    story = stories()["edited-archive/good_spirit.txt"]
    assert [block.text for chapter in story.work.chapters for block in chapter.blocks] == wanted


@pytest.mark.xfail(strict=True, reason="The second stanza of three, all indented alike, becomes a paragraph a line.")
def test_verse_and_letters_keep_their_lines() -> None:
    blocks = [one for chapter in stories()["pickwick-list/portfolio.txt"].work.chapters for one in chapter.blocks]
    verse = [one.text for one in blocks if one.kind is BlockKind.VERSE]
    assert verse == [
        "I meant to write a piece in rhyme,\nBut Kitty sat on it.\nShe sat so long upon that line\nI let the kitten finish it.",
        "I had a tale about the sea\nAnd couldn't get it done.\nThe boat is very good to me.\nI am lying in the sun.",
        "Do not keep a place at table,\nDo not keep the dress.\nPut them with the Badge and label,\nAnd go on with the press.",
    ]
    assert "Respectfully yours,\nN. Winkle" in [one.text for one in blocks if one.kind is BlockKind.LETTER]


def test_mended_text_reads_as_it_was_written() -> None:
    text = body(stories()["from-a-host/afewwords.txt"])
    assert text.startswith("The sorrel mare")
    assert "“I was wanting,” said Matthew Cuthbert to her, “to see about a dress.”" in text
    assert "“A girl about — well now. About so high.”" in text
    assert "â" not in text


def test_struck_words_stay_and_stay_struck() -> None:
    story = stories()["saved-pages/poole-gives-notice.html"]
    struck = [
        block.text[mark.start : mark.end]
        for chapter in story.work.chapters
        for block in chapter.blocks
        for mark in block.marks
        if mark.name == "s"
    ]
    assert struck == [
        "on account of the noises",
        "for I am afraid",
        "Something has got into it.",
        "You are not.",
        "I know it is",
        "I think I have always",
        "Which of you has had the soup",
    ]
