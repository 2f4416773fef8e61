"""Works that seem to belong together: the offers that wait for a keeper, and one offer with all that speaks for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from holdfast.archive.people.models import Person
from holdfast.archive.review.refusing import NotReviewed
from holdfast.archive.sameness import actions
from holdfast.archive.sameness.alike import Alike
from holdfast.archive.sameness.models import Offer, Offered, OfferKind, OfferState
from holdfast.archive.sameness.numbering import title_and_part
from holdfast.archive.sameness.parts import in_words
from holdfast.archive.sameness.queries import MOST_DIFFERENCES, after, first_differences, number_of, offer_at, offers
from holdfast.archive.sameness.rules import may_decide
from holdfast.archive.works.models import Work
from holdfast.story import StoryError
from holdfast.web.forms.alike import Answer, answer_in
from holdfast.web.pages.cards import Card, card_of
from holdfast.web.pages.lists import page_of

MOST_NAMES = 3  # of an offer, in a heading
MOST_LINES = 6  # works of an offer that its line in the list shows
ASKED = {
    OfferKind.PARTS: "Parts of one post?",
    OfferKind.COPIES: "The same story?",
    OfferKind.CONTAINED: "One within the other?",
}
STATES = (
    (OfferState.OPEN, "Waiting"),
    (OfferState.ACCEPTED, "Joined"),
    (OfferState.DECLINED, "Kept apart"),
)


@dataclass(frozen=True)
class Line:
    """A work of an offer, as the page shows it; `called` says its place."""

    offered: Offered
    card: Card
    called: str

    @property
    def work(self) -> Work:
        return self.card.work

    @property
    def file(self) -> str:
        """Works that are called the same are told apart by where they came from."""
        return next((kept.original.name for kept in self.work.provenance.all()), "")


@dataclass(frozen=True)
class Shown:
    """An offer in words."""

    offer: Offer
    lines: tuple[Line, ...]

    @property
    def is_parts(self) -> bool:
        return self.offer.kind == OfferKind.PARTS

    @property
    def asked(self) -> str:
        return ASKED[OfferKind(self.offer.kind)]

    @property
    def names(self) -> list[str]:
        """What the works are called, each once, the number of a part left out."""
        names = [title_and_part(str(line.work))[0] or str(line.work) for line in self.lines]
        return list(dict.fromkeys(names))[:MOST_NAMES]

    @property
    def kept(self) -> Work | None:
        """The work that the others were joined into: not one that nobody chose, nor any once they are parted."""
        return next((line.work.joined_into for line in self.lines if line.work.joined_into), None)

    @property
    def first_lines(self) -> tuple[Line, ...]:
        return self.lines[:MOST_LINES]

    @property
    def more(self) -> int:
        return len(self.lines) - len(self.first_lines)

    @property
    def how_alike(self) -> str:
        if not self.is_parts:
            return _how_alike(self.offer)
        missing, total = self.offer.alike.get("missing", []), self.offer.alike.get("total")
        unsure = sum(bool(line.offered.doubt) for line in self.lines)
        here = f"{len(self.lines) - unsure} parts are here{f', and {unsure} of which it is not certain' if unsure else ''}."
        return f"{here} {in_words(missing, total) or 'None is missing in between.'}"

    @property
    def would_be(self) -> str:
        """What the first button does."""
        if self.is_parts:
            return (
                "Those that are ticked become the chapters of one work, in this order. It keeps the address of the first; "
                "the addresses of the others lead to it."
            )
        if self.offer.kind == OfferKind.CONTAINED:
            return "The whole stays as it is. The file of the part is kept with it, and the part’s address leads to it."
        return "One stays. The file of the other is kept with it as a copy, and the other’s address leads to it."


def _how_alike(offer: Offer) -> str:
    """In words, as “9,812 of 10,020 words run the same”."""
    alike = Alike.of(offer.alike)
    first, second = alike.first, alike.second
    if first == second and first.same == first.words:
        return f"All {first.words:,} words are the same."
    if offer.kind == OfferKind.CONTAINED:
        return f"{_of(second.same, second.words)} words of the part stand in the whole, which has {first.words:,}."
    if first.same == second.same:
        return f"{first.same:,} words run the same, of {first.words:,} in the first and {second.words:,} in the second."
    said = f"Of the first {_of(first.same, first.words).lower()} words run the same; of the second "
    return f"{said}{_of(second.same, second.words).lower()}."


def _of(some: int, every: int) -> str:
    return f"All {every:,}" if some == every else f"{some:,} of {every:,}"


@login_required
def alike(request: HttpRequest) -> HttpResponse:
    _keeper(request)
    state = request.GET.get("state", "")
    state = state if state in OfferState.values else OfferState.OPEN
    numbers = number_of(request.user)
    page = page_of(offers(request.user, state), request)
    context = {
        "page": page,
        "offers": [_shown(offer) for offer in page],
        "state": state,
        "states": [(value.value, words, numbers.get(value, 0)) for value, words in STATES],
    }
    return render(request, "desk/alike.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def offer(request: HttpRequest, address: str) -> HttpResponse:
    keeper = _keeper(request)
    row = offer_at(request.user, address)
    if row is None:
        raise Http404
    if request.method == "POST":
        return _decide(request, row, keeper)
    return _page(request, row)


def _page(request: HttpRequest, row: Offer, problem: str = "") -> HttpResponse:
    shown = _shown(row)
    paired = not shown.is_parts and len(shown.lines) == 2
    context = {
        "offer": row,
        "shown": shown,
        "problem": problem,
        "rows": list(_with_gaps(shown)) if shown.is_parts else [],
        "differences": first_differences(*(line.work for line in shown.lines)) if paired else [],
        "most": MOST_DIFFERENCES,
        "waiting": row.state == OfferState.OPEN and len(shown.lines) > 1,
    }
    return render(request, "desk/alike_offer.html", context, status=422 if problem else 200)


def _shown(offer: Offer) -> Shown:
    names = ("The whole", "The part") if offer.kind == OfferKind.CONTAINED else ("The first", "The second")
    rows = list(offer.offered.all())
    called = names if len(rows) == len(names) else [one.called for one in rows]
    return Shown(offer, tuple(Line(one, card_of(one.work), name) for one, name in zip(rows, called, strict=True)))


def _with_gaps(shown: Shown) -> Iterator[dict[str, Any]]:
    """The parts in order, and a line where some are missing."""
    missing = list(shown.offer.alike.get("missing", []))
    total = shown.offer.alike.get("total")
    for line in shown.lines:
        before = [number for number in missing if line.offered.number is not None and number < line.offered.number]
        if before and not line.offered.doubt:
            missing = missing[len(before) :]
            yield {"gap": in_words(before, total)}
        yield {"line": line}
    if missing:
        yield {"gap": in_words(missing, total)}


def _decide(request: HttpRequest, row: Offer, keeper: Person) -> HttpResponse:
    answer = answer_in(request.POST)
    try:
        told = _do(row, answer, keeper)
    except (actions.NotDecided, NotReviewed, StoryError) as refused:
        row.refresh_from_db()
        return _page(request, row, str(refused))
    messages.success(request, told)
    following = after(request.user, row)
    return redirect("alike-offer", following.address) if following else redirect("alike")


def _do(row: Offer, answer: Answer, keeper: Person) -> str:
    match answer.verb:
        case "join":
            work = actions.join(row, answer.works, by=keeper)
            return f"“{work}” is one work now."
        case "keep":
            work = actions.keep(row, answer.kept, by=keeper)
            return f"“{work}” is kept, and the other is a copy of it."
        case "apart":
            actions.decline(row, by=keeper)
            return "They stay as they are, and are not offered again."
        case "again":
            actions.offer_again(row, by=keeper)
            return "It waits among the offers again."
    raise actions.NotDecided("Press one of the buttons below: nothing was changed.")


def _keeper(request: HttpRequest) -> Person:
    if not isinstance(request.user, Person) or not may_decide(request.user):
        raise PermissionDenied
    return request.user
