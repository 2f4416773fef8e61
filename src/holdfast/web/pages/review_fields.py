"""What a keeper sees beside an original: every field of a work with its value, where it stands, and how sure that is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Kind:
    """One field of a work: its key, its name on the page, how it is typed, and the colour of what is found for it."""

    key: str
    label: str
    shape: str  # line, area, or list: one a line
    group: str
    hint: str = ""
    first: bool = False  # shown though the text does not say it


ONE_A_LINE = "One a line."
KINDS = (
    Kind("title", "Title", "line", "title", first=True),
    Kind("authors", "By", "list", "people", ONE_A_LINE, first=True),
    Kind("summary", "Summary", "area", "notes", first=True),
    Kind("fandoms", "Fandoms", "list", "tags", ONE_A_LINE, first=True),
    Kind("relationships", "Relationships", "list", "tags", "One a line: “Lana/Lex”, “Lana & Chloe”.", first=True),
    Kind("rating", "Rating", "line", "tags", "In the author's words.", first=True),
    Kind("characters", "Characters", "list", "tags", ONE_A_LINE),
    Kind("warnings", "Warnings", "list", "tags", ONE_A_LINE),
    Kind("genres", "Genres", "list", "tags", ONE_A_LINE),
    Kind("categories", "Categories", "list", "tags", ONE_A_LINE),
    Kind("tags", "Tags", "list", "tags", ONE_A_LINE),
    Kind("series", "Series", "list", "place", ONE_A_LINE),
    Kind("part", "Part of the series", "line", "place", "As written: “VII”."),
    Kind("posting", "Part of a post", "line", "place", "“2/5” is the second of five."),
    Kind("dates", "Date", "list", "place", "As the text has it."),
    Kind("notes", "Notes before the story", "area", "notes"),
    Kind("end_notes", "Notes after the story", "area", "notes"),
    Kind("disclaimer", "Disclaimer", "area", "notes"),
    Kind("spoilers", "Spoilers", "line", "notes"),
    Kind("beta", "Beta", "list", "people", ONE_A_LINE),
    Kind("editor", "Editor", "list", "people", ONE_A_LINE),
    Kind("translator", "Translator", "list", "people", ONE_A_LINE),
    Kind("artist", "Artist", "list", "people", ONE_A_LINE),
    Kind("cover", "Cover", "list", "people", ONE_A_LINE),
    Kind("thanks", "Thanks to", "list", "people", ONE_A_LINE),
    Kind("challenge", "Answers a challenge", "list", "place", ONE_A_LINE),
    Kind("inspired_by", "Inspired by", "list", "place", ONE_A_LINE),
    Kind("sequel_to", "Sequel to", "list", "place", ONE_A_LINE),
    Kind("prequel_to", "Prequel to", "list", "place", ONE_A_LINE),
    Kind("continues_in", "Continues in", "list", "place", ONE_A_LINE),
    Kind("continues_from", "Continues from", "list", "place", ONE_A_LINE),
    Kind("translation_of", "Translation of", "list", "place", ONE_A_LINE),
    Kind("based_on", "Based on", "list", "place", ONE_A_LINE),
    Kind("status", "Complete?", "line", "tags", "In the author's words."),
    Kind("point_of_view", "Point of view", "line", "tags"),
    Kind("language", "Language", "line", "tags", "Its code, such as “en” or “de”."),
    Kind("contact", "Contact", "line", "people", "No visitor sees it."),
    Kind("archive_permission", "Archiving", "area", "notes"),
    Kind("end_marker", "End marker", "line", "mark"),
)
KIND_OF = {kind.key: kind for kind in KINDS}

# Findings that speak of a field which a work calls by another name.
_MEANS = {
    **{"author": "authors", "fandom": "fandoms", "relationship": "relationships", "character": "characters"},
    **{"warning": "warnings", "genre": "genres", "category": "categories", "tag": "tags", "title_tag": "tags"},
    **{"date": "dates", "spoiler": "spoilers", "feedback": "contact", "archive": "archive_permission"},
}
_ROLES = frozenset({"beta", "editor", "translator", "artist", "cover", "thanks"})
_RELATIONS = {"challenge": "response-to"} | {
    key: key.replace("_", "-")
    for key in ("inspired_by", "sequel_to", "prequel_to", "continues_in", "continues_from", "translation_of", "based_on")
}


def key_of(field: str) -> str:
    """The field on the page that a finding speaks of; empty if it is none that a keeper corrects."""
    meant = _MEANS.get(field, field)
    return meant if meant in KIND_OF or meant == "body" else ""


@dataclass(frozen=True)
class Found:
    """A finding of a field: where it stands, and why it was taken for that."""

    start: int
    end: int
    value: str
    rule: str
    sure: int

    @property
    def told(self) -> bool:
        return self.rule.startswith("told.")


@dataclass(frozen=True)
class Row:
    """A field with what is known of it now."""

    kind: Kind
    value: str
    found: tuple[Found, ...] = ()
    doubts: tuple[str, ...] = ()

    @property
    def rows(self) -> int:
        """How many lines the box for it has: as many as it needs, up to eight."""
        lines = sum(1 + len(line) // 46 for line in self.value.split("\n"))
        return min(8, max(lines, 2 if self.kind.shape == "area" else 1))

    @property
    def sure(self) -> int | None:
        return min((one.sure for one in self.found), default=None)


def rows_of(reading: dict[str, Any], doubts: Iterable[dict[str, str]]) -> list[Row]:
    """Every field that a keeper can correct, in the order of the page."""
    found = findings_by_key(reading)
    said: dict[str, list[str]] = defaultdict(list)
    for doubt in doubts:
        said[doubt.get("field", "")].append(doubt.get("sentence", ""))
    work = reading["work"]
    return [Row(kind, value_of(work, kind.key), tuple(found[kind.key]), tuple(said[kind.key])) for kind in KINDS]


def findings_by_key(reading: dict[str, Any]) -> dict[str, list[Found]]:
    found: dict[str, list[Found]] = defaultdict(list)
    for one in reading["findings"]:
        sure = round(100 * one["confidence"])
        found[key_of(one["field"])].append(Found(one["start"], one["end"], one["value"], one["rule"], sure))
    return found


def value_of(work: dict[str, Any], key: str) -> str:
    """A field's value as a person types it: lists have a line for each."""
    if key in _ROLES:
        return "\n".join(one["name"] for one in work["credits"] if one["role"] == key)
    if key in _RELATIONS:
        return "\n".join(map(_relation, (one for one in work["relations"] if one["kind"] == _RELATIONS[key])))
    if key == "part":
        return next((str(one["part_as_written"] or one["part"] or "") for one in work["series"]), "")
    value = work.get(key)
    return "\n".join(map(_written, value)) if isinstance(value, list) else _written(value)


def _relation(one: dict[str, Any]) -> str:
    by = f" by {one['author']}" if one.get("author") else ""
    return f"{one.get('title') or one.get('url') or ''}{by}"


def _written(value: Any) -> str:
    if isinstance(value, dict):
        return str(value.get("as_written") or value.get("title") or "")
    return "" if value is None else str(value)
