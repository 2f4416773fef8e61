"""The rows of a work that is here already are made to say what its originals now say.

Only what was found in a text is replaced; what the author, a wrangler or a keeper said stays. Versions are never changed: a
chapter whose text is another shows another version, and one that comes back shows the version that it had.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from django.utils import timezone

from holdfast.archive.bridge.combining import combine, positions
from holdfast.archive.bridge.pointing import key_of, meet_what_agrees, point, point_again
from holdfast.archive.bridge.rows import PROGRAM, columns_of, credits_of, doubts_as_data, series_of, taggings_of
from holdfast.archive.names import cut
from holdfast.archive.people.models import Person
from holdfast.archive.prepared import Prepared, PreparedChapter, number
from holdfast.archive.series.actions import drop_want, give_up_place, place_work, unmeet_want
from holdfast.archive.series.models import Place, Series
from holdfast.archive.works.models import (
    Chapter,
    Credit,
    Provenance,
    ProvenanceRole,
    Relation,
    SaidBy,
    Tagging,
    Version,
    Want,
    Work,
)
from holdfast.archive.works.wanting import agrees
from holdfast.story import Doubt, SeriesPlace
from holdfast.story import Work as StoryWork

ReadAgain = Sequence[tuple[Provenance, Prepared]]


def renew(work: Work, read_again: ReadAgain, *, by: Person | None) -> None:
    """Make the rows say what its originals, `read_again`, say together. In the caller's transaction, which writes the line.

    `read_again` has every part of the work, in their order. Copies may be among them; nothing of them is shown.
    """
    parts = [prepared for kept, prepared in read_again if kept.role == ProvenanceRole.PART]
    whole = combine(parts)
    columns = columns_of(whole) | {"changed": timezone.now()}
    for column, value in columns.items():
        setattr(work, column, value)
    work.save(update_fields=list(columns))
    _renew_chapters(work, whole.chapters, positions(parts), by)
    authors = _renew_credits(work, whole)
    _renew_tags(work, whole)
    doubts = _renew_pointers(work, whole.work, authors)
    _renew_account(work, read_again, doubts)


def _renew_account(work: Work, read_again: ReadAgain, doubts: Sequence[Doubt]) -> None:
    for at, (kept, prepared) in enumerate(read_again):
        kept.reading, kept.program = prepared.data, PROGRAM
        kept.doubts = doubts_as_data([*prepared.doubts, *(doubts if at == 0 else ())])
        kept.save(update_fields=["reading", "program", "doubts"])
    unsure = any(kept.doubts for kept, _ in read_again)
    work.needs_review = unsure and work.reviewed_at is None
    work.save(update_fields=["needs_review"])


def _renew_chapters(work: Work, chapters: Sequence[PreparedChapter], numbers: Sequence[int], by: Person | None) -> None:
    rows = {one.position: one for one in work.chapters.select_related("shown")}
    for position, said in zip(numbers, chapters, strict=True):
        row = rows.pop(position, None) or Chapter.objects.create(work=work, position=position)
        row.title = cut(said.title, 500)
        row.shown = _version(row, said, by)
        row.save(update_fields=["title", "shown"])
    Chapter.objects.filter(pk__in=[one.pk for one in rows.values()]).update(shown=None)


def _version(chapter: Chapter, said: PreparedChapter, by: Person | None) -> Version:
    """The version that says just this; made when the chapter has none."""
    digest = hashlib.sha256(said.html.encode()).hexdigest()
    if chapter.shown is not None and chapter.shown.sha256 == digest:
        return chapter.shown
    known = chapter.versions.filter(sha256=digest, text=said.text).order_by("id").last()
    return known or Version.objects.create(
        chapter=chapter, sha256=digest, html=said.html, text=said.text, words=said.words, at=timezone.now(), by=by
    )


def _renew_credits(work: Work, whole: Prepared) -> set[str]:
    """Answers with the folded pen names of the authors."""
    work.credits.filter(said_by=SaidBy.FINDING).delete()
    others = set(work.credits.values_list("pen_name", "role"))
    rows, authors = credits_of([(work, whole)])
    Credit.objects.bulk_create(one for one in rows if (one.pen_name_id, one.role) not in others)
    return authors[0]


def _renew_tags(work: Work, whole: Prepared) -> None:
    work.taggings.filter(said_by=SaidBy.FINDING).delete()
    others = set(work.taggings.values_list("tag", flat=True))
    Tagging.objects.bulk_create(one for one in taggings_of([(work, whole)]) if one.tag_id not in others)


def _renew_pointers(work: Work, story: StoryWork, authors: set[str]) -> list[Doubt]:
    """Its places in series, what it points to, and the wants that it meets; answers with doubts about the series."""
    said, doubts = series_of(story, authors, work)
    series = [one for one, _ in said]
    for wanted in Want.objects.filter(met_by=work, met_said_by=SaidBy.FINDING):
        if not agrees(wanted, work, [one.pk for one in series]):
            unmeet_want(wanted, work)
            drop_want(wanted)
    _renew_places(work, said)
    _renew_relations(work, story, series, authors)
    meet_what_agrees(work, series)
    return doubts


def _renew_places(work: Work, said: Sequence[tuple[Series, SeriesPlace]]) -> None:
    mine = {one.series_id: one for one in Place.objects.filter(work=work)}
    for series, one in said:
        place = mine.pop(series.pk, None)
        if place is not None and (place.said_by != SaidBy.FINDING or place.position == number(one.part)):
            _label(place, one.part_as_written or "")
            continue
        if place is not None:
            give_up_place(place)
        place_work(work, series, number(one.part), one.part_as_written or "", number(one.total))
    for place in mine.values():
        if place.said_by == SaidBy.FINDING:
            give_up_place(place)


def _label(place: Place, label: str) -> None:
    if place.said_by == SaidBy.FINDING and label and place.label != label:
        place.label = label
        place.save(update_fields=["label"])


def _renew_relations(work: Work, story: StoryWork, series: Sequence[Series], authors: set[str]) -> None:
    said = {key_of(one) for one in story.relations}
    _take_away_waiting_places(work)
    known = set()
    for row in work.relations.select_related("want"):
        key = (row.kind, row.title, row.author, row.url)
        if key in said or row.said_by != SaidBy.FINDING:
            known.add(key)
            point_again(row, story, series, authors)
            continue
        row.delete()
        if row.want is not None:
            drop_want(row.want)
    point(work, story, series, authors, known)


def _take_away_waiting_places(work: Work) -> None:
    """Places that wait for what this work alone, of all in the series, says is missing. What it still says is shown again."""
    for place in Place.objects.filter(want__relations__work=work, work__isnull=True).distinct():
        others = Relation.objects.filter(want=place.want, work__places__series=place.series).exclude(work=work)
        if not others.exists():
            place.delete()
