"""A text cut where findings begin and end, so that a page can colour each stretch."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

GROUPS = {
    "title": "title",
    "authors": "people",
    "author": "people",
    "credits": "people",
    "credit": "people",
    "contact": "people",
    "series": "place",
    "posting": "place",
    "relations": "place",
    "relation": "place",
    "dates": "place",
    "date": "place",
    "notes": "notes",
    "end_notes": "notes",
    "summary": "notes",
    "disclaimer": "notes",
    "spoilers": "notes",
    "archive_permission": "notes",
    "end_marker": "mark",
    "furniture": "mark",
}
LEGEND = {
    "title": "Title",
    "people": "People",
    "place": "Series, dates, other works",
    "tags": "Tags and ratings",
    "notes": "Summary and notes",
    "mark": "Marks",
}


@dataclass(frozen=True)
class Meaning:
    field: str
    value: str
    rule: str
    sure: int


@dataclass(frozen=True)
class Stretch:
    """Characters of the text from `start` on, and all they mean; `group` is the colour, empty for none."""

    text: str
    start: int
    group: str = ""
    meanings: tuple[Meaning, ...] = ()
    body: bool = False


def mark(text: str, findings: Iterable[dict[str, Any]], body: tuple[int, int]) -> list[Stretch]:
    """The whole text, in order and without a gap, cut at every border of a finding and of the body."""
    spans = [(max(0, int(one["start"])), min(len(text), int(one["end"])), one) for one in findings]
    spans = [span for span in spans if span[0] < span[1]]
    borders = {0, len(text), *(min(max(0, place), len(text)) for place in body)}
    borders.update(place for start, end, _ in spans for place in (start, end))
    cuts = sorted(borders)
    opening: dict[int, list[tuple[int, dict[str, Any]]]] = {}
    for start, end, finding in spans:
        opening.setdefault(start, []).append((end, finding))
    stretches: list[Stretch] = []
    open_now: list[tuple[int, dict[str, Any]]] = []
    for start, end in pairwise(cuts):
        open_now = [one for one in open_now if one[0] > start] + opening.get(start, [])
        narrowest_first = sorted(open_now, key=lambda one: one[0])
        stretches.append(_stretch(text, (start, end), [finding for _, finding in narrowest_first], body))
    return stretches


def _stretch(text: str, span: tuple[int, int], findings: list[dict[str, Any]], body: tuple[int, int]) -> Stretch:
    meanings = tuple(_meaning(finding) for finding in findings)
    group = GROUPS.get(meanings[0].field, "tags") if meanings else ""
    inside = body[0] <= span[0] and span[1] <= body[1]
    return Stretch(text[span[0] : span[1]], span[0], group, meanings, inside)


def _meaning(finding: dict[str, Any]) -> Meaning:
    sure = round(100 * float(finding.get("confidence", 0)))
    return Meaning(str(finding["field"]), str(finding.get("value", "")), str(finding.get("rule", "")), sure)


def groups_in(stretches: Iterable[Stretch]) -> list[tuple[str, str]]:
    """The legend: the colours that this text shows, with their words."""
    used = {stretch.group for stretch in stretches}
    return [(group, words) for group, words in LEGEND.items() if group in used]
