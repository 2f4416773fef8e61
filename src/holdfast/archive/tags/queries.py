"""What pages read of tags. Works are handed in as a queryset: tags stand below works and do not know their rules."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from holdfast.archive.journal.models import Entry
from holdfast.archive.names import fold
from holdfast.archive.tags.models import KeptApart, Tag
from holdfast.archive.tags.suggestions import Known, Suggestion, suggest

COMPARED = 5000  # names of a kind, the most used: comparing as many takes a fraction of a second


def tag_at(kind: str, slug: str) -> Tag | None:
    """The tag at an address, with the name that it means if it is a synonym."""
    return Tag.objects.select_related("canonical").filter(kind=kind, slug=slug).first()


def tags_at(kind: str, slugs: Collection[str]) -> list[Tag]:
    return list(Tag.objects.select_related("canonical").filter(kind=kind, slug__in=slugs))


def tags_called(kind: str, name: str) -> list[Tag]:
    """Tags of this kind and name, whatever the case: several where they differ in level."""
    return list(Tag.objects.select_related("canonical").filter(kind=kind, folded=fold(name)).order_by("pk"))


def counted(works: QuerySet[Any], kinds: Collection[str], limit: int | None = None) -> list[tuple[Tag, int]]:
    """Tags of these kinds with how many of `works` bear each (synonyms counted for what they mean), most used first."""
    meaning = (
        Tag.objects.filter(kind__in=kinds, taggings__work__in=works.order_by())
        .order_by()
        .values(meaning=Coalesce("canonical_id", "id"))
        .annotate(number=Count("taggings__work", distinct=True))
        .order_by("-number", "meaning")
    )
    numbers = {row["meaning"]: row["number"] for row in (meaning if limit is None else meaning[:limit])}
    found = Tag.objects.in_bulk(numbers)
    rows = [(found[number], count) for number, count in numbers.items()]
    return sorted(rows, key=lambda row: (-row[1], row[0].folded))


def bearing(works: QuerySet[Any], tag: Tag) -> QuerySet[Any]:
    """Those of `works` that bear this tag or a synonym of it."""
    return works.filter(Q(tags=tag) | Q(tags__canonical=tag)).distinct()


def relatives(tag: Tag, works: QuerySet[Any]) -> tuple[list[Tag], list[Tag]]:
    """The tag's parents, and those of its children that any of `works` bears, each as the name that it means."""
    under = Q(parents=tag) | Q(parents__canonical=tag)
    borne = Q(taggings__work__in=works.order_by()) | Q(synonyms__taggings__work__in=works.order_by())
    children = Tag.objects.filter(under, canonical=None).filter(borne).distinct()
    parents = tag.parents.select_related("canonical")
    return list(dict.fromkeys(one.canonical or one for one in parents)), list(children)


def also_written(tag: Tag, works: QuerySet[Any]) -> list[Tag]:
    """Other names that mean this one and that any of `works` bears."""
    return list(tag.synonyms.filter(taggings__work__in=works.order_by()).distinct())


# --- for tag wranglers ---


def wrangled(works: QuerySet[Any], kind: str, words: str = "") -> QuerySet[Any]:
    """Names of this kind with `number`, in how many of `works` each stands as written.

    A name that only works elsewhere bear is left out: who may not see those does not learn of them here.
    """
    names = _in_sight(works).filter(kind=kind).select_related("canonical")
    if words:
        names = names.filter(folded__contains=fold(words))
    return _with_number(names, works).order_by("folded", "pk")


def numbers_of_kinds(works: QuerySet[Any]) -> dict[str, int]:
    rows = _in_sight(works).order_by().values("kind").annotate(number=Count("pk"))
    return {row["kind"]: row["number"] for row in rows}


def synonyms_of(tag: Tag, works: QuerySet[Any]) -> list[Tag]:
    return list(_with_number(_in_sight(works).filter(canonical=tag), works).order_by("folded", "pk"))


def suggested(works: QuerySet[Any], kind: str) -> list[Suggestion]:
    """Names that may mean the same, and of which nobody has said that they do or do not."""
    names = _with_number(Tag.objects.filter(kind=kind), works).filter(number__gt=0)
    rows = names.annotate(meaning=Coalesce("canonical_id", "pk")).order_by("-number", "folded")
    columns = list(rows.values_list("pk", "name", "level", "number", "meaning")[:COMPARED])
    meaning = {number: means for number, _, _, _, means in columns}
    known = [Known(number, name, level, works) for number, name, level, works, _ in columns]
    apart = _apart(kind)
    return [
        one
        for one in suggest(known, kind)
        if meaning[one.name.number] != meaning[one.means.number]
        and frozenset({one.name.number, one.means.number}) not in apart
    ]


def said_lately(works: QuerySet[Any], kind: str, limit: int) -> list[tuple[Tag, Entry]]:
    """The names that were last made to mean another and still do, newest first, each with its line in the journal."""
    lines = Entry.objects.filter(noun="tag", verb="made-synonym", thing__startswith=f"{kind}/")
    newest = {line.details["number"]: line for line in reversed(lines.order_by("-number")[: 4 * limit])}
    tags = _in_sight(works).filter(pk__in=newest, canonical__isnull=False).select_related("canonical")
    found = [(tag, newest[tag.pk]) for tag in tags]
    return sorted(found, key=lambda row: -row[1].number)[:limit]


def _apart(kind: str) -> set[frozenset[int]]:
    pairs = KeptApart.objects.filter(one__kind=kind).values_list("one_id", "other_id")
    return {frozenset(pair) for pair in pairs}


def _in_sight(works: QuerySet[Any]) -> QuerySet[Tag]:
    """Tags that any of `works` bears, and those that no work bears at all: somebody made them to be meant."""
    tagging = Tag.works.through.objects.filter(tag=OuterRef("pk"))
    return Tag.objects.filter(Exists(tagging.filter(work__in=works.order_by())) | ~Exists(tagging))


def _with_number(tags: QuerySet[Tag], works: QuerySet[Any]) -> QuerySet[Any]:
    borne = Count("taggings__work", filter=Q(taggings__work__in=works.order_by()), distinct=True)
    return tags.annotate(number=borne)
