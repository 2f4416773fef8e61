"""A story as read becomes rows."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db.models import OuterRef, Subquery
from django.utils import timezone

from holdfast import __version__
from holdfast.archive.bridge.pointing import meet_what_agrees, point
from holdfast.archive.journal.actions import record_all
from holdfast.archive.names import cut, fold
from holdfast.archive.people.actions import pen_name_for
from holdfast.archive.people.models import Person
from holdfast.archive.prepared import Prepared, number, prepare
from holdfast.archive.series.actions import place_work, series_for
from holdfast.archive.series.models import Series
from holdfast.archive.tags.actions import tag_for
from holdfast.archive.tags.models import TagKind
from holdfast.archive.works.models import (
    Chapter,
    Credit,
    CreditRole,
    Original,
    Provenance,
    Tagging,
    Version,
    Work,
)
from holdfast.story import Doubt, ImpreciseDate, ReadStory, SeriesPlace
from holdfast.story import Work as StoryWork

PROGRAM = f"Holdfast {__version__}"
_TEXTS = (
    *("title", "summary", "notes", "end_notes", "disclaimer", "spoilers", "status", "point_of_view"),
    *("archive_permission", "contact", "end_marker", "language"),
)
_DATES_FIRST = ("written", "posted", "updated")


@dataclass(frozen=True)
class Kept:
    """A work that was stored, and why somebody should look at it."""

    work: Work
    doubts: tuple[Doubt, ...]


def keep(story: ReadStory, original: Original, *, by: Person | None) -> Work:
    """Store a story that was read from `original`, in the caller's transaction (`journal.actions.writing`)."""
    return keep_all([(prepare(story), original)], by=by)[0].work


def keep_all(several: Sequence[tuple[Prepared, Original]], *, by: Person | None) -> list[Kept]:
    """As `keep`, of stories that were made ready elsewhere: rows of a kind go in together, which is much quicker."""
    works = Work.objects.bulk_create(_work(prepared) for prepared, _ in several)
    stories = [(work, prepared) for work, (prepared, _) in zip(works, several, strict=True)]
    _keep_chapters(stories, by)
    authors = _keep_credits(stories)
    Tagging.objects.bulk_create(taggings_of(stories))
    kept = [
        Kept(work, (*prepared.doubts, *_join(work, prepared, theirs)))
        for (work, prepared), theirs in zip(stories, authors, strict=True)
    ]
    _keep_account(kept, several)
    told = ((one.work, original) for one, (_, original) in zip(kept, several, strict=True))
    record_all(by, "brought", "work", ((one.address, {"title": one.title, "original": it.sha256}) for one, it in told))
    return kept


def _join(work: Work, prepared: Prepared, authors: set[str]) -> list[Doubt]:
    """Its places in series, what it points to, and what waited for it."""
    series, doubts = _keep_places(work, prepared.work, authors)
    point(work, prepared.work, series, authors)
    meet_what_agrees(work, series)
    return doubts


def _keep_account(kept: Sequence[Kept], several: Sequence[tuple[Prepared, Original]]) -> None:
    rows = (
        Provenance(
            work=one.work,
            original=original,
            reading=prepared.data,
            doubts=doubts_as_data(one.doubts),
            program=PROGRAM,
            start=_part(prepared)[0],
            end=_part(prepared)[1],
        )
        for one, (prepared, original) in zip(kept, several, strict=True)
    )
    Provenance.objects.bulk_create(rows)
    unsure = [one.work for one in kept if one.doubts]
    Work.objects.filter(pk__in=[one.pk for one in unsure]).update(needs_review=True)
    for work in unsure:
        work.needs_review = True


def doubts_as_data(doubts: Sequence[Doubt]) -> list[dict[str, str]]:
    return [{"field": one.field, "sentence": one.sentence} for one in doubts]


def _part(prepared: Prepared) -> tuple[int, int | None]:
    return prepared.source.part or (0, None)


def _work(prepared: Prepared) -> Work:
    now = timezone.now()
    return Work(**columns_of(prepared), added=now, changed=now)


def columns_of(prepared: Prepared) -> dict[str, Any]:
    """What a work's own row says of a story, by column."""
    story = prepared.work
    date = _date(story)
    return {
        **{column: getattr(story, column) or "" for column in _TEXTS},
        "notes": "\n\n".join((*story.asides, *([story.notes] if story.notes else []))),  # readers see both
        "folded": fold(story.title or "", 500),
        "opening": prepared.opening,
        "posting_part": number(story.posting.part) if story.posting else None,
        "posting_total": number(story.posting.total) if story.posting else None,
        "words": story.words,
        "written": date.date[:10] if date else "",
        "written_as_said": date.as_written if date else "",
    }


def _date(story: StoryWork) -> ImpreciseDate | None:
    """When it was written; if the story does not say that, when it was posted."""

    def rank(date: ImpreciseDate) -> int:
        return _DATES_FIRST.index(date.role) if date.role in _DATES_FIRST else len(_DATES_FIRST)

    return min(story.dates, key=rank, default=None)


