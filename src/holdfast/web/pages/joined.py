"""Addresses of works that were joined into others lead there."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from holdfast.archive.works.queries import now_at

View = Callable[..., HttpResponse]


def leads_on(view: View) -> View:
    """Where there is no such work (any more), but one that it was joined into, its page answers for good."""

    @wraps(view)
    def found(request: HttpRequest, address: str, *rest: Any, **more: Any) -> HttpResponse:
        try:
            return view(request, address, *rest, **more)
        except Http404:
            now = now_at(request.user, address)
            if now is None:
                raise
            return redirect("work", now, permanent=True)

    return found
