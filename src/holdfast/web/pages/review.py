"""What waits to be looked at, and why; what was set aside. Several works that are fine are accepted at once."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from holdfast.archive.desk.models import Bringing
from holdfast.archive.people.models import Person
from holdfast.archive.review.actions import accept
from holdfast.archive.review.queries import set_aside, waiting
from holdfast.archive.review.rules import may_review
from holdfast.archive.review.waiting import bringings_waiting, kinds_of_doubt, narrowed, with_doubts
from holdfast.archive.works.models import Work
from holdfast.web.forms.waiting import as_query, doubt_words, narrowed_to
from holdfast.web.pages.cards import authors_of
from holdfast.web.pages.lists import PER_PAGE, page_of

LONGEST_NAME = 60


@dataclass(frozen=True)
class Waiting:
    """A work in the list, with the file it came from and every doubt about it once."""

    work: Work

    @property
    def authors(self) -> list[str]:
        return [author.name for author in authors_of(self.work)]

    @property
    def file(self) -> str:
        return next((kept.original.name for kept in self.work.provenance.all()), "")

    @property
    def doubts(self) -> list[str]:
        said = (doubt.get("sentence", "") for kept in self.work.provenance.all() for doubt in kept.doubts)
        return list(dict.fromkeys(said))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def review(request: HttpRequest) -> HttpResponse:
    if not may_review(request.user):
        raise PermissionDenied
    if request.method == "POST" and isinstance(request.user, Person):
        return _accept_chosen(request, request.user)
    if "aside" in request.GET:
        page = page_of(set_aside(request.user), request)
        return render(request, "desk/aside.html", {"page": page, "asides": page.object_list})
    to = narrowed_to(request.GET)
    page = page_of(with_doubts(narrowed(request.user, to)), request)
    context = {
        "page": page,
        "waiting": [Waiting(work) for work in page],
        "to": to,
        "narrowed": as_query(to),
        "doubts": [(field, doubt_words(field), count) for field, count in kinds_of_doubt(request.user)],
        "bringings": [(one, _called(one), count) for one, count in bringings_waiting(request.user)],
        "asides": set_aside(request.user).count(),
    }
    return render(request, "desk/review.html", context)


def _accept_chosen(request: HttpRequest, by: Person) -> HttpResponse:
    chosen = [one for one in request.POST.getlist("work")[: 10 * PER_PAGE] if "\x00" not in one]
    works = list(waiting(by).filter(address__in=chosen))
    for work in works:
        accept(work, by=by)
    if works:
        messages.success(request, f"{len(works)} work{'' if len(works) == 1 else 's'} accepted.")
    else:
        messages.warning(request, "Nothing was chosen. Tick the works that are fine, then press the button.")
    return redirect(request.get_full_path())


def _called(bringing: Bringing) -> str:
    """“Inbox and 3 more, 2 Mar 2026”."""
    names = [str(path).rstrip("/").rsplit("/", 1)[-1] for path in bringing.paths]
    more = f" and {len(names) - 1} more" if len(names) > 1 else ""
    first = names[0][:LONGEST_NAME] if names else "Files"
    return f"{first}{more}, {bringing.asked.day} {bringing.asked:%b %Y}"
