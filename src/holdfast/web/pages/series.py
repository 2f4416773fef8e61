from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from holdfast.archive.series.queries import all_series, parts, series_at
from holdfast.web.pages.cards import card_of
from holdfast.web.pages.lists import page_of


def series_list(request: HttpRequest) -> HttpResponse:
    return render(request, "series/list.html", {"page": page_of(all_series(request.user), request, per_page=40)})


def series(request: HttpRequest, address: str) -> HttpResponse:
    found = series_at(request.user, address)
    if found is None:
        raise Http404
    lines = [(part, card_of(part.work) if part.work else None) for part in parts(request.user, found)]
    return render(request, "series/series.html", {"series": found, "lines": lines})
