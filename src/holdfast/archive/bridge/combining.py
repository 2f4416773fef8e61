"""Several parts, read from several originals, as one story: what each says is said once, in the order of the parts."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Any, TypeVar

from holdfast.archive.names import fold
from holdfast.archive.prepared import Prepared, PreparedChapter
from holdfast.story import Relation, SeriesPlace, Work

_LISTS = ("authors", "fandoms", "characters", "relationships", "tags", "genres", "categories", "warnings", "asides")
_FIRST = ("title", "rating", "summary", "language", "contact", "archive_permission", "point_of_view")
_LAST = ("status", "end_marker")  # what the last part says: “complete”, “The End”
_TOGETHER = ("notes", "end_notes", "disclaimer", "spoilers")

One = TypeVar("One")


def combine(parts: Sequence[Prepared]) -> Prepared:
    """One story of its parts; of a single part, that part itself."""
    first = parts[0]
    if len(parts) == 1:
        return first
    several = [one.work for one in parts]
    values: dict[str, Any] = {name: _each_once(_all(several, name), str) for name in (*_LISTS, "credits", "dates")}
    values |= {name: _first_said(several, name) for name in _FIRST}
    values |= {name: _first_said(several[::-1], name) for name in _LAST}
    values |= {name: "\n\n".join(_each_once(_said(several, name), fold)) or None for name in _TOGETHER}
    work = dataclasses.replace(
        first.work,
        **values,
        posting=None,
        series=_each_once(_all(several, "series"), _series_key),
        relations=_each_once(_relations(several), str),
        words=sum(one.words for one in several),
    )
    return dataclasses.replace(
        first,
        work=work,
        chapters=tuple(chapter for one in parts for chapter in _chapters(one, work.title)),
        opening=next((one.opening for one in parts if one.opening), ""),
    )


def positions(parts: Sequence[Prepared]) -> list[int]:
    """The chapters' numbers: those of the parts where each part is one chapter, so that a missing part leaves its number free."""
    numbers = [one.work.posting.part if one.work.posting else 0 for one in parts]
    rising = all(before < after for before, after in zip([0, *numbers], numbers, strict=False))
    if len(parts) > 1 and rising and all(len(one.chapters) == 1 for one in parts):
        return numbers
    return list(range(1, 1 + sum(len(one.chapters) for one in parts)))


def _chapters(part: Prepared, title: str | None) -> Iterable[PreparedChapter]:
    """A part that is one chapter without a name of its own is called what the part was called."""
    own = part.work.title or ""
    if len(part.chapters) == 1 and not part.chapters[0].title and fold(own) != fold(title or ""):
        return (dataclasses.replace(part.chapters[0], title=own),)
    return part.chapters


def _all(several: Sequence[Work], name: str) -> Iterable[Any]:
    return (value for one in several for value in getattr(one, name))


def _said(several: Sequence[Work], name: str) -> Iterable[str]:
    return (value for one in several if (value := getattr(one, name)))


def _first_said(several: Sequence[Work], name: str) -> Any:
    return next((value for one in several if (value := getattr(one, name)) is not None), None)


def _each_once(values: Iterable[One], key: Callable[[One], Hashable]) -> tuple[One, ...]:
    found: dict[Hashable, One] = {}
    for one in values:
        found.setdefault(key(one), one)
    return tuple(found.values())


def _series_key(one: SeriesPlace) -> str:
    return fold(one.title, 500)


def _relations(several: Sequence[Work]) -> Iterable[Relation]:
    """What a part says of the part before or after it, the joined work does not."""
    for at, one in enumerate(several):
        for relation in one.relations:
            inside = (relation.kind == "continues-in" and at < len(several) - 1) or (
                relation.kind == "continues-from" and at > 0
            )
            if not inside:
                yield relation
