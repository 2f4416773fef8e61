"""The scorer can tell right from wrong; the figures of the reference rest on it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from confidence import pooled
from hypothesis import given
from hypothesis import strategies as st
from labelled_cases import Case, cases
from reliability import Told, bins, brier, draw, error, is_right
from scoring import Tally, agree, compare, macro, micro, score

from holdfast.story import Finding, Source, as_data, read

TEXT = "Title: Rain\nBy Ann\nNotes: Thanks to Meg for the beta.\n\nIt fell on the roof\nall night, and nobody slept but the cat that was on the bed.\n\nTHE END\n"
LABELS: dict[str, Any] = {
    "fields": {"title": "Rain", "authors": ["Ann"], "notes": "Thanks to Meg for the beta.", "language": "en"},
    "body_first": "It fell on",
    "body_last": "on the bed.",
    "end_marker": "THE END",
    "meta": {},
}


def case(**fields: Any) -> Case:
    return Case(Path("001.txt"), {**LABELS, "fields": {**LABELS["fields"], **fields}}, "made", "read")


@pytest.mark.parametrize(
    ("field", "one", "other", "same"),
    [
        ("title", "“The Rain!”", "the  rain", True),
        ("title", "Rain", "Rain (1/3)", False),
        ("authors", "Ann", "Ann of the Lake", True),
        ("authors", "Ann", "Annabel", False),
        ("summary", "one two three four five six seven eight nine ten", "one two three four five six seven eight nine", True),
        ("summary", "one two three four five", "one two three four", False),
        ("notes", "雨が降る夜", "雨が降る朝", False),
    ],
)  # fmt: skip
def test_when_two_values_say_the_same(field: str, one: str, other: str, *, same: bool) -> None:
    assert agree(field, one, other) is same
    assert agree(field, other, one) is same


def test_every_label_takes_one_value() -> None:
    assert compare("genres", ["humor", "angst"], ["Humor", "humor", "romance"]) == Tally(right=1, wrong=2, missed=1)


def test_a_story_is_scored_field_by_field() -> None:
    answer = as_data(read(Source("001.txt", TEXT.encode())))
    tallies = score(case(rating="PG"), answer)
    told = {field: tally for field, tally in tallies.items() if tally != Tally()}
    right = dict.fromkeys(
        ("title", "authors", "notes", "language", "end_marker", "body_first", "body_last", "ledger"), Tally(1)
    )
    assert told == {**right, "rating": Tally(missed=1), "betas": Tally(wrong=1)}
    assert micro(told) == pytest.approx(16 / 18)
    assert macro(told) == pytest.approx(8 / 9)


def test_where_the_labels_say_that_the_story_stands() -> None:
    start, end = case().body_in(TEXT) or (0, 0)
    assert TEXT[start:end] == TEXT[TEXT.index("It fell") : TEXT.index("\n\nTHE END")]


def test_unread_is_what_three_divides_or_what_nobody_named(tmp_path: Path) -> None:
    for name in ("001", "002", "i003"):
        (tmp_path / f"{name}.txt").write_text("x")
        (tmp_path / f"{name}.json").write_text('{"fields": {}}')
    assert [one.part for one in cases(tmp_path)] == ["read", "read", "unread"]
    assert [one.part for one in cases(tmp_path, frozenset({"i003.txt", "001"}))] == ["read", "unread", "read"]


def test_a_piece_of_a_note_is_right() -> None:
    assert is_right(case(notes="One.\n\nTwo and three."), "notes", "Two and three.")
    assert not is_right(case(notes="One.\n\nTwo and three."), "notes", "It fell on the roof.")


def told(confidence: float, *, right: bool) -> Told:
    return Told(Finding("title", 0, 1, "x", "a.b", confidence), right)


def test_what_is_right_as_often_as_it_was_said_has_no_error() -> None:
    good = [told(0.75, right=place < 3) for place in range(4)]
    assert error(good) == 0.0
    assert brier(good) == pytest.approx(0.1875)
    assert [(one.count, one.right) for one in bins([*good, told(1.0, right=True)])] == [(4, 0.75), (1, 1.0)]
    assert error([told(0.99, right=False)]) == pytest.approx(0.99)
    assert draw({"read": good}).count("<circle") == 1


@given(st.lists(st.tuples(st.floats(-9, 9), st.booleans()), min_size=1), st.floats(0.1, 0.9))
def test_what_is_pooled_never_falls(found: list[tuple[float, bool]], average: float) -> None:
    knots = pooled(found, average)
    assert knots == sorted(knots)
    assert [share for _, share in knots] == sorted(share for _, share in knots)
    assert all(0 < share < 1 for _, share in knots)