def _keep_chapters(stories: Sequence[tuple[Work, Prepared]], by: Person | None) -> None:
    places = [(work, at, one) for work, prepared in stories for at, one in enumerate(prepared.chapters, start=1)]
    chapters = Chapter.objects.bulk_create(
        Chapter(work=work, position=at, title=cut(one.title, 500)) for work, at, one in places
    )
    versions = Version.objects.bulk_create(
        Version(
            chapter=chapter,
            sha256=hashlib.sha256(one.html.encode()).hexdigest(),
            html=one.html,
            text=one.text,
            words=one.words,
            at=work.added,
            by=by,
        )
        for chapter, (work, _, one) in zip(chapters, places, strict=True)
    )
    first_version = Version.objects.filter(chapter=OuterRef("pk")).order_by("id").values("pk")[:1]
    for first in range(0, len(versions), 500):
        few = [one.chapter_id for one in versions[first : first + 500]]
        Chapter.objects.filter(pk__in=few).update(shown=Subquery(first_version))


def _keep_credits(stories: Sequence[tuple[Work, Prepared]]) -> list[set[str]]:
    """Credits in the order of the texts; answers with the folded pen names of each work's authors."""
    rows, authors = credits_of(stories)
    Credit.objects.bulk_create(rows)
    return authors


def credits_of(stories: Sequence[tuple[Work, Prepared]]) -> tuple[list[Credit], list[set[str]]]:
    """The rows, not yet stored, and the folded pen names of each work's authors."""
    pen_name = cache(pen_name_for)
    rows: dict[tuple[int, int, str], Credit] = {}
    authors: list[set[str]] = []
    for work, prepared in stories:
        authors.append(set())
        for position, (name, role, as_written) in enumerate(_credits(prepared.work)):
            who = pen_name(name)
            credit = Credit(work=work, pen_name=who, role=role, as_written=as_written, position=position)
            rows.setdefault((work.pk, who.pk, role), credit)
            if role == CreditRole.AUTHOR:
                authors[-1].add(who.folded)
    return list(rows.values()), authors


def _credits(story: StoryWork) -> Iterator[tuple[str, str, str]]:
    """Name, role and words of everybody who had a hand in it. A blank name is no name."""
    for name in story.authors:
        if name.strip():
            yield name, CreditRole.AUTHOR.value, name
    for one in story.credits:
        if one.name.strip():
            yield one.name, _role(one.role), one.as_written


def _role(role: str) -> str:
    return role if role in CreditRole.values else CreditRole.THANKS.value


def taggings_of(stories: Sequence[tuple[Work, Prepared]]) -> list[Tagging]:
    """The rows, not yet stored."""
    tag_of = cache(tag_for)
    rows: dict[tuple[int, int], Tagging] = {}
    for work, prepared in stories:
        for position, (kind, name, level) in enumerate(_tags(prepared.work)):
            tag = tag_of(kind, name, level)
            rows.setdefault((work.pk, tag.pk), Tagging(work=work, tag=tag, as_written=name, position=position))
    return list(rows.values())


def _tags(story: StoryWork) -> Iterator[tuple[str, str, str]]:
    """Kind, name and level of everything a story can be found by. A blank name is no name."""
    plain = (
        (TagKind.FANDOM, story.fandoms),
        (TagKind.CHARACTER, story.characters),
        (TagKind.GENRE, story.genres),
        (TagKind.WARNING, story.warnings),
        (TagKind.FREEFORM, (*story.categories, *story.tags)),
    )
    if story.rating and story.rating.as_written.strip():
        yield TagKind.RATING, story.rating.as_written, story.rating.level
    for one in story.relationships:
        if one.as_written.strip():
            yield TagKind.RELATIONSHIP, one.as_written, one.kind
    for kind, names in plain:
        for name in names:
            if name.strip():
                yield kind, name, ""


def _keep_places(work: Work, story: StoryWork, authors: set[str]) -> tuple[list[Series], list[Doubt]]:
    said, doubts = series_of(story, authors)
    for series, one in said:
        place_work(work, series, number(one.part), one.part_as_written or "", number(one.total))
    return [series for series, _ in said], doubts


def series_of(
    story: StoryWork, authors: set[str], work: Work | None = None
) -> tuple[list[tuple[Series, SeriesPlace]], list[Doubt]]:
    """The series that the story names, each once, with what it says of its place; for a `work` that may stand there already."""
    found: dict[int, tuple[Series, SeriesPlace]] = {}
    doubts = []
    for said in story.series:
        series, unsure = series_for(said.title, authors, of=work)
        if series.pk in found:
            continue
        found[series.pk] = (series, said)
        if unsure:
            sentence = f"There is a series “{series}” here, and it is not certain that it is the same author's."
            doubts.append(Doubt("series", sentence))
    return list(found.values()), doubts
