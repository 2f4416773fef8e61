"""What of a work can be searched: one document a work, its chapters' text included.

Why one, and not one a chapter: docs/decisions/0005-search-documents.md. Who may see it is not decided here: a
document carries the work's state, and search.find asks the archive's rules. What is never shown is never indexed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import permutations

from django.db.models import Prefetch, QuerySet

from holdfast.archive.series.models import Place
from holdfast.archive.tags.models import Tag, TagKind
from holdfast.archive.works.models import Chapter, Credit, CreditRole, Tagging, Work
from holdfast.archive.works.rules import LISTED
from holdfast.search.engines.contract import Document
from holdfast.search.words import fold

BATCH = 200
_FIELD_OF_KIND = {
    TagKind.FANDOM: "fandom",
    TagKind.RELATIONSHIP: "relationship",
    TagKind.CHARACTER: "character",
    TagKind.GENRE: "genre",
    TagKind.WARNING: "warning",
    TagKind.RATING: "rating",
}
_PAIRED = re.compile(r"\s*[/&]\s*")
_MOST_PAIRED = 3  # six orders; a group of four has twenty-four, and nobody types them all


def documents(numbers: Sequence[int]) -> Iterator[Document]:
    """The documents of those of these works that stand in lists."""
    for first in range(0, len(numbers), BATCH):
        rows = _whole(Work.objects.filter(pk__in=numbers[first : first + BATCH], state__in=LISTED))
        yield from map(document, rows)


def every_document() -> Iterator[Document]:
    last = 0
    while rows := list(_whole(Work.objects.filter(pk__gt=last, state__in=LISTED).order_by("pk"))[:BATCH]):
        yield from map(document, rows)
        last = rows[-1].pk


def document(work: Work) -> Document:
    values: dict[str, list[str]] = {
        "title": [work.title],
        "summary": [work.summary],
        "notes": [work.notes, work.end_notes],
        "language": [work.language],
        "series": [place.series.title for place in work.places.all()],
    }
    _add_people(values, work)
    _add_tags(values, work)
    _add_texts(values, work)
    folded = {field: _each_once(texts) for field, texts in values.items()}
    return Document(work.address, work.pk, work.state, int(work.added.timestamp()), folded)


def _add_people(values: dict[str, list[str]], work: Work) -> None:
    for credit in work.credits.all():
        names = [credit.pen_name.name, credit.as_written]
        values.setdefault("person", []).extend(names)
        if credit.role == CreditRole.AUTHOR:
            values.setdefault("author", []).extend(names)


def _add_tags(values: dict[str, list[str]], work: Work) -> None:
    for tagging in work.taggings.all():
        for kind, name in _names(tagging):
            values.setdefault("tag", []).append(name)
            if kind in _FIELD_OF_KIND:
                values.setdefault(_FIELD_OF_KIND[TagKind(kind)], []).append(name)


def _names(tagging: Tagging) -> Iterator[tuple[str, str]]:
    """Every name the tag goes by, each with its kind: as written, the canonical one, synonyms, parents."""
    meant = tagging.tag.canonical or tagging.tag
    names = [tagging.as_written, tagging.tag.name, meant.name, *(each.name for each in meant.synonyms.all())]
    for name in names:
        yield tagging.tag.kind, name
        if tagging.tag.kind == TagKind.RELATIONSHIP:
            yield from ((tagging.tag.kind, order) for order in _orders(name))
    for parent in meant.parents.all():
        yield parent.kind, parent.name
        if parent.canonical:
            yield parent.kind, parent.canonical.name


def _orders(name: str) -> Iterator[str]:
    """`Lex/Clark` is also looked for as `Clark/Lex`."""
    members = _PAIRED.split(name)
    if 1 < len(members) <= _MOST_PAIRED:
        yield from ("/".join(order) for order in permutations(members))


def _add_texts(values: dict[str, list[str]], work: Work) -> None:
    values["text"] = []
    for chapter in work.chapters.all():
        values["text"].append(chapter.title)
        if chapter.shown is not None:
            values["text"].append(chapter.shown.text)
    for relation in work.relations.all():
        values["notes"].extend((relation.title, relation.author))


def _each_once(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(folded for text in texts if (folded := fold(text).strip())))


def _whole(works: QuerySet[Work]) -> QuerySet[Work]:
    parents = Tag.objects.select_related("canonical")
    tags = Tag.objects.select_related("canonical").prefetch_related(
        "synonyms", Prefetch("parents", parents), "canonical__synonyms", Prefetch("canonical__parents", parents)
    )
    return works.prefetch_related(
        Prefetch("credits", Credit.objects.select_related("pen_name")),
        Prefetch("taggings", Tagging.objects.prefetch_related(Prefetch("tag", tags))),
        Prefetch("places", Place.objects.select_related("series")),
        Prefetch("chapters", Chapter.objects.filter(shown__isnull=False).select_related("shown")),
        "relations",
    )
