"""What one correction may teach of the files around it: all that would change stands there before anybody agrees."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from holdfast.archive.people.models import Person
from holdfast.archive.review.beside import lessons_of
from holdfast.archive.review.lessons import lessons_for
from holdfast.archive.review.models import Correction
from holdfast.archive.review.refusing import NotReviewed
from holdfast.archive.review.rules import may_review
from holdfast.archive.review.teaching import teach, unteach
from holdfast.archive.works.models import Work
from holdfast.archive.works.queries import work_at
from holdfast.web.forms.review_fields import called, key_of
from holdfast.web.pages.reviewed import Review, reviewed

SHOWN_AT_ONCE = 200  # of what a lesson would change; the sentence says how many there are


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def teaching(request: HttpRequest, address: str, field: str) -> HttpResponse:
    if not may_review(request.user):
        raise PermissionDenied
    work = work_at(request.user, address)
    review = reviewed(request, work) if work else None
    if work is None or review is None or not key_of(field):
        raise Http404
    correction = _correction(review, field)
    if request.method == "POST" and isinstance(request.user, Person):
        return _answered(request, work, correction, request.user)
    context = {
        "work": work,
        "field": called(field),
        "saying": correction and next(one for one in review.sayings if one.correction == correction),
        "proposals": lessons_for(correction) if correction else [],
        "lessons": lessons_of(work),
        "most": SHOWN_AT_ONCE,
        "back": reverse("review-work", args=[work.address]) + _query(request),
    }
    return render(request, "desk/teach.html", context)


def _correction(review: Review, field: str) -> Correction | None:
    """The first of what a keeper said of this field: all of it is taught together."""
    return next((one.correction for one in review.sayings if key_of(one.correction.field) == key_of(field)), None)


def _answered(request: HttpRequest, work: Work, correction: Correction | None, by: Person) -> HttpResponse:
    if request.POST.get("do") == "unteach":
        lesson = next((one for one in lessons_of(work) if str(one.pk) == request.POST.get("lesson")), None)
        if lesson is not None:
            unteach(lesson, by=by)
        messages.success(request, "What was taught is taken back from every file.")
    elif correction is None:
        messages.warning(request, "What was said of this has been taken back; there is nothing to teach.")
    else:
        _teach(request, correction, by)
    return redirect(request.get_full_path())


def _teach(request: HttpRequest, correction: Correction, by: Person) -> None:
    try:
        lesson = teach(correction, request.POST.get("key", ""), by=by)
    except NotReviewed as refused:
        messages.warning(request, str(refused))
    else:
        number = lesson.corrections.filter(undone_at__isnull=True).values("provenance").distinct().count()
        messages.success(request, f"Taught to {number} other file{'' if number == 1 else 's'}. {lesson.sentence}")


def _query(request: HttpRequest) -> str:
    query = request.GET.urlencode()
    return f"?{query}" if query else ""
