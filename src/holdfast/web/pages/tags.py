from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from holdfast.archive.tags.models import TagKind
from holdfast.archive.tags.queries import also_written, bearing, counted, relatives, tag_at
from holdfast.archive.works.queries import with_cards
from holdfast.archive.works.rules import visible_works
from holdfast.web.pages.cards import cards_of, tag_address
from holdfast.web.pages.lists import page_of

PLURALS = {
    TagKind.FANDOM: "Fandoms",
    TagKind.RELATIONSHIP: "Relationships",
    TagKind.CHARACTER: "Characters",
    TagKind.GENRE: "Genres",
    TagKind.WARNING: "Warnings",
    TagKind.RATING: "Ratings",
    TagKind.FREEFORM: "Other tags",
}
SHOWN_OF_EACH = 40


def tags(request: HttpRequest) -> HttpResponse:
    rows = counted(visible_works(request.user), list(TagKind))
    kinds = []
    for kind, words in PLURALS.items():
        mine = [row for row in rows if row[0].kind == kind]
        if mine:
            kinds.append({"kind": kind.value, "words": words, "tags": mine[:SHOWN_OF_EACH], "number": len(mine)})
    return render(request, "tags/tags.html", {"kinds": kinds})


def tags_of_kind(request: HttpRequest, kind: str) -> HttpResponse:
    if kind not in TagKind.values:
        raise Http404
    rows = counted(visible_works(request.user), [kind])
    rows.sort(key=lambda row: row[0].folded)
    return render(request, "tags/kind.html", {"words": PLURALS[TagKind(kind)], "tags": rows})


def tag(request: HttpRequest, kind: str, slug: str) -> HttpResponse:
    found = tag_at(kind, slug)
    if found is None:
        raise Http404
    visible = visible_works(request.user)
    if found.canonical is not None:
        if not bearing(visible, found.canonical).exists():
            raise Http404
        return redirect(tag_address(found.canonical), permanent=False)
    page = page_of(with_cards(bearing(visible, found)).order_by("-added", "-id"), request)
    if not page.paginator.count:
        raise Http404
    parents, children = relatives(found, visible)
    context = {
        "tag": found,
        "kind": PLURALS[TagKind(found.kind)],
        "page": page,
        "cards": cards_of(page.object_list),
        "parents": parents,
        "children": children,
        "also": also_written(found, visible),
    }
    return render(request, "tags/tag.html", context)
