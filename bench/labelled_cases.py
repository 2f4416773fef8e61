"""Stories with their labels: what a person says is in them, and whether anybody who writes rules has read them."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from holdfast.story import Source

LABELLED = Path(__file__).parent / "labelled"
READ, UNREAD = "read", "unread"
ALL_READ = frozenset({"plain-read"})  # sets whose third was opened as well


@dataclass(frozen=True)
class Case:
    """One file and its labels; `part` is read or unread, `group` the set it belongs to."""

    path: Path
    labels: dict[str, Any]
    group: str
    part: str

    @property
    def source(self) -> Source:
        return Source(self.path.name, self.path.read_bytes())

    @cached_property
    def wanted(self) -> dict[str, list[str]]:
        """The labels by field, all as lists; kinds that cannot be told apart by their look are put together."""
        found = {field: as_list(value) for field, value in self.labels["fields"].items() if field != "words"}
        for field, into in TOGETHER.items():
            found.setdefault(into, []).extend(found.pop(field, []))
        return {**found, "end_marker": as_list(self.labels.get("end_marker"))}

    def body_in(self, text: str) -> tuple[int, int] | None:
        """Where the labels say that the story stands in the text; None where they do not say."""
        places = squeezed(text)
        first, last = (" ".join((self.labels.get(key) or "").split()) for key in ("body_first", "body_last"))
        start = places.text.find(first) if first else -1
        end = places.text.rfind(last) if last else len(places.text) - len(last)
        if start < 0 or end < 0:
            return None
        return places.at[start], places.at[end + len(last) - 1] + 1


TOGETHER = {
    "tags": "genres",
    "categories": "genres",
    "feedback": "contact",
    "prequel": "sequel_to",
    "sequel": "continues_in",
}


@dataclass(frozen=True)
class Squeezed:
    """A text with one blank for any white space, and where each of its characters stood."""

    text: str
    at: list[int]


def squeezed(text: str) -> Squeezed:
    kept = [
        place for place, sign in enumerate(text) if not (sign.isspace() and (not place or text[place - 1].isspace()))
    ]
    return Squeezed("".join(" " if text[place].isspace() else text[place] for place in kept), kept or [0])


def as_list(value: Any) -> list[str]:
    if value in (None, "", []):
        return []
    return list(value) if isinstance(value, list) else [value]


def cases(folder: Path = LABELLED, was_read: frozenset[str] | None = None) -> list[Case]:
    """All cases below a folder. Unread are those whose number three divides, or all but the names in `was_read`."""
    found = []
    for path in sorted(folder.rglob("*.txt")):
        labels = path.with_suffix(".json")
        if labels.exists():
            group = path.parent.relative_to(folder).as_posix() if path.parent != folder else folder.name
            found.append(Case(path, json.loads(labels.read_text("utf-8")), group, _part(path, was_read)))
    return found


def _part(path: Path, was_read: frozenset[str] | None) -> str:
    if was_read is not None:
        return READ if was_read & {path.name, path.stem} else UNREAD
    if path.parent.name in ALL_READ:
        return READ
    number = re.search(r"\d+", path.stem)
    return UNREAD if number and int(number[0]) % 3 == 0 else READ
