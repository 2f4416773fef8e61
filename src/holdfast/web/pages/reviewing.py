"""One work beside its original: what was understood of it, coloured in its place and in a form that can be corrected."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from holdfast.archive.people.rules import is_owner
from holdfast.archive.works.models import Provenance, Work
from holdfast.archive.works.queries import to_review, work_at
from holdfast.web.pages.cards import card_of
from holdfast.web.pages.original import Shown, decoded
from holdfast.web.pages.review_fields import KINDS, Row, rows_of
from holdfast.web.pages.sheet import Sheet, line_at, sheet_of


@dataclass(frozen=True)
class Page:
    """Everything that stands on the page of one work."""

    work: Work
    kept: Provenance
    shown: Shown
    sheet: Sheet
    rows: tuple[Row, ...]

    @property
    def said(self) -> list[Row]:
        return [row for row in self.rows if row.value or row.found or row.doubts or row.kind.first]

    @property
    def silent(self) -> list[Row]:
        return [row for row in self.rows if row not in self.said]


@login_required
def review_work(request: HttpRequest, address: str) -> HttpResponse:
    if not is_owner(request.user):
        raise PermissionDenied
    work = work_at(request.user, address)
    kept = next(iter(work.provenance.all()), None) if work else None
    if work is None or kept is None:
        raise Http404
    shown = decoded(kept)
    whole = "whole" in request.GET
    sheet = sheet_of(kept.reading, shown.text, whole=whole)
    waiting = list(to_review(request.user).values_list("address", flat=True))
    page = Page(work, kept, shown, sheet, tuple(rows_of(kept.reading, kept.doubts)))
    context = {
        "page": page,
        "work": work,
        "card": card_of(work),
        "kept": kept,
        "sheet": sheet,
        "kinds": KINDS,
        "story": _story(kept.reading, shown.text),
        "place": waiting.index(address) + 1 if address in waiting else 0,
        "waiting": len(waiting),
    }
    return render(request, "desk/work.html", context)


def _story(reading: dict[str, Any], text: str) -> dict[str, Any]:
    chapters = reading["work"]["chapters"]
    if not chapters:
        return {"first": "", "last": "", "chapters": 0}
    start, end = chapters[0]["start"], chapters[-1]["end"]
    return {
        "first": line_at(text, start),
        "last": line_at(text, max(start, end - 1)),
        "chapters": len(chapters),
        "words": reading["work"]["words"],
    }


def digest(value: str) -> str:
    return sha256(value.encode()).hexdigest()[:16]
