"""What pages read of tags. Works are handed in as a queryset: tags stand below works and do not know their rules."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import Coalesce

from holdfast.archive.tags.models import Tag


def tag_at(kind: str, slug: str) -> Tag | None:
    """The tag at an address, with the name that it means if it is a synonym."""
    return Tag.objects.select_related("canonical").filter(kind=kind, slug=slug).first()


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
    """The tag's parents, and those of its children that any of `works` bears."""
    children = tag.children.filter(taggings__work__in=works.order_by()).distinct()
    return list(tag.parents.all()), list(children)
