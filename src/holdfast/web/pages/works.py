"""Browsing works, and reading one: its page, a chapter, the whole."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from holdfast.archive.people.rules import is_owner
from holdfast.archive.series.queries import neighbours
from holdfast.archive.tags.models import Tag, TagKind
from holdfast.archive.tags.queries import counted
from holdfast.archive.works.models import Chapter, Work
from holdfast.archive.works.queries import browse, languages, text_of, texts_of, with_cards, work_at
from holdfast.archive.works.rules import may_see_original, visible_works
from holdfast.web.forms.filter import KINDS, ORDER_WORDS, SERIES, STATES, Asked, read_filter
from holdfast.web.pages.cards import card_of, cards_of
from holdfast.web.pages.contents import contents_of, number_of_chapters
from holdfast.web.pages.facts import facts_of
from holdfast.web.pages.joined import leads_on
from holdfast.web.pages.lists import page_of
from holdfast.web.pages.relations import relations_of, said_of

TAGS_OFFERED = 30


@dataclass(frozen=True)
class Offer:
    """Tags of a kind that the filter offers, and the one that is chosen."""

    kind: str
    words: str
    chosen: str
    tags: list[tuple[Tag, int]]


@dataclass(frozen=True)
class Removable:
    """Something the filter asks for: its words, and the query without it."""

    words: str
    query: str


def works(request: HttpRequest) -> HttpResponse:
    asked = read_filter(request.GET)
    found = browse(request.user, asked.filter)
    page = page_of(with_cards(found), request)
    chosen = _chosen(asked.filter.tags)
    context = {
        "page": page,
        "cards": cards_of(page.object_list),
        "asked": asked,
        "removable": _removable(request, asked, chosen),
        "offers": _offers(request, asked, chosen),
        "languages": languages(visible_works(request.user)),
        "orders": ORDER_WORDS,
        "states": STATES,
        "series_choices": SERIES,
    }
    return render(request, "works/works.html", context)


def _offers(request: HttpRequest, asked: Asked, tags: dict[tuple[str, str], Tag]) -> list[Offer]:
    meant = {pair: (tag.canonical or tag).slug for pair, tag in tags.items()}
    chosen = {pair[0]: meant.get(pair, pair[1]) for pair in asked.filter.tags}
    by_kind: dict[str, list[tuple[Tag, int]]] = {kind: [] for kind in KINDS}
    for tag, number in counted(browse(request.user, asked.filter), KINDS):
        by_kind[tag.kind].append((tag, number))
    words = dict(TagKind.choices)
    offers = (Offer(kind, words[kind], chosen.get(kind, ""), tags[:TAGS_OFFERED]) for kind, tags in by_kind.items())
    return [offer for offer in offers if offer.tags or offer.chosen]


def _removable(request: HttpRequest, asked: Asked, tags: dict[tuple[str, str], Tag]) -> list[Removable]:
    wanted = asked.filter
    plain = [
        ("words", f"“{wanted.words}”" if wanted.words else ""),
        ("language", wanted.language),
        ("shortest", f"{wanted.shortest:,} words or more" if wanted.shortest is not None else ""),
        ("longest", f"{wanted.longest:,} words or fewer" if wanted.longest is not None else ""),
        ("state", dict(STATES)[wanted.state] if wanted.state else ""),
        ("series", dict(SERIES)[wanted.series] if wanted.series else ""),
    ]
    chosen = [Removable(str(tags.get(pair, pair[1])), _without(request, *pair)) for pair in wanted.tags]
    return chosen + [Removable(words, _without(request, name)) for name, words in plain if words]


def _chosen(pairs: tuple[tuple[str, str], ...]) -> dict[tuple[str, str], Tag]:
    if not pairs:
        return {}
    rows = Tag.objects.select_related("canonical").filter(slug__in=[slug for _, slug in pairs])
    return {(tag.kind, tag.slug): tag for tag in rows}


def _without(request: HttpRequest, name: str, value: str = "") -> str:
    query = request.GET.copy()
    kept = [one for one in query.getlist(name) if value and one != value]
    query.setlist(name, kept)
    query.pop("page", None)
    return "?" + query.urlencode()


@leads_on
def work(request: HttpRequest, address: str) -> HttpResponse:
    row = _seen(request, address)
    context = _about(request, row)
    chapters = context["chapters"]
    if len(chapters) == 1:
        context["texts"] = texts_of(row)
    return render(request, "works/work.html", context)


@leads_on
def chapter(request: HttpRequest, address: str, position: int) -> HttpResponse:
    row = _seen(request, address)
    shown = text_of(row, position)
    if shown is None:
        raise Http404
    chapters = list(row.chapters.all())
    at = next(index for index, one in enumerate(chapters) if one.position == position)
    context = _about(request, row) | {
        "chapter": shown,
        "texts": [shown],
        "before": chapters[at - 1] if at else None,
        "after": chapters[at + 1] if at + 1 < len(chapters) else None,
    }
    return render(request, "works/chapter.html", context)


@leads_on
def whole(request: HttpRequest, address: str) -> HttpResponse:
    row = _seen(request, address)
    return render(request, "works/whole.html", _about(request, row) | {"texts": texts_of(row)})


def _seen(request: HttpRequest, address: str) -> Work:
    row = work_at(request.user, address)
    if row is None:
        raise Http404
    return row


def _about(request: HttpRequest, row: Work) -> dict[str, Any]:
    chapters: list[Chapter] = list(row.chapters.all())
    return {
        "work": row,
        "card": card_of(row),
        "facts": facts_of(row),
        "chapters": chapters,
        "contents": contents_of(row, chapters),
        "number_of_chapters": number_of_chapters(chapters),
        "relations": relations_of(request.user, row),
        "said": said_of(request.user, row),
        "neighbours": neighbours(request.user, row),
        "provenance": list(row.provenance.all()),
        "shows_original": may_see_original(request.user, row) and bool(row.provenance.all()),
        "owner": is_owner(request.user),
    }
