"""What pages read of people. Works are handed in as a queryset: people stand below works and do not know their rules."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Q, QuerySet

from holdfast.archive.names import fold
from holdfast.archive.people.models import PenName

AUTHOR = "author"  # works.models.CreditRole.AUTHOR, which stands above people


def pen_name_at(slug: str) -> PenName | None:
    # PostgreSQL cannot even be asked for a name with a NUL in it.
    return None if "\x00" in slug else PenName.objects.filter(slug=slug).first()


def credited(works: QuerySet[Any], words: str = "") -> QuerySet[PenName]:
    """Pen names that `works` credit, by name, each with `wrote` and `helped`: in how many of them."""
    names = PenName.objects.filter(credits__work__in=works.order_by())
    if words:
        names = names.filter(folded__contains=fold(words))
    return names.annotate(
        wrote=Count("credits__work", filter=Q(credits__role=AUTHOR), distinct=True),
        helped=Count("credits__work", filter=~Q(credits__role=AUTHOR), distinct=True),
    ).order_by("folded")


def number_of_authors(works: QuerySet[Any]) -> int:
    return PenName.objects.filter(credits__role=AUTHOR, credits__work__in=works.order_by()).distinct().count()
