"""The whole way: every sample folder, whole values compared; and what holds for any input at all."""

from __future__ import annotations

import time
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdfast.story import Source, StoryError, as_data, read, stretches, stretches_of

SAMPLES = Path(__file__).parents[1] / "samples"
CASES = sorted(path.parent for path in SAMPLES.glob("*/*/expected.toml"))
ASKED = ("title", "authors", "fandoms", "relationships", "rating", "summary", "notes", "end_notes", "end_marker")

LINES = st.lists(
    st.sampled_from(
        [
            "", "", "", "***", "Title: Rain", "by Ann", "Rating: PG-13", "Summary: It rains.", "A/N: Thanks to Meg for the beta!",
            "Disclaimer: not mine", "Chapter One", "THE END", '"Rain," said Anne, and looked at him.', "She went home, and he did not.",
            "> quoted", "---", "Notes", "Fandom: Emma / Pairing: A/B / Rating: G", "smallville, lex/clark", "20 Nov 2002", "Continued in Rain II.",
            "(c) 1999", "“…”", "( )", "# Rain", "第一章", "Note: \t", "From: a@b.example", "Subject: Rain (1/3)", "\u00a0", "key: value",
        ]
    ),
    max_size=40,
)  # fmt: skip


def named(case: Path) -> Any:
    marks = (
        [pytest.mark.xfail(strict=True, reason=(case / "why.md").read_text("utf-8"))]
        if case.parent.name == "known_failures"
        else []
    )
    return pytest.param(case, id=f"{case.parent.name}/{case.name}", marks=marks)


def entry(case: Path) -> dict[str, Any]:
    source = next(case.glob("source.*"))
    return as_data(read(Source(source.name, source.read_bytes())))


def without_nothing(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: without_nothing(one) for key, one in value.items() if one not in (None, [], "")}
    return [without_nothing(one) for one in value] if isinstance(value, list) else value


@pytest.mark.parametrize("case", [named(case) for case in CASES])
def test_a_sample_is_understood_as_it_should_be(case: Path) -> None:
    expected = tomllib.loads((case / "expected.toml").read_text("utf-8"))
    work = entry(case)["work"]
    body, chapters = work.pop("body"), work.pop("chapters")
    assert without_nothing(work) == expected["work"]
    assert body is not None
    found = {
        "paragraphs": body["paragraphs"],
        "first": body["text"][:40],
        "last": body["text"][-40:],
        "chapters": [one["title"] or "" for one in chapters],
        "html": body["html"].split("\n"),
    }
    assert {key: found[key] for key in expected["body"]} == expected["body"]


@pytest.mark.parametrize("case", [named(case) for case in CASES if case.parent.name != "known_failures"])
def test_every_finding_stands_where_it_says(case: Path) -> None:
    source = next(case.glob("source.*"))
    story = read(Source(source.name, source.read_bytes()))
    for one in story.findings:
        words = set(story.text[one.start : one.end].split())
        assert words & set(one.value.split()) or "\n" in one.value or one.value in story.text


def check_account(data: bytes, name: str) -> None:
    story = read(Source(name, data))
    ledger = story.ledger
    assert ledger.adds_up
    assert ledger.characters == len(story.text)
    assert min(ledger.body, ledger.fields, ledger.furniture, ledger.unplaced) >= 0
    parts = stretches(story)
    assert [one.start for one in parts[1:]] == [one.end for one in parts[:-1]]
    assert not parts or (parts[0].start, parts[-1].end) == (0, len(story.text))
    for kind in ("body", "fields", "unplaced", "furniture"):
        length = sum(one.end - one.start for one in parts if one.kind == kind.removesuffix("s"))
        assert length == getattr(ledger, kind)
    assert stretches_of(as_data(story), story.text) == parts


@settings(max_examples=150, deadline=None)
@given(LINES)
def test_the_ledger_adds_up_for_any_lines(lines: list[str]) -> None:
    text = "\n".join(lines)
    if text.strip():
        check_account(text.encode(), "any.txt")


@settings(max_examples=100, deadline=None)
@given(LINES)
def test_the_ledger_adds_up_for_any_page(lines: list[str]) -> None:
    page = "<html><body>" + "".join(f"<p>{line}</p>" for line in lines) + "<p>Rain &amp; <i>wind</i></p></body></html>"
    check_account(page.encode(), "any.html")


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400), st.sampled_from(["a.txt", "a.html", "a", "a.md"]))
def test_any_bytes_are_read_or_refused(data: bytes, name: str) -> None:
    try:
        story = read(Source(name, data))
    except StoryError:
        return
    assert story.ledger.adds_up


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        story = read(Source("a.txt", text.encode("utf-8", "surrogatepass")))
    except StoryError:
        return
    assert story.ledger.adds_up


@settings(max_examples=100, deadline=None)
@given(LINES)
def test_the_body_is_the_source_apart_from_joins(lines: list[str]) -> None:
    text = "\n".join(lines)
    if not text.strip():
        return
    story = read(Source("any.txt", text.encode()))
    for chapter in story.work.chapters:
        for block in chapter.blocks:
            kept = "".join(block.text.split())
            there = "".join(story.text[block.start : block.end].split())
            assert _in_order(kept, there)


def _in_order(kept: str, there: str) -> bool:
    signs = iter(there)
    return all(sign in signs for sign in kept)


def test_reading_takes_time_in_proportion_to_length() -> None:
    paragraph = "She went down to the shore, and he did not follow her, for the tide was out.\n\n"

    def seconds(times: int) -> float:
        source = Source("long.txt", ("Rain\nby Ann\n\n" + paragraph * times).encode())
        best = 9.0
        for _ in range(3):
            start = time.process_time()
            read(source)
            best = min(best, time.process_time() - start)
        return best

    assert seconds(8_000) < 20 * seconds(1_000)  # eight times the length; twenty leaves room for a busy machine


@pytest.mark.parametrize(
    "text",
    [
        "- " * 20_000,
        "a" * 100_000,
        "Title: " * 5_000,
        "Characters: " + "(A, " * 10_000,
        "A/N: based on " + "Harry and the " * 2_000,
    ],
    ids=["dashes", "one word", "labels", "brackets", "names"],
)
def test_no_pattern_runs_away(text: str) -> None:
    start = time.perf_counter()
    assert read(Source("trap.txt", text.encode())).ledger.adds_up
    assert time.perf_counter() - start < 5  # all take well under a second


def test_what_a_printer_or_a_list_put_in_is_furniture_also_inside_the_story() -> None:
    """Quotation marks of a forwarded mail, and tags in plain text: not the author's, so not body."""
    said = (
        "> Title: Rain\n>\n> It fell on <i>every</i> roof all night, she said.\n>\n> Nobody slept, and she said so.\n"
    )
    story = read(Source("rain.txt", said.encode()))

    inside = [story.text[start:end] for start, end in story.ledger.furniture_spans]
    assert story.ledger.adds_up
    assert [one for one in inside if one.strip("> ")] == ["<i>", "</i>"]
    assert sum(one.count(">") for one in inside) >= 2 + 2
    body = [part for part in stretches(story) if part.kind == "body"]
    assert sum(part.end - part.start for part in body) == story.ledger.body
