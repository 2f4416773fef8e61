"""What of a work is compared with others, from its rows."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, QuerySet

from holdfast.archive.names import fold
from holdfast.archive.sameness.models import Signature
from holdfast.archive.sameness.numbering import Mark, file_and_part, part_in, title_and_part
from holdfast.archive.sameness.parts import Piece
from holdfast.archive.sameness.sketch import sketch_of
from holdfast.archive.sameness.wording import digest_of, words_of
from holdfast.archive.works.models import Chapter, Credit, CreditRole, Provenance, ProvenanceRole, Work
from holdfast.archive.works.rules import LISTED

LONGEST_KEY = 500
_POSTING, _SERIES = "reading__work__posting", "reading__work__series"


@dataclass(frozen=True)
class Facts:
    work: Work
    words: list[str]
    piece: Piece

    def signature(self) -> Signature:
        piece = self.piece
        return Signature(
            work=self.work,
            digest=digest_of(self.words),
            words=len(self.words),
            sketch=sketch_of(self.words),
            titled=piece.titled,
            filed=piece.filed,
            authors=sorted(piece.authors),
            said=[_mark_as_data(mark) for mark in piece.said],
            by_file=_mark_as_data(piece.by_file) if piece.by_file else None,
        )


def in_play() -> QuerySet[Work]:
    """Works that can be joined with others."""
    return Work.objects.filter(state__in=LISTED)


def facts_of(addresses: Collection[str]) -> list[Facts]:
    """In the order of their rows. A work that is not in play is left out."""
    by = Credit.objects.filter(role=CreditRole.AUTHOR).select_related("pen_name")
    works = in_play().filter(address__in=addresses).prefetch_related(Prefetch("credits", by)).order_by("pk")
    rows = list(works)
    readings: dict[int, list[dict[str, Any]]] = {}
    kept = Provenance.objects.filter(work__in=rows, role=ProvenanceRole.PART).order_by("position", "id")
    for one in kept.values("work_id", "original__name", _POSTING, _SERIES):
        readings.setdefault(one["work_id"], []).append(one)
    words = words_by_work(work.pk for work in rows)
    return [Facts(work, words[work.pk], _piece(work, readings.get(work.pk, []))) for work in rows]


def words_by_work(numbers: Iterable[int]) -> dict[int, list[str]]:
    """The folded words of the chapters that readers see."""
    words: dict[int, list[str]] = {number: [] for number in numbers}
    if not words:
        return words
    shown = Chapter.objects.filter(work__in=words, shown__isnull=False).order_by("work", "position")
    for number, text in shown.values_list("work_id", "shown__text").iterator(chunk_size=50):
        words[number] += words_of(text)
    return words


def piece_of(signature: Signature) -> Piece:
    return Piece(
        signature.work_id,
        signature.titled,
        signature.filed,
        frozenset(signature.authors),
        tuple(Mark(*one) for one in signature.said),
        Mark(*signature.by_file) if signature.by_file else None,
    )


def _piece(work: Work, readings: list[dict[str, Any]]) -> Piece:
    stem, by_title = title_and_part(work.title)
    titled = fold(stem.strip(" .,:;–—-"), LONGEST_KEY)
    said = [mark for one in readings for mark in _said_in(one, titled)]
    if not said and by_title is not None:
        said = [by_title]
    filed, by_file = file_and_part(readings[0]["original__name"]) if readings else ("", None)
    authors = frozenset(credit.pen_name.folded for credit in work.credits.all())
    return Piece(work.pk, titled, fold(filed, LONGEST_KEY) if by_file else "", authors, tuple(said), by_file)


def _said_in(reading: Mapping[str, Any], titled: str) -> list[Mark]:
    """What the text says of being a part: of a post, or of a series that is called as the story itself is."""
    posting = reading[_POSTING]
    if isinstance(posting, dict):
        mark = part_in(posting.get("as_written") or "") or Mark(posting["part"], total=posting.get("total"))
        return [mark]
    for place in reading[_SERIES] or ():
        if place.get("part") is not None and titled and fold(place.get("title") or "", LONGEST_KEY) == titled:
            return [Mark(place["part"], total=place.get("total"))]
    return []


def _mark_as_data(mark: Mark) -> list[Any]:
    return [mark.first, mark.letter, mark.last, mark.total]
