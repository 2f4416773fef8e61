from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfast.search.engines.contract import FIELDS as INDEXED
from holdfast.search.language import (
    FIELDS,
    MOST_CHARACTERS,
    MOST_WORDS,
    All,
    Either,
    Not,
    Phrase,
    Query,
    phrases,
    understand,
)

CASES = tomllib.loads((Path(__file__).parent / "language.toml").read_text(encoding="utf-8"))["case"]


def shown(query: Query) -> str:
    match query:
        case Phrase(words, field):
            return f"{field or 'any'}:{' '.join(words)}"
        case Not(part):
            return f"not({shown(part)})"
        case All(parts):
            return f"all({', '.join(map(shown, parts))})"
        case Either(parts):
            return f"either({', '.join(map(shown, parts))})"


@pytest.mark.parametrize("case", CASES, ids=[case["typed"] for case in CASES])
def test_what_is_typed_means(case: dict[str, str]) -> None:
    understood = understand(case["typed"])
    meant = shown(understood.query) if understood.query else None
    assert (meant, " ".join(understood.problems)) == (case.get("means"), case.get("told", ""))


@given(st.text(alphabet=st.one_of(st.characters(), st.sampled_from('"-:|()OR '))))
def test_whatever_is_typed_is_understood_or_told(typed: str) -> None:
    understood = understand(typed)
    assert understood.query is not None or understood.problems or not typed.strip()


def test_a_novel_in_the_search_field_is_cut_and_told() -> None:
    understood = understand("word " * 1000)
    assert understood.query is not None
    assert len(list(phrases(understood.query))) == MOST_WORDS
    assert understood.problems == (
        f"Only the first {MOST_CHARACTERS} characters were searched for.",
        f"Only the first {MOST_WORDS} words were searched for.",
    )


def test_every_field_that_can_be_typed_is_indexed() -> None:
    assert set(FIELDS.values()) == set(INDEXED)


def test_words_after_a_minus_are_not_what_is_looked_for() -> None:
    query = understand("hound -moor title:grim").query
    assert query is not None
    assert list(phrases(query)) == [Phrase(("hound",)), Phrase(("grim",), "title")]


def test_every_field_is_in_the_reference() -> None:
    page = (Path(__file__).parents[2] / "docs" / "reference" / "search.md").read_text(encoding="utf-8")
    rows = [line for line in page.splitlines() if line.startswith("| `") and ":`" in line.split("|")[1]]
    told = {name for line in rows for name in re.findall(r"`(\w+):`", line)}
    assert told == set(FIELDS)
