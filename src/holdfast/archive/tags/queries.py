"""What pages read of tags. Works are handed in as a queryset: tags stand below works and do not know their rules."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import Coalesce

from holdfast.archive.journal.models import Entry
from holdfast.archive.names import fold
from holdfast.archive.tags.models import KeptApart, Tag
from holdfast.archive.tags.suggestions import Known, Suggestion, suggest

COMPARED = 5000  # names of a kind, the most used: comparing as many takes a fraction of a second


def tag_at(kind: str, slug: str) -> Tag | None:
    """The tag at an address, with the name that it means if it is a synonym."""
    if "\x00" in slug:  # PostgreSQL cannot even be asked
        return None
    return Tag.objects.select_related("canonical").filter(kind=kind, slug=slug).first()


def tags_at(kind: str, slugs: Collection[str]) -> list[Tag]:
    return list(Tag.objects.select_related("canonical").filter(kind=kind, slug__in=slugs))


def tags_called(kind: str, name: str) -> list[Tag]:
    """Tags of this kind and name, whatever the case: several where they differ in level."""
    return list(Tag.objects.select_related("canonical").filter(kind=kind, folded=fold(name)).order_by("pk"))


def counted(works: QuerySet[Any], kinds: Collection[str], limit: int | None = None) -> list[tuple[Tag, int]]:
    """Tags of these kinds with how many of `works` bear each (synonyms counted for what they mean), most used first."""
    meaning = (
        works.order_by()
        .filter(taggings__tag__kind__in=kinds)
        .values(meaning=Coalesce("taggings__tag__canonical_id", "taggings__tag_id"))
        .annotate(number=Count("pk", distinct=True))
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
    held = list(Tag.objects.filter(under, canonical=None).distinct())
    borne = works.order_by().filter(Q(taggings__tag__in=held) | Q(taggings__tag__canonical__in=held))
    meant = borne.values_list(Coalesce("taggings__tag__canonical_id", "taggings__tag_id"), flat=True)
    numbers = set(meant.distinct()) if held else set()
    children = [one for one in held if one.pk in numbers]
    parents = tag.parents.select_related("canonical")
    return list(dict.fromkeys(one.canonical or one for one in parents)), children


def also_written(tag: Tag, works: QuerySet[Any]) -> list[Tag]:
    """Other names that mean this one and that any of `works` bears."""
    borne = works.order_by().filter(taggings__tag__canonical=tag).values_list("taggings__tag")
    return list(tag.synonyms.filter(pk__in=borne))


# --- for tag wranglers ---


def wrangled(works: QuerySet[Any], kind: str, words: str = "") -> QuerySet[Tag]:
    """Names of this kind by name.

    A name that only other works than `works` bear is left out: who may not see those does not learn of them here.
    """
    names = _in_sight(works).filter(kind=kind).select_related("canonical")
    if words:
        names = names.filter(folded__contains=fold(words))
    return names.order_by("folded", "pk")


def with_numbers(tags: Iterable[Tag], works: QuerySet[Any]) -> list[tuple[Tag, int]]:
    """Each of these names with how many of `works` bear it as written."""
    known = list(tags)
    borne = works.order_by().filter(taggings__tag__in=known)
    numbers = dict(borne.values_list("taggings__tag").annotate(Count("pk")))
    return [(tag, numbers.get(tag.pk, 0)) for tag in known]


def numbers_of_kinds(works: QuerySet[Any]) -> dict[str, int]:
    rows = _in_sight(works).order_by().values("kind").annotate(number=Count("pk"))
    return {row["kind"]: row["number"] for row in rows}


def synonyms_of(tag: Tag, works: QuerySet[Any]) -> list[tuple[Tag, int]]:
    return with_numbers(_in_sight(works).filter(canonical=tag).order_by("folded", "pk"), works)


def suggested(works: QuerySet[Any], kind: str) -> list[Suggestion]:
    """Names that may mean the same, and of which nobody has said that they do or do not."""
    borne = works.order_by().filter(taggings__tag__kind=kind).values_list("taggings__tag").annotate(number=Count("pk"))
    numbers = dict(borne.order_by("-number", "taggings__tag")[:COMPARED])
    tags = Tag.objects.in_bulk(numbers)
    meaning = {number: tag.canonical_id or number for number, tag in tags.items()}
    known = [Known(number, tags[number].name, tags[number].level, works) for number, works in numbers.items()]
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
    """Tags that any of `works` bears, and those that no work bears at all: somebody made them to be meant.

    Two lists, each made once: asked of each tag by itself, SQLite tries every work for every tag.
    """
    borne = works.order_by().filter(taggings__isnull=False).values("taggings__tag")
    anywhere = Tag.works.through.objects.values("tag")
    return Tag.objects.filter(Q(pk__in=borne) | ~Q(pk__in=anywhere))
