"""No page leaves with an e-mail address that somebody wrote in or beside a story, wherever in the page it would stand."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from holdfast.archive.mail_addresses import without_mail_addresses
from holdfast.archive.works.rules import may_see_mail_addresses

AT = (b"@", b"%40", b"&#")  # whether there is anything to mask is seen at once


def mask_mail_addresses(get_response: Callable[[HttpRequest], HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Middleware: the last to touch a page, so that no template can forget."""

    def answered(request: HttpRequest) -> HttpResponseBase:
        answer = get_response(request)
        if not isinstance(answer, HttpResponse) or not answer.headers.get("Content-Type", "").startswith("text/html"):
            return answer
        if any(at in answer.content for at in AT) and not may_see_mail_addresses(request.user):
            answer.content = without_mail_addresses(answer.content.decode(), _said(request)).encode()
        return answer

    return answered


def _said(request: HttpRequest) -> str:
    """What the visitor typed or is called: their own words come back to them as they are."""
    typed = [value for form in (request.GET, request.POST) for name in form for value in form.getlist(name)]
    return "\n".join([*typed, request.META.get("QUERY_STRING", ""), request.user.get_username()])
