"""Bringing files through the site, and the report of what became of them. For the archive's owner."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from holdfast.archive.desk import actions
from holdfast.archive.desk.models import Bringing, BringingState, Outcome
from holdfast.archive.desk.queries import counts_of
from holdfast.archive.desk.rules import may_bring
from holdfast.archive.people.models import Person
from holdfast.story import StoryError
from holdfast.web.forms.bring import Chosen, chosen_in
from holdfast.web.pages.lists import page_of

RECENT = 10
OUTCOME_WORDS = {
    Outcome.BROUGHT: "Brought",
    Outcome.DOUBTFUL: "Brought, to be looked at",
    Outcome.HERE: "Already here",
    Outcome.REFUSED: "Refused",
}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def bring(request: HttpRequest) -> HttpResponse:
    owner = _owner(request)
    if request.method != "POST":
        return _form(request, Chosen())
    chosen = chosen_in(request.FILES, request.POST)
    if chosen.error:
        return _form(request, chosen)
    try:
        bringing = actions.receive_uploads(chosen.files, by=owner)
    except StoryError as refused:
        return _form(request, Chosen(error=str(refused)))
    return redirect("bringing", bringing.address)


def _owner(request: HttpRequest) -> Person:
    if not isinstance(request.user, Person) or not may_bring(request.user):
        raise PermissionDenied
    return request.user


def _form(request: HttpRequest, chosen: Chosen) -> HttpResponse:
    recent = Bringing.objects.annotate(number=Count("files")).order_by("-asked", "-id")[:RECENT]
    status = 422 if chosen.error else 200
    return render(request, "bring/bring.html", {"error": chosen.error, "recent": recent}, status=status)


@login_required
def bringing(request: HttpRequest, address: str) -> HttpResponse:
    _owner(request)
    row = Bringing.objects.filter(address=address).first()
    if row is None:
        raise Http404
    outcome = request.GET.get("outcome", "")
    files = row.files.select_related("work")
    counts = counts_of(row)
    shown = files.filter(outcome=outcome) if outcome in Outcome.values else files
    context = {
        "bringing": row,
        "running": row.state != BringingState.DONE,
        "counts": [(value.value, words, counts.get(value, 0)) for value, words in OUTCOME_WORDS.items()],
        "total": sum(counts.values()),
        "outcome": outcome,
        "page": page_of(shown, request, per_page=100),
    }
    return render(request, "bring/bringing.html", context)
