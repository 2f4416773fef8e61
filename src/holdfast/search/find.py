"""What a viewer typed, found: a page of works with the words that were found marked.

The index only gives numbers. Rows and permission come from the database, by the archive's own rule: what the
viewer may not see is neither shown nor counted, even in the moment before the index has followed the journal.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from holdfast.archive.journal.models import Entry
from holdfast.archive.people.rules import Viewer
from holdfast.archive.works.models import Chapter, Credit, Work
from holdfast.archive.works.rules import LISTED, visible_works
from holdfast.search.engines.contract import IndexUnusable, Request, Sort
from holdfast.search.engines.table import engine
from holdfast.search.language import Query, phrases, understand
from holdfast.search.snippet import Piece, opening, snippet

__all__ = ["Found", "Hit", "Piece", "find"]

DEEPEST = 10_000  # further down nobody reads, and every engine has to sort all that stands above
_TOLD_IN_TEXT = {None, "text", "title", "summary", "notes"}  # fields whose words make one work better than another
_REBUILDING = "The index is being made anew, so only titles, names and summaries were searched. Try again in a moment."


@dataclass(frozen=True, slots=True)
class Hit:
    work: Work
    snippet: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """`total` counts only what the viewer may see; `problem` is a sentence about words not understood."""

    total: int
    hits: tuple[Hit, ...] = ()
    counts: dict[str, Any] = field(default_factory=dict)
    problem: str | None = None


def find(viewer: Viewer, words: str, *, page: int = 1, per_page: int = 20) -> Found:
    understood = understand(words)
    if understood.query is None:
        return Found(0, problem=_sentences(*understood.problems))
    offset = (max(1, page) - 1) * per_page
    if offset + per_page > DEEPEST:
        return Found(0, problem=f"Only the first {DEEPEST:,} works can be leafed through. Add a word to find fewer.")
    problems = list(understood.problems)
    try:
        total, works = _by_index(viewer, understood.query, offset, per_page)
    except IndexUnusable:
        engine().distrust()
        total, works = _by_rows(viewer, understood.query, offset, per_page)
        problems.append(_REBUILDING)
    hits = tuple(Hit(work, _snippet(work, understood.query)) for work in works)
    return Found(total, hits, problem=_sentences(*problems))


def _by_index(viewer: Viewer, query: Query, offset: int, limit: int) -> tuple[int, list[Work]]:
    chosen = engine()
    visible = visible_works(viewer)
    without = _out_of_sight_since(chosen.position, visible)
    request = Request(query, _states(visible), without, _sort(query), offset, limit)
    answer = chosen.search(request)
    rows = visible.in_bulk(answer.numbers)
    works = [rows[number] for number in answer.numbers if number in rows]
    return answer.total - (len(answer.numbers) - len(works)), works


def _states(visible: QuerySet[Work]) -> frozenset[str]:
    return frozenset(str(state) for state in LISTED if visible.filter(state=state).exists())


def _out_of_sight_since(position: int, visible: QuerySet[Work]) -> frozenset[str]:
    """Works that the journal has spoken of since the index was written, and that the viewer may not see now."""
    seen = visible.filter(address=OuterRef("thing"))
    spoken_of = Entry.objects.filter(number__gt=position, noun="work")
    return frozenset(spoken_of.filter(~Exists(seen)).values_list("thing", flat=True).distinct())


def _sort(query: Query) -> Sort:
    """Works that share a tag are equals: the newest comes first. Words in a text tell better from worse."""
    return Sort.RELEVANCE if any(one.field in _TOLD_IN_TEXT for one in phrases(query)) else Sort.NEWEST


def _by_rows(viewer: Viewer, query: Query, offset: int, limit: int) -> tuple[int, list[Work]]:
    """The stand-in while there is no index: every word that was typed, in a title, a name or a summary."""
    works = visible_works(viewer)
    for word in {word for phrase in phrases(query) for word in phrase.words}:
        named = Exists(Credit.objects.filter(work=OuterRef("pk"), pen_name__name__icontains=word))
        works = works.filter(Q(title__icontains=word) | Q(summary__icontains=word) | named)
    return works.count(), list(works.order_by("-added", "-pk")[offset : offset + limit])


def _snippet(work: Work, query: Query) -> tuple[Piece, ...]:
    sought = [phrase.words for phrase in phrases(query) if phrase.field in _TOLD_IN_TEXT]
    return snippet(_texts(work), sought) or opening(work.summary) or opening(next(_chapters(work), ""))


def _texts(work: Work) -> Iterator[str]:
    yield from _chapters(work)
    yield from (work.summary, work.notes, work.end_notes)


def _chapters(work: Work) -> Iterator[str]:
    """The chapters' texts in order, read one by one: the first often has what is looked for."""
    shown = Chapter.objects.filter(work=work, shown__isnull=False).order_by("position")
    yield from shown.values_list("shown__text", flat=True).iterator(chunk_size=1)


def _sentences(*all_of_them: str) -> str | None:
    return " ".join(all_of_them) or None
