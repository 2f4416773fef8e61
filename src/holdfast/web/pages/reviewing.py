"""One work beside its original: what was understood of it, coloured in its place and in a form that can be corrected."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from holdfast.archive.people.models import Person
from holdfast.archive.review.beside import file_of, joinable, last_splitting, lessons_of
from holdfast.archive.review.queries import last_joining
from holdfast.archive.review.rules import may_review
from holdfast.archive.review.waiting import queue_of
from holdfast.archive.sameness.queries import offers
from holdfast.archive.works.models import Work
from holdfast.archive.works.queries import work_at
from holdfast.web.forms.review import typed_again
from holdfast.web.forms.review_fields import KINDS, OFTEN, Row
from holdfast.web.forms.waiting import as_query, narrowed_to
from holdfast.web.pages.cards import card_of
from holdfast.web.pages.review_verbs import NotDone, do
from holdfast.web.pages.reviewed import Review, reviewed
from holdfast.web.pages.sheet import sheet_of


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def review_work(request: HttpRequest, address: str) -> HttpResponse:
    if not may_review(request.user):
        raise PermissionDenied
    work = work_at(request.user, address)
    if work is None:
        raise Http404
    if request.method != "POST" or not isinstance(request.user, Person):
        return _page(request, work, {})
    try:
        return redirect(do(request, work, request.user))
    except NotDone as refused:
        return _page(request, work, refused.errors)


def _page(request: HttpRequest, work: Work, errors: Mapping[str, str]) -> HttpResponse:
    review = reviewed(request, work)
    if review is None:
        raise Http404
    context = _context(request, review) | _fields(request, review, errors)
    return render(request, "desk/work.html", context, status=422 if errors else 200)


def _context(request: HttpRequest, review: Review) -> dict[str, Any]:
    asked = request.GET.get("line", "")
    line = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 9 else None
    to = narrowed_to(request.GET)
    whole = "whole" in request.GET
    return {
        "review": review,
        "work": review.work,
        "card": card_of(review.work),
        "kept": review.kept,
        "sheet": sheet_of(review.kept.reading, review.shown.text, review.part, whole=whole, line=line),
        "often": [kind for kind in KINDS if kind.key in OFTEN],
        "seldom": [kind for kind in KINDS if kind.key not in OFTEN],
        "queue": queue_of(request.user, review.work, to),
        "narrowed": as_query(to),
    } | _works(request, review.work)


def _works(request: HttpRequest, work: Work) -> dict[str, Any]:
    """What it can be joined with, and what was done to it that can be undone."""
    said = request.POST if request.POST.get("do") == "join" else {}
    first = str(work.posting_part or 1)
    every = sorted([(work, file_of(work)), *joinable(request.user, work)], key=lambda one: (one[1], one[0].pk))
    return {
        "joinable": [(one, file, said.get(f"part.{one.address}", first if one == work else "")) for one, file in every],
        "joining": last_joining(work),
        "lessons": lessons_of(work),
        "offers": list(offers(request.user).filter(works=work).values_list("address", "kind")),
        "splitting": last_splitting(work),
        "typed": {name: request.POST.get(name, "") for name in ("lines", "others", "reason")},
    }


def _fields(request: HttpRequest, review: Review, errors: Mapping[str, str]) -> dict[str, Any]:
    """The form: as it is known, or as it was typed and what is wrong with it."""
    rows: list[Row] = typed_again(review.rows, request.POST) if errors else review.rows
    story = review.story
    if errors:
        said = {
            name: request.POST.get(f"body.{name}", getattr(story, name)) for name in ("first", "last", "start", "end")
        }
        story = replace(story, error=errors.get("body", ""), **said)
    spoken = [row for row in rows if row.shown or row.found or row.doubts or row.kind.first]
    return {
        "spoken": spoken,
        "silent": [row for row in rows if row not in spoken],
        "story": story,
        "errors": list(errors.items()),
        "wrong": dict(errors),
    }
