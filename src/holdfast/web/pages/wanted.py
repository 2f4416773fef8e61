from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from holdfast.archive.works.queries import wanted, with_askers
from holdfast.web.pages.lists import page_of


def want_list(request: HttpRequest) -> HttpResponse:
    page = page_of(with_askers(request.user, wanted(request.user)), request, per_page=40)
    return render(request, "wanted/wanted.html", {"page": page})
