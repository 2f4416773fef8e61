"""The reader's own settings: a plain form that sets a cookie."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods

from holdfast.web.forms.reading import COOKIE, YEARS_KEPT, chosen_in, reading_of


@require_http_methods(["GET", "HEAD", "POST"])
def reading(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return render(request, "reading/reading.html", {"back": request.GET.get("next", "")})
    answer = redirect(_back(request))
    answer.set_cookie(
        COOKIE,
        chosen_in(request.POST, reading_of(request)).as_cookie(),
        max_age=YEARS_KEPT * 365 * 24 * 3600,
        samesite="Lax",
        secure=request.is_secure(),
    )
    return answer


def _back(request: HttpRequest) -> str:
    asked = request.POST.get("next", "")
    ours = url_has_allowed_host_and_scheme(asked, {request.get_host()}, require_https=request.is_secure())
    return asked if ours else "/"
