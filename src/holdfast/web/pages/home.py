from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from holdfast.archive.people.queries import number_of_authors
from holdfast.archive.tags.models import TagKind
from holdfast.archive.tags.queries import counted
from holdfast.archive.works.queries import latest, wanted
from holdfast.archive.works.rules import visible_works
from holdfast.web.pages.cards import cards_of

LATEST = 6
FANDOMS = 12
WANTED = 4


def home(request: HttpRequest) -> HttpResponse:
    works = visible_works(request.user)
    wants = wanted(request.user)
    context = {
        "number": works.count(),
        "authors": number_of_authors(works),
        "cards": cards_of(latest(request.user, LATEST)),
        "fandoms": counted(works, [TagKind.FANDOM], FANDOMS),
        "wants": wants[:WANTED],
    }
    return render(request, "home/home.html", context)
