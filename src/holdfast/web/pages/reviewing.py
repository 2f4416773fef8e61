"""One work beside its original: what was understood of it, coloured in its place and in a form that can be corrected."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from holdfast.archive.people.models import Person
from holdfast.archive.people.rules import is_owner
from holdfast.archive.works.actions import mark_reviewed
from holdfast.archive.works.models import Provenance, Work
from holdfast.archive.works.queries import to_review, work_at
from holdfast.web.forms.review_fields import KINDS, OFTEN, Found, Row, Story, findings_by_key, rows_of, story_of
from holdfast.web.pages.cards import card_of
from holdfast.web.pages.original import Shown, decoded
from holdfast.web.pages.sheet import sheet_of


@dataclass(frozen=True)
class Review:
    """A work, the original that is looked at, and what was made of it."""

    work: Work
    kept: Provenance
    shown: Shown
    errors: dict[str, str] = field(default_factory=dict)

    @cached_property
    def part(self) -> tuple[int, int]:
        return (0, len(self.shown.text))

    @cached_property
    def rows(self) -> list[Row]:
        return rows_of(self.kept.reading, self.kept.doubts, self.shown.text)

    @cached_property
    def story(self) -> Story:
        return story_of(self.kept.reading, self.kept.doubts, self.shown.text, self.part)

    @property
    def said(self) -> list[Row]:
        return [row for row in self.rows if row.value or row.found or row.doubts or row.kind.first]

    @property
    def silent(self) -> list[Row]:
        return [row for row in self.rows if row not in self.said]

    @property
    def seen_besides(self) -> list[Found]:
        """What was recognised and no field keeps: what a list added, the number of words that a label gives."""
        return findings_by_key(self.kept.reading, self.shown.text)[""]


@login_required
def review_work(request: HttpRequest, address: str) -> HttpResponse:
    if not is_owner(request.user):
        raise PermissionDenied
    work = work_at(request.user, address)
    if work is None:
        raise Http404
    if request.method == "POST" and isinstance(request.user, Person):
        mark_reviewed(work, by=request.user)
        messages.success(request, f"{work} has been looked at.")
        return redirect("review")
    return render(request, "desk/work.html", _context(request, _review(work)))


def _review(work: Work) -> Review:
    kept = next(iter(work.provenance.all()), None)
    if kept is None:
        raise Http404
    return Review(work, kept, decoded(kept))


def _context(request: HttpRequest, review: Review) -> dict[str, object]:
    asked = request.GET.get("line", "")
    line = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 9 else None
    waiting = list(to_review(request.user).values_list("address", flat=True))
    return {
        "review": review,
        "work": review.work,
        "card": card_of(review.work),
        "kept": review.kept,
        "sheet": sheet_of(review.kept.reading, review.shown.text, review.part, whole="whole" in request.GET, line=line),
        "story": replace(review.story, error=review.errors.get("body", "")),
        "often": [kind for kind in KINDS if kind.key in OFTEN],
        "seldom": [kind for kind in KINDS if kind.key not in OFTEN],
        "place": waiting.index(review.work.address) + 1 if review.work.address in waiting else 0,
        "waiting": len(waiting),
    }
