from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfast.story import Source, read
from holdfast.story.paratext.rating_systems import LEVELS, SYSTEMS
from holdfast.story.paratext.ratings import doubt, is_rating, level, tokens

TABLE = tomllib.loads((Path(__file__).parent / "ratings.toml").read_text("utf-8"))
CASES = [(system, said, expected) for system, said_here in TABLE.items() for said, expected in said_here.items()]
SINGLE = [name for name in SYSTEMS if not name.isdigit() and (len(name) > 1 or name == "g")]


@pytest.mark.parametrize(("system", "said", "expected"), CASES)
def test_what_authors_write_has_this_level(system: str, said: str, expected: str) -> None:
    assert level(said) == (system or None, expected)


def test_every_system_is_in_the_table() -> None:
    assert {system for system, _ in SYSTEMS.values()} == set(TABLE) - {""}


@pytest.mark.parametrize(
    ("said", "highest"),
    [
        ("R/NC-17", "NC-17"),
        ("PG-R", "R"),
        ("R (this chapter PG-13)", "R"),
        ("PG to NC-17", "NC-17"),
        ("Strong PG-13, maybe R", "R"),
        ("Unrated (but G)", "G"),
    ],
)
def test_several_levels_are_a_doubt(said: str, highest: str) -> None:
    assert doubt(said) == f"“{said}” names ratings of several levels. It counts as the highest, {highest}."


@pytest.mark.parametrize("said", ["PG-13", "R for explicit language", "M - Mature (18+)", "G, PG", "Tame", "K+"])
def test_one_level_is_none(said: str) -> None:
    assert doubt(said) is None


def test_a_work_keeps_the_authors_words_and_says_its_doubt() -> None:
    story = read(Source("a.txt", b"Title: Rain\nAuthor: Wren\nRating: R (NC-17 in parts)\n\nIt rained all night.\n"))
    assert story.work.rating is not None
    assert (story.work.rating.as_written, story.work.rating.level) == ("R (NC-17 in parts)", "explicit")
    assert [one.field for one in story.doubts] == ["rating"]


@given(st.text())
def test_whatever_is_written_has_a_level_and_names_only_what_stands_there(said: str) -> None:
    assert level(said)[1] in LEVELS
    assert all(name.casefold() in SYSTEMS or system == "age" for name, system, _ in tokens(said))


@given(st.sampled_from(SINGLE), st.text("abcdefghijklmnopqrstuvwxyz", min_size=2, max_size=6))
def test_the_beginning_of_a_word_is_no_rating(name: str, rest: str) -> None:
    word = name + rest
    if word not in SYSTEMS and rest != "ish" and not any(sign in word for sign in "- +") and word.isascii():
        assert level(word) == (None, "unrated")


@given(st.lists(st.sampled_from(SINGLE), min_size=1, max_size=4))
def test_of_several_the_highest_counts(names: list[str]) -> None:
    levels = [SYSTEMS[name][1] for name in names]
    assert level("/".join(name.upper() for name in names))[1] == max(levels, key=LEVELS.index)


@pytest.mark.parametrize(
    ("said", "alone"), [("PG-13", True), ("R", True), ("r", False), ("fluff", False), ("E", False)]
)
def test_a_rating_alone_on_a_line_is_no_word_of_its_language(said: str, alone: bool) -> None:
    assert is_rating(said) is alone
