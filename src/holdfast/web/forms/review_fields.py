"""What a keeper sees beside an original: every field of a work with its value, where it stands, and how sure that is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable
from dataclasses import dataclass
from hashlib import sha256
from typing import Any


@dataclass(frozen=True)
class Kind:
    """One field of a work: its key, its name on the page, how it is typed, and the colour of what is found for it."""

    key: str
    label: str
    shape: str  # line, area, paragraphs (each a value of its own), or list: one a line
    group: str
    hint: str = ""
    first: bool = False  # shown though the text does not say it
    parted: bool = False  # words that are selected for it are several values, parted by commas


ONE_A_LINE = "One a line."
KINDS = (
    Kind("title", "Title", "line", "title", first=True),
    Kind("authors", "Author", "list", "people", ONE_A_LINE, first=True),
    Kind("summary", "Summary", "area", "notes", first=True),
    Kind("fandoms", "Fandoms", "list", "tags", ONE_A_LINE, first=True, parted=True),
    Kind(
        "relationships",
        "Relationships",
        "list",
        "tags",
        "One a line: “Lana/Lex”, “Lana & Chloe”.",
        first=True,
        parted=True,
    ),
    Kind("rating", "Rating", "line", "tags", "In the author's words.", first=True),
    Kind("characters", "Characters", "list", "tags", ONE_A_LINE, parted=True),
    Kind("warnings", "Warnings", "list", "tags", ONE_A_LINE, parted=True),
    Kind("genres", "Genres", "list", "tags", ONE_A_LINE, parted=True),
    Kind("categories", "Categories", "list", "tags", ONE_A_LINE, parted=True),
    Kind("tags", "Tags", "list", "tags", ONE_A_LINE, parted=True),
    Kind("series", "Series", "list", "place", ONE_A_LINE),
    Kind("part", "Part of the series", "line", "place", "As written: “VII”."),
    Kind("posting", "Part of a post", "line", "place", "“2/5” is the second of five."),
    Kind("dates", "Date", "line", "place", "As the text has it."),
    Kind("notes", "Notes before the story", "paragraphs", "notes"),
    Kind("end_notes", "Notes after the story", "paragraphs", "notes"),
    Kind("disclaimer", "Disclaimer", "paragraphs", "notes"),
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
    Kind("language", "Language", "line", "tags", "Its name: “English”, “Deutsch”."),
    Kind("contact", "Contact", "line", "people", "No visitor sees it."),
    Kind("archive_permission", "Archiving", "area", "notes"),
    Kind("end_marker", "End marker", "line", "mark"),
)
OFTEN = frozenset(
    {
        "title",
        "authors",
        "summary",
        "notes",
        "end_notes",
        "disclaimer",
        "fandoms",
        "relationships",
        "characters",
        "rating",
    }
    | {"warnings", "genres", "tags", "series", "part", "dates", "beta", "challenge", "inspired_by", "end_marker"}
)  # what a menu offers first
KIND_OF = {kind.key: kind for kind in KINDS}

# Findings that speak of a field which a work calls by another name.
_MEANS = {
    "author": "authors",
    "fandom": "fandoms",
    "relationship": "relationships",
    "character": "characters",
    "warning": "warnings",
    "genre": "genres",
    "category": "categories",
    "tag": "tags",
    "title_tag": "tags",
    "date": "dates",
    "spoiler": "spoilers",
    "feedback": "contact",
    "archive": "archive_permission",
}
_ROLES = frozenset({"beta", "editor", "translator", "artist", "cover", "thanks"})
_RELATIONS = {"challenge": "response-to"} | {
    key: key.replace("_", "-")
    for key in (
        "inspired_by",
        "sequel_to",
        "prequel_to",
        "continues_in",
        "continues_from",
        "translation_of",
        "based_on",
    )
}


def key_of(field: str) -> str:
    """The field on the page that a finding speaks of; empty if it is none that a keeper corrects."""
    meant = _MEANS.get(field, field)
    return meant if meant in KIND_OF or meant == "body" else ""


def called(field: str) -> str:
    """A field's name in a sentence: “title”, “where the story stands”."""
    key = key_of(field)
    return "where the story stands" if key == "body" else KIND_OF[key].label.lower() if key else field


SHOWN = 3  # places of a field that stand beside it; the colours show them all


@dataclass(frozen=True)
class Found:
    """A finding of a field: where it stands (`line` counts from 1), and how sure it is, in hundredths."""

    start: int
    end: int
    line: int
    value: str
    rule: str
    sure: int


