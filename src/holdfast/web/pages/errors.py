"""What a visitor sees when there is nothing to see."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import loader


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    del exception
    return render(request, "errors/400.html", status=400)


def not_allowed(request: HttpRequest, exception: Exception) -> HttpResponse:
    del exception
    return render(request, "errors/403.html", status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    del exception
    return render(request, "errors/404.html", status=404)


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    del reason
    return render(request, "errors/csrf.html", status=403)


def broken(_request: HttpRequest) -> HttpResponse:
    """Asks the store nothing: it may be what is broken."""
    return HttpResponse(loader.get_template("errors/500.html").render(), status=500)
