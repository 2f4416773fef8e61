"""The list of works that wait to be looked at, and why."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from holdfast.archive.people.rules import is_owner
from holdfast.archive.works.queries import to_review
from holdfast.web.pages.cards import card_of
from holdfast.web.pages.lists import page_of


@login_required
def review(request: HttpRequest) -> HttpResponse:
    if not is_owner(request.user):
        raise PermissionDenied
    page = page_of(to_review(request.user), request)
    works = [(card_of(work), [doubt for kept in work.provenance.all() for doubt in kept.doubts]) for work in page]
    return render(request, "desk/review.html", {"page": page, "works": works})
