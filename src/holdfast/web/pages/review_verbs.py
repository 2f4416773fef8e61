"""What the buttons of a review do: each calls one action, says what became of it, and leads on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpRequest
from django.urls import reverse

from holdfast.archive.people.models import Person
from holdfast.archive.review import actions
from holdfast.archive.review.beside import lessons_of
from holdfast.archive.review.joining import join, part_again
from holdfast.archive.review.models import Correction
from holdfast.archive.review.splitting import split, unsplit
from holdfast.archive.review.teaching import unteach
from holdfast.archive.review.waiting import queue_of
from holdfast.archive.works.models import Work
from holdfast.archive.works.rules import works_to_open
from holdfast.story import StoryError
from holdfast.web.forms.review import Original, corrections_in
from holdfast.web.forms.review_fields import called
from holdfast.web.forms.review_works import parts_in, places_in
from holdfast.web.forms.waiting import as_query, narrowed_to
from holdfast.web.pages.reviewed import Review, reviewed


@dataclass(frozen=True)
class NotDone(Exception):
    """What could not be done: sentences by field, the empty one for all of it."""

    errors: dict[str, str]


def do(request: HttpRequest, work: Work, by: Person) -> str:
    """What the button says is done; answers with the address to go on to. Raises NotDone, and then nothing was changed."""
    verb = VERBS.get(request.POST.get("do", "accept"))
    if verb is None:
        raise BadRequest("This form says something that no review knows.")
    try:
        return verb(request, work, by)
    except (actions.NotReviewed, StoryError) as refused:
        raise NotDone({"": str(refused)}) from refused


def _accept(request: HttpRequest, work: Work, by: Person) -> str:
    leads_to = _next(request, work)
    if "title.was" in request.POST:  # the whole form came along
        _save(request, work, by)
    actions.accept(work, by=by)
    messages.success(request, f"{work} has been looked at.")
    return leads_to


def _correct(request: HttpRequest, work: Work, by: Person) -> str:
    fields = _save(request, work, by)
    said = (
        "Nothing was changed." if not fields else f"Saved: {', '.join(fields)}. The original was read again with that."
    )
    messages.success(request, said)
    return request.get_full_path()


def _save(request: HttpRequest, work: Work, by: Person) -> list[str]:
    """The corrections in the form, told; answers with the fields they were about, as the page calls them."""
    review = _review(request, work)
    said = corrections_in(request.POST, review.rows, review.story, _original(review))
    if said.errors:
        raise NotDone(said.errors)
    if said.told:
        actions.correct(review.kept, said.told, by=by)
        work.refresh_from_db()
    return list(dict.fromkeys(called(one.field) for one in said.told))


def _set_aside(request: HttpRequest, work: Work, by: Person) -> str:
    leads_to = _next(request, work)
    actions.set_aside(work, request.POST.get("reason", "")[:500].replace("\x00", ""), by=by)
    messages.success(request, f"{work} is set aside. Only keepers see it now.")
    return leads_to


def _bring_back(request: HttpRequest, work: Work, by: Person) -> str:
    actions.bring_back(work, by=by)
    messages.success(request, f"{work} is back where it was.")
    return request.get_full_path()


def _take_back(request: HttpRequest, work: Work, by: Person) -> str:
    number = request.POST.get("correction", "")
    mine = Correction.objects.filter(provenance__work=work, undone_at__isnull=True)
    correction = mine.filter(pk=number).first() if number.isdigit() and len(number) < 18 else None
    if correction is None:
        raise NotDone({"": "This correction has been taken back already."})
    actions.take_back(correction, by=by)
    messages.success(request, f"Taken back: {called(correction.field)}.")
    return request.get_full_path()


def _split(request: HttpRequest, work: Work, by: Person) -> str:
    review = _review(request, work)
    try:
        places = places_in(request.POST.get("lines", ""), review.story, review.shown.text)
    except ValueError as wrong:
        raise NotDone({"split": str(wrong)}) from wrong
    works = split(review.kept, places, by=by)
    messages.success(request, f"Split into {len(works)} works. The first keeps its address.")
    return request.get_full_path()


def _unsplit(request: HttpRequest, work: Work, by: Person) -> str:
    unsplit(work, by=by)
    messages.success(request, "The file is one work again.")
    return request.get_full_path()


def _join(request: HttpRequest, work: Work, by: Person) -> str:
    try:
        addresses = parts_in(request.POST)
    except ValueError as wrong:
        raise NotDone({"join": str(wrong)}) from wrong
    found = {one.address: one for one in works_to_open(request.user).filter(address__in=addresses)}
    unknown = [address for address in addresses if address not in found]
    if unknown:
        raise NotDone({"join": f"There is no work at {unknown[0]}. Paste the address of its page."})
    if work.address not in found:
        raise NotDone({"join": f"Give {work} a number too: it is one of the parts."})
    kept = join([found[address] for address in addresses], by=by)
    messages.success(request, f"{len(addresses)} works are one now: {kept}. The addresses of the others lead to it.")
    return reverse("review-work", args=[kept.address]) + as_query(narrowed_to(request.GET))


def _part_again(request: HttpRequest, work: Work, by: Person) -> str:
    parted = part_again(work, by=by)
    messages.success(request, f"Parted again: {len(parted) + 1} works." if parted else "They were parted already.")
    return request.get_full_path()


def _unteach(request: HttpRequest, work: Work, by: Person) -> str:
    number = request.POST.get("lesson", "")
    lesson = next((one for one in lessons_of(work) if str(one.pk) == number), None)
    if lesson is not None:
        unteach(lesson, by=by)
    messages.success(request, "What was taught is taken back from every file.")
    return request.get_full_path()


Verb = Callable[[HttpRequest, Work, Person], str]
VERBS: dict[str, Verb] = {
    "accept": _accept,
    "correct": _correct,
    "aside": _set_aside,
    "back": _bring_back,
    "take-back": _take_back,
    "split": _split,
    "unsplit": _unsplit,
    "join": _join,
    "part-again": _part_again,
    "unteach": _unteach,
}


def _next(request: HttpRequest, work: Work) -> str:
    """What waits after this work; after the last, the list."""
    to = narrowed_to(request.GET)
    after = queue_of(request.user, work, to).after
    return (reverse("review-work", args=[after.address]) if after else reverse("review")) + as_query(to)


def _review(request: HttpRequest, work: Work) -> Review:
    review = reviewed(request, work)
    if review is None:
        raise NotDone({"": "This work was made from no file. There is nothing to compare it with."})
    return review


def _original(review: Review) -> Original:
    chapters = review.kept.reading["work"]["chapters"]
    body = (chapters[0]["start"], chapters[-1]["end"]) if chapters else None
    return Original(review.shown.text, review.part, body)
