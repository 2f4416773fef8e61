"""The labelled stories say what they say of themselves: every label stands in its text. What is found in them is measured, not tested."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from project.tree import ROOT, name

FOLDER = ROOT / "bench" / "labelled"
CASES = sorted(FOLDER.glob("*/*.json"))
NAMES = """
title authors fandoms characters relationships rating genres categories tags warnings summary spoilers disclaimer notes
end_notes series series_part betas inspired_by challenge sequel_to prequel continues_in sequel date status
archive_permission feedback words language
"""
FIELDS = frozenset(NAMES.split())
SIGNS = re.compile(r"[\W_]+")


def folded(text: str) -> str:
    """Letters and figures alone: wrapped lines, quotation marks and emphasis are no difference."""
    return SIGNS.sub("", text)


def values(labels: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Every label that should stand in the text as it is."""
    for field, value in labels["fields"].items():
        for one in value if isinstance(value, list) else [value]:
            if field != "language":
                yield from ((field, part) for part in one.split("\n\n"))
    for field in ("body_first", "body_last", "end_marker"):
        yield field, labels[field] or ""
    yield from (("paragraph_starts", one) for one in labels.get("paragraph_starts", ()))
    yield from (("false_friends", one) for one in labels["meta"].get("false_friends", ()))


def misplaced(path: Path) -> list[tuple[str, str]]:
    labels = json.loads(path.read_text("utf-8"))
    text = folded(path.with_suffix(".txt").read_bytes().decode("utf-8"))
    return [(field, one) for field, one in values(labels) if folded(one) not in text]


@pytest.mark.parametrize("case", CASES, ids=name)
def test_every_label_stands_in_its_text(case: Path) -> None:
    labels = json.loads(case.read_text("utf-8"))
    assert set(labels) <= {"fields", "body_first", "body_last", "end_marker", "paragraph_starts", "meta"}
    assert set(labels["fields"]) <= FIELDS
    assert misplaced(case) == []


def test_every_story_has_its_labels_and_is_told_of() -> None:
    stories = {path.with_suffix("") for path in FOLDER.glob("*/*.txt")}
    assert stories == {path.with_suffix("") for path in CASES}
    rows = re.findall(r"^\| `([\w-]+)` \| .* \| (\d+) \|$", (FOLDER / "README.md").read_text("utf-8"), re.MULTILINE)
    assert {one: int(count) for one, count in rows} == {
        folder.name: len(list(folder.glob("*.txt"))) for folder in FOLDER.iterdir() if folder.is_dir()
    }


def test_a_label_that_does_not_stand_there_would_be_seen(tmp_path: Path) -> None:
    labels = {
        "fields": {"title": "Sun", "language": "en"},
        "body_first": "It fell",
        "body_last": None,
        "end_marker": None,
    }
    (tmp_path / "1.json").write_text(json.dumps({**labels, "meta": {}}))
    (tmp_path / "1.txt").write_text("Rain\n\nIt\nfell.\n")
    assert misplaced(tmp_path / "1.json") == [("title", "Sun")]
