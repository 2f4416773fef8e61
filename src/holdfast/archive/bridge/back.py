"""Rows become a story's Work again, for writers of downloads and of capsules.

What is not restored: where things stood in the source (offsets are 0; the original and its provenance have them), marks
inside paragraphs (a chapter's HTML has them), and every date but the one the archive shows.
"""

from __future__ import annotations

from holdfast.archive.series.models import Place
from holdfast.archive.tags.models import TagKind
from holdfast.archive.works import models
from holdfast.story import (
    Block,
    BlockKind,
    Chapter,
    Credit,
    ImpreciseDate,
    Posting,
    Rating,
    Relation,
    Relationship,
    SeriesPlace,
    Work,
)

_PRECISION = {4: "year", 7: "month", 10: "day"}


def fetch(work: models.Work) -> Work:
    """The work as a value, its chapters' paragraphs included."""
    taggings = list(work.taggings.select_related("tag"))
    names = {kind: tuple(one.as_written for one in taggings if one.tag.kind == kind) for kind in TagKind.values}
    credits_ = list(work.credits.select_related("pen_name"))
    return Work(
        title=work.title or None,
        authors=tuple(one.as_written for one in credits_ if one.role == models.CreditRole.AUTHOR),
        series=tuple(_place(one) for one in Place.objects.filter(work=work).select_related("series").order_by("id")),
        posting=_posting(work),
        fandoms=names[TagKind.FANDOM],
        characters=names[TagKind.CHARACTER],
        relationships=tuple(_relationship(one) for one in taggings if one.tag.kind == TagKind.RELATIONSHIP),
        tags=names[TagKind.FREEFORM],
        genres=names[TagKind.GENRE],
        warnings=names[TagKind.WARNING],
        rating=next((_rating(one) for one in taggings if one.tag.kind == TagKind.RATING), None),
        summary=work.summary or None,
        spoilers=work.spoilers or None,
        disclaimer=work.disclaimer or None,
        notes=work.notes or None,
        end_notes=work.end_notes or None,
        credits=tuple(
            Credit(one.pen_name.name, one.role, one.as_written)
            for one in credits_
            if one.role != models.CreditRole.AUTHOR
        ),
        relations=tuple(
            Relation(one.kind, one.title or None, one.author or None, one.url or None)
            for one in work.relations.order_by("id")
        ),
        dates=(ImpreciseDate(work.written_as_said, work.written, _PRECISION[len(work.written)], "written"),)
        if len(work.written) in _PRECISION
        else (),
        status=work.status or None,
        language=work.language or None,
        contact=work.contact or None,
        archive_permission=work.archive_permission or None,
        end_marker=work.end_marker or None,
        point_of_view=work.point_of_view or None,
        chapters=tuple(_chapter(one) for one in work.chapters.filter(shown__isnull=False).select_related("shown")),
        words=work.words,
    )


def _place(place: Place) -> SeriesPlace:
    return SeriesPlace(place.series.title, place.position, place.label or None, place.series.total)


def _posting(work: models.Work) -> Posting | None:
    if work.posting_part is None:
        return None
    of = f"/{work.posting_total}" if work.posting_total else ""
    return Posting(work.posting_part, work.posting_total, f"{work.posting_part}{of}")


def _relationship(tagging: models.Tagging) -> Relationship:
    mark = {"romantic": "/", "platonic": "&"}.get(tagging.tag.level)
    members = tagging.as_written.split(mark) if mark else [tagging.as_written]
    return Relationship(tagging.as_written, tuple(one.strip() for one in members), tagging.tag.level)


def _rating(tagging: models.Tagging) -> Rating:
    return Rating(tagging.as_written, None, tagging.tag.level)


def _chapter(chapter: models.Chapter) -> Chapter:
    text = chapter.shown.text if chapter.shown else ""
    paragraphs = (one for one in text.split("\n\n") if one.strip())
    blocks = tuple(Block(BlockKind.PARAGRAPH, one, 0, 0) for one in paragraphs)
    return Chapter(chapter.title or None, 0, 0, blocks)
