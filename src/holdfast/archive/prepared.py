"""A story as read, made ready for rows: cut to what columns hold, its text and HTML written out, nothing lost unsaid.

Knows the story library and no Django, so that the processes that read stories do this too.
"""

from __future__ import annotations

import dataclasses
import json
import re
from dataclasses import dataclass
from typing import Any

from holdfast.archive.mail_addresses import holds_mail_address
from holdfast.story import (
    Doubt,
    ReadStory,
    Source,
    SourceFacts,
    Work,
    as_data,
    chapter_html,
    chapter_text,
    clean_html,
    count_words,
    read,
)

LONGEST_OPENING = 80
LONGEST_ADDRESS = 1000
LARGEST_NUMBER = 2**31 - 1
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")
# What the columns hold, by the field of a story's Work: tests/archive/test_bridge.py compares them with the models.
LONGEST = {
    "title": 500,
    "authors": 255,
    "fandoms": 255,
    "characters": 255,
    "tags": 255,
    "genres": 255,
    "categories": 255,
    "warnings": 255,
    "status": 200,
    "language": 20,
    "end_marker": 200,
    "point_of_view": 200,
}
LONGEST_INSIDE = {
    "series": {"title": 500, "part_as_written": 100},
    "relationships": {"as_written": 255},
    "rating": {"as_written": 255},
    "credits": {"name": 255, "as_written": 500},
    "relations": {"title": 500, "author": 255},
    "dates": {"as_written": 200},
}


@dataclass(frozen=True)
class PreparedChapter:
    title: str
    html: str
    text: str
    words: int


@dataclass(frozen=True)
class Prepared:
    """A story ready to be stored. `work` has no chapters: they stand beside it; `data` is the whole account."""

    source: SourceFacts
    work: Work
    chapters: tuple[PreparedChapter, ...]
    opening: str
    data: dict[str, Any]
    doubts: tuple[Doubt, ...]
    holds_addresses: bool


def read_and_prepare(source: Source) -> Prepared:
    """What the processes do that read stories. Raises StoryError, as `read` does."""
    return prepare(read(source))


def prepare(story: ReadStory) -> Prepared:
    """Everything that can be done before the store is opened."""
    data = as_data(story)
    chapters = tuple(
        PreparedChapter(one.title or "", clean_html(chapter_html(one)), text := chapter_text(one), count_words(text))
        for one in story.work.chapters
    )
    for whole in ("text", "html"):  # they stand in the chapters' versions
        (data["work"]["body"] or {}).pop(whole, None)
    work = dataclasses.replace(story.work, chapters=())
    addresses = holds_mail_address(story.text)
    prepared = Prepared(story.source, work, chapters, _opening(chapters), data, story.doubts, addresses)
    return _fitted(_storable_whole(prepared))


def _opening(chapters: tuple[PreparedChapter, ...]) -> str:
    words = " ".join(chapters[0].text[: LONGEST_OPENING * 4].split()) if chapters else ""
    if len(words) <= LONGEST_OPENING:
        return words
    return words[:LONGEST_OPENING].rsplit(" ", 1)[0].rstrip(" ,;:.—–-")


# --- characters that no database keeps ---


def _storable_whole(prepared: Prepared) -> Prepared:
    whole = [one.text for one in prepared.chapters], [one.html for one in prepared.chapters]
    if not _may_be_unstorable(json.dumps([prepared.data, whole, prepared.source.name], ensure_ascii=False)):
        return prepared
    sentence = "The text holds characters that no database keeps; each stands as � here. The original has them."
    changed: Prepared = _storable(prepared)
    if changed == prepared:
        return prepared
    return dataclasses.replace(changed, doubts=(*changed.doubts, Doubt("body", sentence)))


def _may_be_unstorable(written: str) -> bool:
    """A quick look at all of it as JSON. Somebody may have typed the six characters that JSON writes for a NUL."""
    return "\\u0000" in written or _UNSTORABLE.search(written) is not None


def storable_text(text: str) -> str:
    """The text with � for each NUL and each half of a pair, which no database keeps."""
    return _UNSTORABLE.sub("�", text)


def _storable(value: Any) -> Any:
    """The same value, with NUL and lone surrogates in its texts replaced."""
    match value:
        case str():
            return storable_text(value)
        case list() | tuple():
            return type(value)(_storable(one) for one in value)
        case dict():
            return {_storable(key): _storable(one) for key, one in value.items()}
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        changed = {one.name: _storable(getattr(value, one.name)) for one in dataclasses.fields(value)}
        return dataclasses.replace(value, **changed)
    return value


# --- texts and numbers that no column holds ---


def _fitted(prepared: Prepared) -> Prepared:
    doubts: list[Doubt] = []
    changes: dict[str, Any] = {}
    for field, longest in LONGEST.items():
        changes[field] = _fit(getattr(prepared.work, field), longest, field, doubts)
    for field, inside in LONGEST_INSIDE.items():
        value = getattr(prepared.work, field)
        several = value if isinstance(value, tuple) else (value,)
        fitted = tuple(one and _fit_inside(one, inside, field, doubts) for one in several)
        changes[field] = fitted if isinstance(value, tuple) else fitted[0]
    if not doubts:
        return prepared
    work = dataclasses.replace(prepared.work, **changes)
    return dataclasses.replace(prepared, work=work, doubts=(*prepared.doubts, *doubts))


def _fit_inside(value: Any, inside: dict[str, int], field: str, doubts: list[Doubt]) -> Any:
    changes = {name: _fit(getattr(value, name), longest, field, doubts) for name, longest in inside.items()}
    return dataclasses.replace(value, **changes)


def _fit(value: Any, longest: int, field: str, doubts: list[Doubt]) -> Any:
    if isinstance(value, tuple):
        return tuple(_fit(one, longest, field, doubts) for one in value)
    if value is None or len(value) <= longest:
        return value
    what = field.removesuffix("s").replace("_", " ")
    sentence = f"A name or text here ({what}) has {len(value):,} characters and is cut to {longest}; the whole is kept."
    doubts.append(Doubt(field, sentence))
    return f"{value[: longest - 1].rstrip()}…"


def number(value: int | None) -> int | None:
    """A number that a column holds, or nothing: part 99999999999 of a series is not a part."""
    return value if value is not None and 0 <= value <= LARGEST_NUMBER else None


def address(value: str | None) -> str:
    """A web address that is safe to link to, or nothing. What the text says stays in `data`."""
    if not value or len(value) > LONGEST_ADDRESS or any(one.isspace() for one in value):
        return ""
    return value if value.lower().startswith(("http://", "https://")) else ""
