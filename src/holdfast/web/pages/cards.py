"""A work as a list shows it: title, people, one line of facts, the summary, and its other tags folded."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from holdfast.archive.people.models import PenName
from holdfast.archive.tags.models import Tag, TagKind
from holdfast.archive.works.models import CreditRole, Work

LEVELS = {"general": "General", "teen": "Teen", "mature": "Mature", "explicit": "Explicit", "unrated": "Not rated"}


@dataclass(frozen=True)
class Card:
    work: Work
    authors: tuple[PenName, ...]
    fandoms: tuple[Tag, ...]
    pairing: Tag | None
    rating: Tag | None
    tags: tuple[Tag, ...]  # all the others, to be unfolded

    @property
    def year(self) -> str:
        return self.work.written[:4]

    @property
    def place(self) -> str:
        """The first series it stands in, as words: “Close Quarters, VII”."""
        for place in self.work.places.all():
            label = place.label or place.position
            return f"{place.series.title}, {label}" if label else str(place.series.title)
        return ""


def card_of(work: Work) -> Card:
    """A card from rows that `works.queries.with_cards` has fetched: asks the store nothing."""
    tags = meant_tags(work)
    pairings = [tag for tag in tags if tag.kind == TagKind.RELATIONSHIP]
    ratings = [tag for tag in tags if tag.kind == TagKind.RATING]
    fandoms = tuple(tag for tag in tags if tag.kind == TagKind.FANDOM)
    shown = {*fandoms, *pairings[:1], *ratings[:1]}
    return Card(
        work=work,
        authors=authors_of(work),
        fandoms=fandoms,
        pairing=pairings[0] if pairings else None,
        rating=ratings[0] if ratings else None,
        tags=tuple(tag for tag in tags if tag not in shown),
    )


def cards_of(works: Iterable[Work]) -> list[Card]:
    return [card_of(work) for work in works]


def authors_of(work: Work) -> tuple[PenName, ...]:
    return tuple(credit.pen_name for credit in work.credits.all() if credit.role == CreditRole.AUTHOR)


def meant_tags(work: Work) -> list[Tag]:
    """The work's tags in order, each as the name that it means, once."""
    meant = (tagging.tag.canonical or tagging.tag for tagging in work.taggings.all())
    return list(dict.fromkeys(meant))


def tag_address(tag: Tag) -> str:
    return reverse("tag", args=[tag.kind, tag.slug])
