"""A story as read becomes rows."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from django.utils import timezone

from holdfast import __version__
from holdfast.archive.bridge.pointing import meet_what_agrees, point
from holdfast.archive.journal.actions import record
from holdfast.archive.names import fold
from holdfast.archive.people.actions import pen_name_for
from holdfast.archive.people.models import Person
from holdfast.archive.reading import Reading, number, prepare
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
from holdfast.story import Doubt, ImpreciseDate, ReadStory
from holdfast.story import Work as StoryWork

_DATES_FIRST = ("written", "posted", "updated")


def keep(story: ReadStory, original: Original, *, by: Person | None) -> Work:
    """Store a story that was read from `original`, in the caller's transaction (`journal.actions.writing`)."""
    return keep_reading(prepare(story), original, by=by)


def keep_reading(reading: Reading, original: Original, *, by: Person | None) -> Work:
    """As `keep`, of a story that was made ready elsewhere."""
    work = _work(reading)
    _keep_chapters(work, reading, by)
    authors = _keep_credits(work, reading.work)
    _keep_tags(work, reading.work)
    series, doubts = _keep_places(work, reading.work, authors)
    point(work, reading.work, series, authors)
    meet_what_agrees(work, series)
    doubts = [*reading.doubts, *doubts]
    if doubts:
        Work.objects.filter(pk=work.pk).update(needs_review=True)
        work.needs_review = True
    Provenance.objects.create(
        work=work,
        original=original,
        reading=reading.data,
        doubts=[{"field": one.field, "sentence": one.sentence} for one in doubts],
        program=f"Holdfast {__version__}",
    )
    record(by, "brought", "work", work.address, title=work.title, original=original.sha256)
    return work


def _work(reading: Reading) -> Work:
    story, now = reading.work, timezone.now()
    date = _date(story)
    return Work.objects.create(
        title=story.title or "",
        folded=fold(story.title or "", 500),
        opening=reading.opening,
        summary=story.summary or "",
        notes=story.notes or "",
        end_notes=story.end_notes or "",
        disclaimer=story.disclaimer or "",
        spoilers=story.spoilers or "",
        status=story.status or "",
        point_of_view=story.point_of_view or "",
        archive_permission=story.archive_permission or "",
        contact=story.contact or "",
        end_marker=story.end_marker or "",
        posting_part=number(story.posting.part) if story.posting else None,
        posting_total=number(story.posting.total) if story.posting else None,
        language=story.language or "",
        words=story.words,
        written=date.date[:10] if date else "",
        written_as_said=date.as_written if date else "",
        added=now,
        changed=now,
    )


def _date(story: StoryWork) -> ImpreciseDate | None:
    """When it was written; if the story does not say that, when it was posted."""

    def rank(date: ImpreciseDate) -> int:
        return _DATES_FIRST.index(date.role) if date.role in _DATES_FIRST else len(_DATES_FIRST)

    return min(story.dates, key=rank, default=None)


def _keep_chapters(work: Work, reading: Reading, by: Person | None) -> None:
    chapters = Chapter.objects.bulk_create(
        Chapter(work=work, position=position, title=one.title[:500])
        for position, one in enumerate(reading.chapters, start=1)
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
        for chapter, one in zip(chapters, reading.chapters, strict=True)
    )
    for chapter, version in zip(chapters, versions, strict=True):
        chapter.shown = version
    if len(chapters) == 1:
        chapters[0].save(update_fields=["shown"])
    else:
        Chapter.objects.bulk_update(chapters, ["shown"], batch_size=200)


def _keep_credits(work: Work, story: StoryWork) -> set[str]:
    """Credits in the order of the text; answers with the folded pen names of the authors."""
    said = [(name, CreditRole.AUTHOR.value, name) for name in story.authors if name.strip()]
    said += [(one.name, _role(one.role), one.as_written) for one in story.credits if one.name.strip()]
    rows: dict[tuple[int, str], Credit] = {}
    authors = set()
    for position, (name, role, as_written) in enumerate(said):
        pen_name = pen_name_for(name)
        credit = Credit(work=work, pen_name=pen_name, role=role, as_written=as_written, position=position)
        rows.setdefault((pen_name.pk, role), credit)
        if role == CreditRole.AUTHOR:
            authors.add(pen_name.folded)
    Credit.objects.bulk_create(rows.values())
    return authors


def _role(role: str) -> str:
    return role if role in CreditRole.values else CreditRole.THANKS.value


def _keep_tags(work: Work, story: StoryWork) -> None:
    rows: dict[int, Tagging] = {}
    for kind, name, level in _tags(story):
        tag = tag_for(kind, name, level)
        rows.setdefault(tag.pk, Tagging(work=work, tag=tag, as_written=name, position=len(rows)))
    Tagging.objects.bulk_create(rows.values())


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
    placed: list[Series] = []
    doubts = []
    for said in story.series:
        series, unsure = series_for(said.title, authors)
        if series in placed:
            continue
        placed.append(series)
        if unsure:
            sentence = f"There is a series “{series}” here, and it is not certain that it is the same author's."
            doubts.append(Doubt("series", sentence))
        place_work(work, series, number(said.part), said.part_as_written or "", number(said.total))
    return placed, doubts
