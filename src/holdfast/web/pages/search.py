from __future__ import annotations

from django.core.paginator import Paginator
from django.db.models import prefetch_related_objects
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from holdfast.search.find import Found, find
from holdfast.web.pages.cards import card_of
from holdfast.web.pages.lists import PER_PAGE

LONGEST = 400
DEEPEST = 500  # pages; nobody reads on from there, and an index pays for every page before


def search(request: HttpRequest) -> HttpResponse:
    words = request.GET.get("q", "").strip()[:LONGEST].replace("\x00", "")
    number = _page_asked(request)
    found = find(request.user, words, page=number, per_page=PER_PAGE) if words else Found(total=0)
    prefetch_related_objects(
        [hit.work for hit in found.hits], "credits__pen_name", "taggings__tag__canonical", "places__series"
    )
    page = Paginator(range(min(found.total, DEEPEST * PER_PAGE)), PER_PAGE).get_page(number)
    hits = [(card_of(hit.work), hit.snippet) for hit in found.hits]
    return render(request, "search/search.html", {"words": words, "found": found, "hits": hits, "page": page})


def _page_asked(request: HttpRequest) -> int:
    said = request.GET.get("page", "1")
    return max(1, min(int(said), DEEPEST)) if said.isascii() and said.isdigit() and len(said) < 8 else 1
