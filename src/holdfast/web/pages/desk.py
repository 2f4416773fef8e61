"""The owner's desk: works that were brought with doubts, to be looked at."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from holdfast.archive.people.models import Person
from holdfast.archive.people.rules import is_owner
from holdfast.archive.works.actions import mark_reviewed
from holdfast.archive.works.queries import to_review, work_at
from holdfast.archive.works.rules import may_change
from holdfast.web.pages.cards import card_of
from holdfast.web.pages.lists import page_of


@login_required
def review(request: HttpRequest) -> HttpResponse:
    if not is_owner(request.user):
        raise PermissionDenied
    page = page_of(to_review(request.user), request)
    works = [(card_of(work), [doubt for kept in work.provenance.all() for doubt in kept.doubts]) for work in page]
    return render(request, "desk/review.html", {"page": page, "works": works})


@login_required
@require_POST
def reviewed(request: HttpRequest, address: str) -> HttpResponse:
    work = work_at(request.user, address)
    if work is None:
        raise Http404
    if not isinstance(request.user, Person) or not may_change(request.user, work):
        raise PermissionDenied
    mark_reviewed(work, by=request.user)
    messages.success(request, f"{work} has been looked at.")
    return redirect("review")
