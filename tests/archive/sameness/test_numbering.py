"""How people number parts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfast.archive.sameness.numbering import LAST, Mark, file_and_part, part_in, title_and_part


@pytest.mark.parametrize(
    ("title", "stem", "mark"),
    [
        ("Rain (2/5)", "Rain", Mark(2, total=5)),
        ("Rain [2a/3]", "Rain", Mark(2, "a", total=3)),
        ("Rain 2/?", "Rain", Mark(2)),
        ("Rain (3/??)", "Rain", Mark(3)),
        ("Rain (3/x)", "Rain", Mark(3)),
        ("Rain (2 of 5)", "Rain", Mark(2, total=5)),
        ("Rain 1-3/5", "Rain", Mark(1, last=3, total=5)),
        ("Rain, Part II of ?", "Rain", Mark(2)),
        ("Rain Part Two of Three", "Rain", Mark(2, total=3)),
        ("Rain pt. 4", "Rain", Mark(4)),
        ("Rain (2)", "Rain", Mark(2)),
        ("Rain - Chapter 3: The Flood", "Rain", Mark(3)),
        ("Rain - Part 0", "Rain", Mark(0)),
        ("Rain: Prologue", "Rain", Mark(0)),
        ("Rain (epilogue)", "Rain", Mark(LAST)),
        ("Regen, Teil 2/4", "Regen", Mark(2, total=4)),
        ("Pluie - chapitre 3", "Pluie", Mark(3)),
        ("Дождь, часть 2", "Дождь", Mark(2)),
        ("雨 第3章", "雨", Mark(3)),
        ("Chapter One", "", Mark(1)),
        ("(2/3)", "", Mark(2, total=3)),
    ],
)
def test_a_title_and_its_part(title: str, stem: str, mark: Mark) -> None:
    assert title_and_part(title) == (stem, mark)


@pytest.mark.parametrize(
    "title",
    [
        "Rain",
        "Rain 2",
        "Rain III",
        "Rain III: The Flood",
        "Rain (1998)",
        "Rain (5/3)",
        "Rain (3-2/5)",
        "Part of Him",
        "The Prologue",
        "The Third Part",
        "Catch-22",
        "Rain, or the Epilogue of It All",
        "Rain (a story in part)",
        "",
    ],
)
def test_a_title_without_a_part(title: str) -> None:
    assert title_and_part(title) == (title, None)


@pytest.mark.parametrize(
    ("name", "stem", "mark"),
    [
        ("x/ck_ll_03.txt", "x/ck_ll", Mark(3)),
        ("ck_ll_3a.html", "ck_ll", Mark(3, "a")),
        ("rain1of3.txt", "rain", Mark(1, total=3)),
        ("rain-part2.txt", "rain", Mark(2)),
        ("Rain (2).txt", "Rain", Mark(2)),
        ("rain_epilogue.htm", "rain", Mark(LAST)),
    ],
)
def test_a_file_and_its_part(name: str, stem: str, mark: Mark) -> None:
    assert file_and_part(name) == (stem, mark)


@pytest.mark.parametrize("name", ["story2003.txt", "001.txt", "3/rain.txt", "epilogue.txt", "rain.txt", ""])
def test_a_file_without_a_part(name: str) -> None:
    assert file_and_part(name) == (name, None)


@pytest.mark.parametrize("said", ["3", "some", "", "2/1", "part of 3"])
def test_what_is_no_part(said: str) -> None:
    assert part_in(said) is None


@pytest.mark.parametrize(
    ("mark", "called"),
    [
        (Mark(2, "a"), "Part 2a"),
        (Mark(0), "Prologue"),
        (Mark(LAST), "Epilogue"),
        (Mark(1, last=3, total=5), "Parts 1 to 3"),
    ],
)
def test_what_a_part_is_called(mark: Mark, called: str) -> None:
    assert mark.called == called


@given(st.text())
def test_any_title_and_any_name_is_taken(text: str) -> None:
    stem, mark = title_and_part(text)
    assert (stem == text) is (mark is None) or mark is None
    assert text.startswith(stem)
    assert file_and_part(text)[0] == text or file_and_part(text)[1] is not None


@given(st.integers(1, 999), st.integers(0, 999))
def test_what_is_written_is_read(part: int, more: int) -> None:
    total = min(999, part + more)
    assert title_and_part(f"Rain ({part}/{total})") == ("Rain", Mark(part, total=total))
