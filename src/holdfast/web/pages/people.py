from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from holdfast.archive.people.queries import credited, pen_name_at
from holdfast.archive.works.queries import by, helped_by, with_cards
from holdfast.archive.works.rules import visible_works
from holdfast.web.pages.cards import cards_of
from holdfast.web.pages.lists import page_of


def people(request: HttpRequest) -> HttpResponse:
    words = request.GET.get("words", "").strip()[:200].replace("\x00", "")
    page = page_of(credited(visible_works(request.user), words), request, per_page=60)
    return render(request, "people/people.html", {"page": page, "words": words})


def person(request: HttpRequest, slug: str) -> HttpResponse:
    pen_name = pen_name_at(slug)
    if pen_name is None:
        raise Http404
    page = page_of(with_cards(by(request.user, pen_name)), request)
    helped = helped_by(request.user, pen_name)
    if not page.paginator.count and not helped:
        raise Http404
    context = {"pen_name": pen_name, "page": page, "cards": cards_of(page.object_list), "helped": helped}
    return render(request, "people/person.html", context)
