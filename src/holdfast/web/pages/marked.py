"""The stretches of an original with the colours that a page gives them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from holdfast.story import stretches_of

# The colours of fields; whatever stands in none is a tag.
GROUPS = {
    field: group
    for group, fields in {
        "title": ("title",),
        "people": (
            *("author", "beta", "editor", "cover", "translator", "artist", "thanks"),
            *("address", "feedback", "dedication"),
        ),
        "place": (
            *("series", "posting", "date", "challenge", "inspired_by", "sequel_to", "prequel_to"),
            *("continues_in", "continues_from", "translation_of", "based_on"),
        ),
        "notes": ("notes", "end_notes", "summary", "disclaimer", "spoiler", "archive"),
        "mark": ("end_marker", "outside"),
    }.items()
    for field in fields
}
LEGEND = {
    "title": "Title",
    "people": "People",
    "place": "Series, dates, other works",
    "tags": "Tags and ratings",
    "notes": "Summary and notes",
    "mark": "End marker, what others added",
    "body": "The story",
    "unplaced": "Not placed",
}


@dataclass(frozen=True)
class Meaning:
    field: str
    value: str
    rule: str
    sure: int

    @property
    def words(self) -> str:
        """What the field is called on a page: “point of view”."""
        return self.field.replace("_", " ").replace("-", " ")


@dataclass(frozen=True)
class Coloured:
    """Characters of the text from `start` on, their colour (empty: furniture) and what a finding says they mean."""

    text: str
    start: int
    group: str = ""
    meaning: Meaning | None = None


def coloured(reading: dict[str, Any], text: str, longest: int) -> Iterator[Coloured]:
    """The text in order and without a gap, as far as its `longest`th character."""
    for one in stretches_of(reading, text):
        if one.start >= longest:
            return
        words = text[one.start : min(one.end, longest)]
        if one.finding is None:
            yield Coloured(words, one.start, one.kind if one.kind in LEGEND else "")
            continue
        said = one.finding
        meaning = Meaning(said.field, said.value, said.rule, round(100 * said.confidence))
        yield Coloured(words, one.start, GROUPS.get(said.field, "tags"), meaning)


def legend_of(stretches: Iterable[Coloured]) -> list[tuple[str, str]]:
    """The colours that this text shows, with their words."""
    used = {stretch.group for stretch in stretches}
    return [(group, words) for group, words in LEGEND.items() if group in used]
