"""The tag wrangler's desk: which names mean the same. Names are suggested; only a person says so."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from holdfast.archive.people.models import Person
from holdfast.archive.tags import actions
from holdfast.archive.tags.models import Tag, TagKind
from holdfast.archive.tags.queries import (
    bearing,
    numbers_of_kinds,
    said_lately,
    suggested,
    synonyms_of,
    tag_at,
    tags_at,
    tags_called,
    with_numbers,
    wrangled,
)
from holdfast.archive.tags.rules import may_wrangle
from holdfast.archive.works.models import Work
from holdfast.archive.works.rules import visible_works
from holdfast.web.pages.lists import page_of
from holdfast.web.pages.tags import PLURALS

PER_PAGE = 60
SUGGESTED = 25
LATELY = 5
MOST_AT_ONCE = 500  # names that one press of a button may change


@login_required
def names(request: HttpRequest) -> HttpResponse:
    _wrangler(request)
    works = visible_works(request.user)
    kind = _kind(request.GET.get("kind", TagKind.RELATIONSHIP))
    words = _words(request.GET.get("words", ""))
    numbers = numbers_of_kinds(works)
    found = [] if words or "page" in request.GET else suggested(works, kind)
    rows = _rows(found[:SUGGESTED])
    page = page_of(wrangled(works, kind, words), request, PER_PAGE)
    context = {
        "kind": kind,
        "words": words,
        "kinds": [(one.value, PLURALS[one], numbers.get(one, 0)) for one in PLURALS],
        "called": PLURALS[kind],
        "suggestions": rows,
        "more": len(found) - len(rows),
        "page": page,
        "names": with_numbers(page, works),
        "lately": [tag for tag, _ in said_lately(works, kind, LATELY)],
    }
    return render(request, "wrangling/names.html", context)


def _rows(suggestions: list[Any]) -> list[dict[str, Any]]:
    """Suggestions with the rows of both names, for their addresses."""
    tags = Tag.objects.in_bulk({number for one in suggestions for number in (one.name.number, one.means.number)})
    return [
        {"said": one, "tag": tags[one.name.number], "means": tags[one.means.number], "reason": one.reason}
        for one in suggestions
    ]


@login_required
def name(request: HttpRequest, kind: str, slug: str) -> HttpResponse:
    _wrangler(request)
    works = visible_works(request.user)
    tag = _tag(works, kind, slug)
    context = {
        "tag": tag,
        "called": PLURALS[TagKind(tag.kind)],
        "number": bearing(works, tag).count(),
        "synonyms": synonyms_of(tag, works),
        "parents": list(tag.parents.all()),
        "parent_kinds": [(one, TagKind(one).label) for one in actions.PARENTS.get(tag.kind, ())],
    }
    return render(request, "wrangling/name.html", context)


# --- what the buttons do ---


@login_required
@require_POST
def mean(request: HttpRequest) -> HttpResponse:
    """The ticked names mean the one that was typed; a name that is not here yet is made when that is asked for."""
    by = _wrangler(request)
    kind = _kind(request.POST.get("kind", ""))
    typed = _words(request.POST.get("means", ""))
    tags = _seen(visible_works(request.user), kind, request.POST.getlist("tag")[:MOST_AT_ONCE])
    if not tags:
        return _told(request, kind, messages.ERROR, "Tick the names that mean another, then press the button again.")
    if not typed:
        return _told(request, kind, messages.ERROR, "Type the name that they mean.")
    meant = _meant(visible_works(request.user), kind, typed, tags)
    if meant is not None:
        return _say(request, kind, lambda: actions.make_synonyms(tags, meant, by=by), _means(tags, str(meant)))
    if "make" in request.POST:
        return _say(request, kind, lambda: actions.make_synonyms_of_new(tags, typed, by=by), _means(tags, typed))
    context = {"kind": kind, "typed": typed, "tags": tags, "called": PLURALS[kind], "one": kind.label.lower()}
    return render(request, "wrangling/make.html", context)


@login_required
@require_POST
def answer(request: HttpRequest) -> HttpResponse:
    """What a wrangler says of suggestions: the ticked pairs mean the same, or they do not."""
    by = _wrangler(request)
    kind = _kind(request.POST.get("kind", ""))
    pairs = _pairs(visible_works(request.user), kind, request.POST.getlist("pair")[:MOST_AT_ONCE])
    if not pairs:
        return _told(request, kind, messages.ERROR, "Tick the suggestions that you have judged, then press a button.")
    if request.POST.get("say") == "apart":
        told = "They are kept apart, and not suggested again."
        return _say(request, kind, lambda: actions.keep_apart(pairs, by=by), told)
    for tag, meant in pairs:
        _agree(request, by, tag, meant)
    return redirect(_list(kind))


def _agree(request: HttpRequest, by: Person, tag: Tag, meant: Tag) -> None:
    for one in (tag, meant):
        one.refresh_from_db()  # a pair that was ticked above this may have changed what it means
    _try(request, lambda: actions.make_synonym(tag, meant, by=by), _means([tag], str(meant.canonical or meant)))


@login_required
@require_POST
def change(request: HttpRequest, kind: str, slug: str) -> HttpResponse:
    """Undo, show under this name, or put under (take from under) a character or a fandom."""
    by = _wrangler(request)
    works = visible_works(request.user)
    tag = _tag(works, kind, slug)
    do = request.POST.get("do", "")
    if do == "part":
        meant = tag.canonical
        return _say(request, kind, lambda: actions.part(tag, by=by), f"“{tag}” no longer means “{meant}”.")
    if do == "lead":
        return _say(request, kind, lambda: actions.lead(tag, by=by), f"They are all shown as “{tag}” now.")
    parent_kind = _kind(request.POST.get("parent_kind", ""))
    if do == "remove":
        parent = _tag(works, parent_kind, request.POST.get("parent", ""))
        told = f"“{tag}” no longer stands under “{parent}”."
        _try(request, lambda: actions.remove_parent(tag, parent, by=by), told)
    else:
        _add_parent(request, by, tag, parent_kind)
    return redirect("wrangling-name", tag.kind, tag.slug)


def _add_parent(request: HttpRequest, by: Person, tag: Tag, kind: TagKind) -> None:
    typed = _words(request.POST.get("parent", ""))
    found = _meant(visible_works(request.user), kind, typed, [])
    if found is None:
        sentence = f"No {kind.label.lower()} here is called “{typed}”. Type it as the stories here do."
        messages.error(request, sentence)
        return
    _try(request, lambda: actions.add_parent(tag, found, by=by), f"“{tag}” stands under “{found}” now.")


# --- what was asked ---


def _wrangler(request: HttpRequest) -> Person:
    if not isinstance(request.user, Person) or not may_wrangle(request.user):
        raise PermissionDenied
    return request.user


def _kind(said: str) -> TagKind:
    if said not in TagKind.values:
        raise Http404
    return TagKind(said)


def _words(said: str) -> str:
    return " ".join(said.replace("\x00", "").split())[:255]


def _tag(works: QuerySet[Work], kind: str, slug: str) -> Tag:
    tag = tag_at(kind, slug)
    if tag is None or not wrangled(works, kind).filter(pk=tag.pk).exists():
        raise Http404
    return tag


def _seen(works: QuerySet[Work], kind: str, slugs: list[str]) -> list[Tag]:
    wanted = tags_at(kind, [slug for slug in slugs if "\x00" not in slug])
    allowed = set(wrangled(works, kind).filter(pk__in=[tag.pk for tag in wanted]).values_list("pk", flat=True))
    return [tag for tag in wanted if tag.pk in allowed]


def _meant(works: QuerySet[Work], kind: str, typed: str, tags: list[Tag]) -> Tag | None:
    """The tag that somebody typed the name of; of several levels the one that the ticked ones have."""
    allowed = set(wrangled(works, kind).filter(name__iexact=typed).values_list("pk", flat=True))
    called = [tag for tag in tags_called(kind, typed) if tag.pk in allowed or not allowed]
    levels = {tag.level for tag in tags}
    return next((tag for tag in called if tag.level in levels), called[0] if called else None)


def _pairs(works: QuerySet[Work], kind: str, said: list[str]) -> list[tuple[Tag, Tag]]:
    both = [pair for one in said if len(pair := one.split(" ")) == 2]
    seen = {tag.slug: tag for tag in _seen(works, kind, [slug for pair in both for slug in pair])}
    return [(seen[one], seen[other]) for one, other in both if one in seen and other in seen]


# --- what is answered ---


def _means(tags: list[Tag], shown: str) -> str:
    listed = ", ".join(f"“{tag}”" for tag in tags if tag.name != shown)
    return f"{listed} now mean{'s' if len(tags) == 1 else ''} “{shown}”."


def _try(request: HttpRequest, act: Callable[[], None], told: str) -> None:
    try:
        act()
    except (actions.NotASynonym, actions.NotAParent) as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, told)


def _say(request: HttpRequest, kind: str, act: Callable[[], None], told: str) -> HttpResponse:
    _try(request, act, told)
    return redirect(_list(kind, request.POST.get("words", "")))


def _told(request: HttpRequest, kind: str, level: int, sentence: str) -> HttpResponse:
    messages.add_message(request, level, sentence)
    return redirect(_list(kind, request.POST.get("words", "")))


def _list(kind: str, words: str = "") -> str:
    query = {"kind": str(kind)} | ({"words": words} if words else {})
    return f"{reverse('wrangling')}?{urlencode(query)}"
