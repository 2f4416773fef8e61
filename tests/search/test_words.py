from __future__ import annotations

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfast.search import language, snippet, words
from holdfast.search.words import Folded, fold


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Don't", "don t"),
        ("Don’t", "don t"),
        ("DON‘T", "don t"),
        ("nifra_idril", "nifra idril"),
        ("lex/clark", "lex clark"),
        ("(Don't Let Go)", "don t let go"),
        ("l’amour", "l amour"),
        ("CAFÉ cafe\u0301", "cafe cafe"),
        ("Straße", "strasse"),
        ("Æthelred Łódź Ørsted", "aethelred lodz orsted"),
        ("İstanbul ıssız", "istanbul issiz"),
        ("Ελλάδα ΟΔΟΣ", "ελλαδα οδοσ"),
        ("Ёлка", "елка"),
        ("ﬁne ＡＢＣ", "fine abc"),
        ("soft\u00adhyphen zero\u200bwidth", "softhyphen zerowidth"),
        ("שָׁלוֹם", "שלום"),
        ("مُحَمَّد", "محمد"),
        ("हिन्दी", "हिन्दी"),
        ("福尔摩斯", "福 尔 摩 斯"),
        ("がっこう", "が っ こ う"),
        ("홈즈는", "홈 즈 는"),
        ("20 Nov 2002", "20 nov 2002"),
        ("?! … ♥", ""),
    ],
)
def test_text_folds_to_words(text: str, expected: str) -> None:
    assert " ".join(fold(text).split()) == expected


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)).split() == fold(text).split()


@given(st.text(), st.data())
def test_every_word_is_traced_to_letters_that_fold_to_it(text: str, data: st.DataObject) -> None:
    folded = Folded.of(text)
    found = folded.words.split()
    if not found:
        return
    word = data.draw(st.sampled_from(found))
    at = folded.words.index(word)
    start, end = folded.origin(at, at + len(word))
    assert word in fold(folded.text[start:end])


@pytest.mark.parametrize("module", [words, language, snippet])
def test_what_the_docstrings_show_is_true(module: object) -> None:
    assert doctest.testmod(module).failed == 0  # type: ignore[arg-type]  # it takes a module
