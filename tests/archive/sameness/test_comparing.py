"""Words, sketches, how alike, and where two texts differ: the laws they keep."""

from __future__ import annotations

import random
import time
import unicodedata
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfast.archive.sameness.alike import Alike, Sameness, Side, compare
from holdfast.archive.sameness.differences import LONGEST, Difference, Passage, differences
from holdfast.archive.sameness.sketch import FEWEST, shingles, sketch_of
from holdfast.archive.sameness.wording import digest_of, words_of, words_with_places

PROSE = [f"w{number % 997}x{number % 31}" for number in range(40_000)]
TEXTS = st.text(alphabet=st.sampled_from("ab cdé“”'’-.,\n—ß雨œ\u0301"), max_size=120)
FEW_WORDS = st.lists(st.sampled_from("abcdefg"), max_size=60)


def prose(words: int, at: int = 0) -> list[str]:
    return PROSE[at : at + words]


# --- words ---


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“Don’t,” she _said_.", ["dont", "she", "said"]),
        ('"DON\'T", she *said*!', ["dont", "she", "said"]),
        ("Café—naïve half-baked", ["cafe", "naive", "half", "baked"]),
        ("ne\u0301e née", ["nee", "nee"]),
        ("Straße, soft\u00adly", ["strasse", "softly"]),
        ("福尔摩斯 Holmes", ["福", "尔", "摩", "斯", "holmes"]),
        ("* * *", []),
    ],
)
def test_words_are_folded(text: str, words: list[str]) -> None:
    assert words_of(text) == words


@given(st.text())
def test_folding_is_done_once_and_for_all(text: str) -> None:
    words = words_of(text)
    assert words_of(" ".join(words)) == words


@given(TEXTS)
def test_every_word_has_its_place(text: str) -> None:
    text = unicodedata.normalize("NFC", text)
    words, places = words_with_places(text)
    assert words == [words_of(text[start:end])[0] for start, end in places]
    assert places == sorted(places)
    assert "".join(words_of(text)).startswith("".join(words)[:1])


def test_a_text_without_words_has_no_digest() -> None:
    assert digest_of(words_of("***")) == ""
    assert digest_of(["a", "b"]) != digest_of(["ab"])


# --- sketches ---


def test_a_sketch_grows_with_the_text() -> None:
    assert [len(sketch_of(prose(words))) for words in (0, 3, 20, 1000, 20_000)] == [0, 1, 16, FEWEST, 312]


@given(st.integers(0, 5000), st.integers(600, 3000))
def test_a_chapter_shares_numbers_with_its_whole(at: int, words: int) -> None:
    chapter, whole = set(sketch_of(prose(words, at))), set(sketch_of(prose(20_000)))
    assert len(chapter & whole) >= 3


@given(st.lists(st.text(min_size=1, alphabet="aé雨b"), max_size=40))
def test_a_shingle_for_each_five_words(words: list[str]) -> None:
    assert len(shingles(words)) == (max(1, len(words) - 4) if words else 0)
    assert all(0 <= value < 2**63 for value in sketch_of(words))


# --- how alike ---


@given(FEW_WORDS, FEW_WORDS)
def test_comparing_does_not_depend_on_the_order(first: list[str], second: list[str]) -> None:
    there, back = compare(first, second), compare(second, first)
    assert (there.first, there.second) == (back.second, back.first)
    for side, words in ((there.first, first), (there.second, second)):
        assert 0 <= side.same <= side.words == len(words)
        assert side.before + side.after <= side.words
    assert Alike.of(there.as_data()) == there


@given(st.lists(st.sampled_from("abcdefg"), min_size=1, max_size=60))
def test_a_text_is_its_own_copy(words: list[str]) -> None:
    side = Side(len(words), len(words))
    assert compare(words, words) == Alike(side, side)
    assert compare(words, words).sameness == Sameness.COPIES


@pytest.mark.parametrize(
    ("second", "sameness"),
    [
        (prose(1000), Sameness.COPIES),
        (["header"] * 200 + prose(1000), Sameness.COPIES),
        (prose(500) + ["scene"] * 400 + prose(500, 500), Sameness.COPIES),
        (prose(1000) + ["chapter"] * 400, Sameness.FIRST_WITHIN),
        (["chapter"] * 3000 + prose(1000) + ["chapter"] * 3000, Sameness.FIRST_WITHIN),
        (prose(600, 400), Sameness.SECOND_WITHIN),
        (prose(100, 500), Sameness.SECOND_WITHIN),
        (prose(40, 500), None),
        (prose(400) + ["other"] * 600, None),
        (prose(1000, 20_000), None),
        ([], None),
    ],
)
def test_what_a_person_would_call_it(second: Sequence[str], sameness: Sameness | None) -> None:
    assert compare(prose(1000), second).sameness == sameness


# --- differences ---


def test_a_difference_stands_between_what_is_the_same() -> None:
    text = "It was a dark night, and the colour of the harbour was “grey,” she said. Nobody answered her."
    other = text.replace("colour", "color").replace("said. Nobody", "said. A cat went by! Nobody")
    assert differences(text, other, 9) == [
        Difference(
            Passage(
                "It was a dark night, and the", "colour", "of the harbour was “grey,” she said. Nobody answered her."
            ),
            Passage(
                "It was a dark night, and the", "color", "of the harbour was “grey,” she said. A cat went by! Nobody"
            ),
        ),
        Difference(
            Passage("dark night, and the colour of the harbour was “grey,” she said.", "", "Nobody answered her."),
            Passage(
                "dark night, and the color of the harbour was “grey,” she said.",
                "A cat went by!",
                "Nobody answered her.",
            ),
        ),
    ]


def test_a_long_difference_is_not_shown_whole() -> None:
    (only,) = differences("", " ".join(prose(LONGEST + 7)), 3)
    assert only == Difference(Passage("", "", ""), Passage("", " ".join(prose(LONGEST)), "", 7))


@given(FEW_WORDS, FEW_WORDS)
def test_what_differs_and_what_does_not_is_the_whole_text(first: list[str], second: list[str]) -> None:
    found = differences(" ".join(first), " ".join(second), 999)
    own = [[word for one in found for word in side(one).own.split()] for side in (_first, _second)]
    assert len(first) - len(own[0]) == len(second) - len(own[1])
    assert (found == []) is (first == second)


def _first(one: Difference) -> Passage:
    return one.first


def _second(one: Difference) -> Passage:
    return one.second


@pytest.mark.parametrize("pattern", [["a"], ["a", "b", "a", "a"], PROSE])
def test_time_grows_with_length_only(pattern: list[str]) -> None:
    dice = random.Random(1)
    words = (pattern * (60_000 // len(pattern) + 1))[:60_000]
    other = [word if dice.random() > 0.01 else "other" for word in words]
    start = time.process_time()
    differences(" ".join(words), " ".join(other), 99_999)
    compare(words, other)
    assert time.process_time() - start < 10
