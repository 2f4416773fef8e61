"""What this place is; whether it is well; what robots may read."""

from __future__ import annotations

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

ROBOTS = """User-agent: *
Disallow: /bring/
Disallow: /desk/
Disallow: /search/
Disallow: /sign-in/
Disallow: /reading/
Disallow: /works/*/original/
"""


def about(request: HttpRequest) -> HttpResponse:
    return render(request, "about/about.html")


def healthz(_request: HttpRequest) -> HttpResponse:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return JsonResponse({"status": "the store does not answer"}, status=503)
    return JsonResponse({"status": "ok"})


def robots(_request: HttpRequest) -> HttpResponse:
    return HttpResponse(ROBOTS, content_type="text/plain; charset=utf-8")