@dataclass(frozen=True)
class Row:
    """A field with what is known of it now. `typed` and `at` are what somebody said that could not be kept."""

    kind: Kind
    value: str
    found: tuple[Found, ...] = ()
    doubts: tuple[str, ...] = ()
    by_keeper: bool = False
    at: str = ""
    error: str = ""
    typed: str | None = None

    @property
    def rows(self) -> int:
        """How many lines the box for it has: as many as it needs, up to eight."""
        lines = sum(1 + len(line) // 46 for line in self.value.split("\n"))
        return min(8, max(lines, 2 if self.kind.shape in {"area", "paragraphs"} else 1))

    @property
    def shown(self) -> str:
        return self.value if self.typed is None else self.typed

    @property
    def was(self) -> str:
        """By which a form that comes back tells what was changed in it."""
        return digest(self.value.strip())

    @property
    def places(self) -> list[Found]:
        """The first finding of each line."""
        return list({one.line: one for one in reversed(self.found)}.values())[::-1]

    @property
    def first_places(self) -> list[Found]:
        return self.places[:SHOWN]

    @property
    def more(self) -> int:
        return len(self.places) - len(self.first_places)

    @property
    def sure(self) -> int:
        return min((one.sure for one in self.found), default=0)

    @property
    def about(self) -> str:
        """The ids of what describes its box."""
        there = {"e": self.error, "d": self.doubts, "w": self.found, "h": self.kind.hint}
        return " ".join(f"{letter}-{self.kind.key}" for letter, what in there.items() if what)


@dataclass(frozen=True)
class Story:
    """Where the story stands, as lines of the original; both ends empty if no story was found."""

    first: str = ""
    last: str = ""
    words: int = 0
    chapters: int = 0
    lowest: int = 1  # the lines that there are
    highest: int = 1
    doubts: tuple[str, ...] = ()
    start: str = ""
    end: str = ""
    error: str = ""
    was: str = ""
    by_keeper: bool = False

    @property
    def about(self) -> str:
        return " ".join(f"{letter}-body" for letter, what in {"e": self.error, "d": self.doubts}.items() if what)


def story_of(reading: dict[str, Any], doubts: Iterable[dict[str, str]], text: str, part: tuple[int, int]) -> Story:
    lowest = 1 + text.count("\n", 0, part[0])
    highest = lowest + text.count("\n", part[0], max(part[0], part[1] - 1))
    sentences = tuple(doubt.get("sentence", "") for doubt in doubts if doubt.get("field") == "body")
    chapters = reading["work"]["chapters"]
    if not chapters:
        return Story(lowest=lowest, highest=highest, doubts=sentences, was="-")
    first = 1 + text.count("\n", 0, chapters[0]["start"])
    last = first + text.count("\n", chapters[0]["start"], max(chapters[0]["start"], chapters[-1]["end"] - 1))
    words = reading["work"].get("words", 0)
    return Story(str(first), str(last), words, len(chapters), lowest, highest, sentences, was=f"{first}-{last}")


def digest(value: str) -> str:
    return sha256(value.encode("utf-8", "replace")).hexdigest()[:16]


def rows_of(
    reading: dict[str, Any], doubts: Iterable[dict[str, str]], text: str, told: Container[str] = ()
) -> list[Row]:
    """Every field that a keeper can correct, in the order of the page; of those that were `told`, a keeper spoke."""
    found = findings_by_key(reading, text)
    said: dict[str, list[str]] = defaultdict(list)
    for doubt in doubts:
        said[key_of(doubt.get("field", ""))].append(doubt.get("sentence", ""))
    work = reading["work"]
    return [
        Row(kind, value_of(work, kind.key), tuple(found[kind.key]), tuple(said[kind.key]), kind.key in told)
        for kind in KINDS
    ]


def findings_by_key(reading: dict[str, Any], text: str) -> dict[str, list[Found]]:
    found: dict[str, list[Found]] = defaultdict(list)
    line, at = 1, 0
    for one in sorted(reading["findings"], key=lambda one: int(one["start"])):
        line, at = line + text.count("\n", at, one["start"]), one["start"]
        sure = round(100 * one["confidence"])
        found[key_of(one["field"])].append(Found(at, one["end"], line, one["value"], one["rule"], sure))
    return found


def value_of(work: dict[str, Any], key: str) -> str:
    """A field's value as a person types it: lists have a line for each."""
    if key in _ROLES:
        return "\n".join(one["name"] for one in work.get("credits", []) if one["role"] == key)
    if key in _RELATIONS:
        return "\n".join(map(_relation, (one for one in work.get("relations", []) if one["kind"] == _RELATIONS[key])))
    if key == "part":
        return next((str(one["part_as_written"] or one["part"] or "") for one in work.get("series", [])), "")
    value = work.get(key)
    return "\n".join(map(_written, value)) if isinstance(value, list) else _written(value)


def _relation(one: dict[str, Any]) -> str:
    by = f" by {one['author']}" if one.get("author") else ""
    return f"{one.get('title') or one.get('url') or ''}{by}"


def _written(value: Any) -> str:
    if isinstance(value, dict):
        return str(value.get("as_written") or value.get("title") or "")
    return "" if value is None else str(value)
