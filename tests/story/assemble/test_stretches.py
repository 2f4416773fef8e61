"""Stretches: without gap or overlap, and as quick for ten thousand chapters as for ten."""

from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from holdfast.story import Finding, Stretch, stretches_of

LENGTH = 24
SPANS = st.tuples(st.integers(0, LENGTH), st.integers(0, LENGTH)).map(lambda one: (min(one), max(one)))


@given(
    st.lists(SPANS, max_size=3), st.lists(SPANS, max_size=5), st.lists(SPANS, max_size=3), st.lists(SPANS, max_size=2)
)
def test_each_character_is_taken_for_what_lies_over_it(
    chapters: list[tuple[int, int]],
    found: list[tuple[int, int]],
    unplaced: list[tuple[int, int]],
    furniture: list[tuple[int, int]],
) -> None:
    findings = [
        Finding("title", start, end, str(number), "a.b", 1.0) for number, (start, end) in enumerate(sorted(found))
    ]
    parts = stretches_of(_data(chapters, findings, unplaced, furniture), "x" * LENGTH)
    assert [one.start for one in parts] == [0, *(one.end for one in parts[:-1])]
    assert parts[-1].end == LENGTH
    told = [one for one in parts for _ in range(one.start, one.end)]
    for place, one in enumerate(told):
        inside = any(start <= place < end for start, end in furniture)
        expected = ("furniture", None) if inside else _taken_for(place, chapters, findings, unplaced)
        assert (one.kind, one.finding) == expected


def _taken_for(
    place: int, chapters: list[tuple[int, int]], findings: list[Finding], unplaced: list[tuple[int, int]]
) -> tuple[str, Finding | None]:
    if any(start <= place < end for start, end in chapters):
        return "body", None
    over = [one for one in findings if one.start <= place < one.end]
    if over:
        return "field", min(over, key=lambda one: one.end - one.start)
    return ("unplaced" if any(start <= place < end for start, end in unplaced) else "furniture"), None


def test_ten_thousand_chapters_take_a_moment() -> None:
    chapters = [(10 * number, 10 * number + 5) for number in range(10_000)]
    before = time.perf_counter()
    parts = stretches_of(_data(chapters, [], [], []), "x" * 100_000)
    assert parts[:2] == [Stretch(0, 5, "body"), Stretch(5, 10, "furniture")]
    assert time.perf_counter() - before < 2


def _data(
    chapters: list[tuple[int, int]],
    findings: list[Finding],
    unplaced: list[tuple[int, int]],
    furniture: list[tuple[int, int]],
) -> dict[str, object]:
    said = ("field", "start", "end", "value", "rule", "confidence")
    return {
        "work": {"chapters": [{"title": None, "start": start, "end": end} for start, end in chapters]},
        "findings": [{name: getattr(one, name) for name in said} for one in findings],
        "ledger": {"unplaced_spans": unplaced, "furniture_spans": furniture},
    }
