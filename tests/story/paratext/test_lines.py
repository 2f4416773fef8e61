"""What single lines are, and are not."""

from __future__ import annotations

import pytest

from holdfast.story.paratext.label_lines import label_at, labels_in
from holdfast.story.paratext.marks import byline, is_chapter_heading, is_end_marker, is_rule

LABELS = [
    ("TITLE: Rain", "title"), ("Title Rain", None), ("**Author:** Ann", "author"), ("- Rating - PG", "rating"), ("Rating = G", "rating"),
    ("Summary :It rains", "summary"), ("NOTE #1: x", "notes"), ("Pairing(s): A/B", "relationship"), ("Titre : Pluie", "title"),
    ("Autorin: Frieda", "author"), ("Название: Дождь", "title"), ("作者：某人", "author"), ("タイトル：雨", "title"), ("제목: 비", "title"),
    ('"Note: this," he said.', None), ("HOLMES: You have been out.", None), ("He had one rule: never run.", None),
    ("Narrating: no", None), ("Bottom dweller’s note: Thanks", "notes"), ("Part of him: gone", None), ("Beta-reader: Meg", "beta"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "field"), LABELS)
def test_a_label_is_known_by_its_spelling(line: str, field: str | None) -> None:
    found = label_at(line)
    assert (found.word.field if found else None) == field


@pytest.mark.parametrize(
    ("line", "fields"),
    [
        ("Fandom: Emma / Pairing: Emma/Knightley / Rating: PG", ["fandom", "relationship", "rating"]),
        (
            "Published: 2020-03-06 Completed: 2020-04-25 Words: 129 Chapters: 15/15",
            ["posted", "updated", "words", "other"],
        ),
        ("Summary: He had a rule: never run. Rating: none.", ["summary", "rating"]),
        ("Summary: The rating: unknown", ["summary"]),
        ("Tags: dean, fic: spn, gen", ["tag"]),
    ],
)
def test_several_labels_in_one_line(line: str, fields: list[str]) -> None:
    first = label_at(line)
    assert first is not None
    assert [one.word.field for one in labels_in(line, first)] == fields


ENDS = ["THE END", "The End", "*the end*", "~The End~", "-end-", "--END--", "[END]", "{end}", "End.", "~fin~", "FIN", "Finis", "~owari~", "ENDE",
        "Конец", "End of part 3", "End 2/4", "END (1/3)", "End Chapter One", "End file.", "TBC", "To be continued", "Fortsetzung folgt", "完"]  # fmt: skip


@pytest.mark.parametrize("line", ENDS)
def test_an_end_marker(line: str) -> None:
    assert is_end_marker(line)


@pytest.mark.parametrize(
    "line", ["The end was near.", "In the end he went.", "Endings", "The end of the rope was wet.", ""]
)
def test_no_end_marker(line: str) -> None:
    assert not is_end_marker(line)


@pytest.mark.parametrize(
    "line", ["***", "* * *", "~~~", "~*~", "-----", "###", "oOo", "x-x-x", "xXx", "=====", "_____", ". . . ."]
)
def test_a_rule(line: str) -> None:
    assert is_rule(line)


@pytest.mark.parametrize("line", ["“…”", "...", "Oh.", "( )", "“No!”", "O", "x", ""])
def test_no_rule(line: str) -> None:
    assert not is_rule(line)


@pytest.mark.parametrize(
    "line",
    [
        "Chapter 1",
        "CHAPTER ONE: Rain",
        "Part II",
        "Prologue",
        "Kapitel 3",
        "Chapitre 2 : La pluie",
        "Глава 1",
        "第三章 雨",
    ],
)
def test_a_chapter_heading(line: str) -> None:
    assert is_chapter_heading(line)


@pytest.mark.parametrize(
    "line", ["Part of him knew", "Part 7 of A Wheel", "Chapter and verse", "Act naturally", "Book a table, please"]
)
def test_no_chapter_heading(line: str) -> None:
    assert not is_chapter_heading(line)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("by Ann", "Ann"), ("By: Ann Radcliffe", "Ann Radcliffe"), ("written by [Ann](http://example.org)", "Ann"), ("von Frieda Holm", "Frieda Holm"),
        ("A story by Ann R.", "Ann R."), ("By the fourth trip he had stopped asking why.", None), ("by and by, it rained,", None),
    ],
)  # fmt: skip
def test_a_byline(line: str, name: str | None) -> None:
    span = byline(line)
    assert (line[slice(*span)] if span else None) == name
