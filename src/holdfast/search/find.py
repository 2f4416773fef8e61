"""What a viewer typed, found: a page of works with the words that were found marked."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import AnonymousUser

from holdfast.archive.people.models import Person
from holdfast.archive.works.models import Work, WorkState


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a snippet: plain text (a template escapes it), and whether it was searched for."""

    text: str
    found: bool = False


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


def find(viewer: Person | AnonymousUser, words: str, *, page: int = 1, per_page: int = 20) -> Found:
    del viewer
    works = Work.objects.filter(state=WorkState.PUBLISHED, title__icontains=words.strip()).order_by("-added", "-id")
    first = (page - 1) * per_page
    hits = tuple(Hit(work, (Piece(work.summary[:200]),)) for work in works[first : first + per_page])
    return Found(total=works.count(), hits=hits)
