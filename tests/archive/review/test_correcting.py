"""A keeper corrects what was read: the rows say it, every later reading says it, and taken back it was never said."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from archive.review.conftest import LAMP, rows_of, spoken
from django.core.exceptions import PermissionDenied
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from holdfast.archive.bridge import renew
from holdfast.archive.journal.actions import writing
from holdfast.archive.people.models import Person
from holdfast.archive.review.actions import NotReviewed, accept, bring_back, correct, set_aside, take_back
from holdfast.archive.review.models import Correction
from holdfast.archive.review.reading import OriginalGone, read_again
from holdfast.archive.series.models import Place, Series
from holdfast.archive.works.actions import relate
from holdfast.archive.works.models import Version, Want, Work
from holdfast.archive.works.originals import path_of
from holdfast.story import Told

BringFile = Callable[[str, str], Work]
BELL = LAMP.replace("The Lamp on", "The Bell on").replace("Continued in The Bell on", "See also what befell on")


def span(words: str, field: str) -> Told:
    return Told(field, None, LAMP.index(words), LAMP.index(words) + len(words))


def test_what_was_told_stands_in_every_row_that_speaks_of_it(lamp: Work, owner: Person) -> None:
    told = [
        Told("title", "The Light"),
        Told("authors", "Ann"),
        Told("authors", "Bo"),
        Told("rating"),
        span("Marram", "beta"),
        Told("relationships", "Ahab & Starbuck"),
        Told("series", "Sea Nights"),
        Told("relations"),
    ]
    correct(lamp.provenance.get(), told, by=owner)
    rows = rows_of(lamp)
    assert {name: rows[name] for name in ("title", "folded", "credits", "tags", "relations", "places", "wants")} == {
        "title": "The Light",
        "folded": "the light",
        "credits": [("Ann", "author", "Ann"), ("Bo", "author", "Bo"), ("Marram", "beta", "Marram")],
        "tags": [("relationship", "Ahab & Starbuck", "Ahab & Starbuck")],
        "relations": [],
        "places": [("Sea Nights", 2, "part 2")],
        "wants": [],
    }
    assert spoken()[-1] == ("keeper", "corrected", "work")


def test_the_story_begins_where_it_is_told_and_its_chapter_shows_another_version(lamp: Work, owner: Person) -> None:
    first = lamp.chapters.get().shown
    start = LAMP.index('"Light it,"')
    correction = correct(lamp.provenance.get(), [Told("body", None, start, LAMP.index("THE END"))], by=owner)[0]
    chapter = lamp.chapters.get()
    assert chapter.shown is not None
    assert chapter.shown.text.startswith('"Light it,"')
    assert (Version.objects.count(), chapter.shown.by) == (2, owner)
    take_back(correction, by=owner)
    assert (lamp.chapters.get().shown, Version.objects.count()) == (first, 2)


def test_unchanged_chapters_keep_their_versions(lamp: Work, owner: Person) -> None:
    shown = lamp.chapters.get().shown
    correct(lamp.provenance.get(), [Told("title", "The Light")], by=owner)
    assert (lamp.chapters.get().shown, Version.objects.count()) == (shown, 1)


def test_a_story_that_is_none_keeps_its_text_out_of_sight(lamp: Work, owner: Person) -> None:
    before = rows_of(lamp)
    blank = LAMP.index("\n\nTHE END")
    with pytest.raises(NotReviewed, match="Nothing but blanks stands in the place that was marked for the body"):
        correct(lamp.provenance.get(), [Told("body", None, blank, blank + 2)], by=owner)
    correction = correct(lamp.provenance.get(), [span("THE END", "body")], by=owner)[0]
    assert rows_of(lamp)["chapters"][0][2] == "THE END"
    take_back(correction, by=owner)
    assert rows_of(lamp) == before


def test_what_holds_already_is_not_told_again(lamp: Work, owner: Person) -> None:
    provenance = lamp.provenance.get()
    told = [Told("title", "The Light"), Told("rating")]
    assert len(correct(provenance, told, by=owner)) == 2
    said = len(spoken())
    assert correct(provenance, [*told, told[0]], by=owner) == []
    assert [one.field for one in correct(provenance, [told[0], Told("rating", "G")], by=owner)] == ["rating"]
    assert (Correction.objects.count(), len(spoken())) == (3, said + 1)


def test_a_later_act_takes_the_place_of_an_earlier_one_and_gives_it_back(lamp: Work, owner: Person) -> None:
    provenance = lamp.provenance.get()
    correct(provenance, [Told("authors", "Ann"), Told("authors", "Bo")], by=owner)
    second = correct(provenance, [Told("authors", "Cy")], by=owner)[0]
    assert [name for name, *_ in rows_of(lamp)["credits"]] == ["Cy", "Marram"]
    take_back(second, by=owner)
    take_back(second, by=owner)  # twice changes nothing
    assert [name for name, *_ in rows_of(lamp)["credits"]] == ["Ann", "Bo", "Marram"]
    assert [verb for _, verb, _ in spoken()].count("took-back") == 1


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(data=st.data())
def test_all_taken_back_it_is_as_before(lamp: Work, bring_file: BringFile, owner: Person, data: st.DataObject) -> None:
    with transaction.atomic():
        others = data.draw(st.sampled_from([(), ("part 3",), ("part 1",)]))
        several = [lamp, *(bring_file("bell.txt", BELL.replace("part 2", one)) for one in others)]
        before = [rows_of(one) for one in several]
        _tell_and_take_back(data.draw(st.sampled_from(several)), owner, data)
        assert [rows_of(one) for one in several] == before
        transaction.set_rollback(True)


def _tell_and_take_back(lamp: Work, owner: Person, data: st.DataObject) -> None:
    provenance = lamp.provenance.get()
    fields = st.sampled_from(["title", "authors", "series", "rating", "beta", "continues_in", "notes", "part"])
    values = st.sampled_from([None, "Rain", "The Bell on the Skerry", "Skerry Nights", "3"])
    said = st.builds(Told, fields, values) | st.just(Told("relations"))
    acts = data.draw(st.lists(st.lists(said, max_size=3), max_size=3))
    body = data.draw(st.none() | st.sampled_from([span("He lit it.", "body"), Told("body", None, 400, 440)]))
    for act in (*acts, [body] if body else []):
        correct(provenance, act, by=owner)
    standing = list(Correction.objects.filter(undone_at__isnull=True))
    for one in data.draw(st.permutations(standing)):
        take_back(one, by=owner)


def test_a_series_that_was_left_is_entered_again_without_a_doubt(lamp: Work, owner: Person) -> None:
    before = rows_of(lamp)
    take_back(correct(lamp.provenance.get(), [Told("series")], by=owner)[0], by=owner)
    assert (rows_of(lamp), Series.objects.count()) == (before, 1)


def test_a_story_that_names_its_own_title_wants_nothing(lamp: Work, owner: Person) -> None:
    correct(lamp.provenance.get(), [Told("continues_in", "The Lamp on the Skerry")], by=owner)
    assert (rows_of(lamp)["relations"], list(Want.objects.all())) == (
        [("continues-in", "The Lamp on the Skerry", "", None)],
        [],
    )


def test_what_was_wanted_under_another_name_is_met_when_it_is_the_same_again(
    lamp: Work, bring_file: BringFile, owner: Person
) -> None:
    bell = bring_file("bell.txt", BELL.replace("part 2", "part 3"))
    told = correct(lamp.provenance.get(), [Told("relations"), Told("authors", "Rain")], by=owner)
    take_back(next(one for one in told if one.field == "relations"), by=owner)
    assert Want.objects.filter(met_by=None).count() == 1
    take_back(next(one for one in told if one.field == "authors"), by=owner)
    assert (Want.objects.filter(met_by=None).count(), lamp.relations.get().to_work) == (0, bell)


def test_what_was_told_is_told_at_every_later_reading(lamp: Work, owner: Person) -> None:
    correct(lamp.provenance.get(), [Told("title", "The Light"), span("Marram", "beta")], by=owner)
    said = rows_of(lamp)
    lamp.credits.all().delete()
    with writing():
        renew(lamp, read_again(lamp), by=None)
    assert rows_of(lamp) == said


def test_what_a_keeper_related_is_no_finding_and_stays(lamp: Work, bring_file: BringFile, owner: Person) -> None:
    other = bring_file("other.txt", LAMP.replace("Lamp on", "Oil of"))
    relate(lamp, "inspired-by", other, by=owner)
    correct(lamp.provenance.get(), [Told("relations")], by=owner)
    assert list(lamp.relations.values_list("kind", "to_work")) == [("inspired-by", other.pk)]


def test_a_want_that_a_title_met_by_mistake_is_wanted_again(lamp: Work, bring_file: BringFile, owner: Person) -> None:
    bell = bring_file("bell.txt", LAMP.replace("The Lamp on", "The Bell on").replace("Continued in The Bell on", "See"))
    wanted = Want.objects.get(title="The Bell on the Skerry")
    assert (wanted.met_by, lamp.relations.get().to_work) == (bell, bell)
    correction = correct(bell.provenance.get(), [Told("title", "The Bells")], by=owner)[0]
    wanted.refresh_from_db()
    assert (wanted.met_by, lamp.relations.get().to_work) == (None, None)
    take_back(correction, by=owner)
    wanted.refresh_from_db()
    assert (wanted.met_by, lamp.relations.get().to_work) == (bell, bell)


def test_another_author_stands_in_another_series_of_that_name(lamp: Work, bring_file: BringFile, owner: Person) -> None:
    other = bring_file("other.txt", LAMP.replace("The Lamp on", "The Oil of").replace("part 2", "part 1"))
    assert Series.objects.count() == 1
    correct(other.provenance.get(), [Told("authors", "Somebody Else")], by=owner)
    assert Place.objects.get(work=lamp).series_id != Place.objects.get(work=other).series_id


def test_nothing_is_told_that_cannot_be_read(lamp: Work, owner: Person) -> None:
    told = [Told("title", "The Light"), Told("dates", "yesterday"), Told("posting", "some")]
    with pytest.raises(NotReviewed) as refused:
        correct(lamp.provenance.get(), told, by=owner)
    assert str(refused.value) == (
        "There is no date in “yesterday” that could be read. Write it like 20 Nov 2002, June 2007 or 1999. "
        "“some” does not say which part of how many it is. Write it like 2/5."
    )
    assert (Correction.objects.count(), lamp.title) == (0, "The Lamp on the Skerry")


def test_an_original_that_is_gone_is_said_and_nothing_changes(lamp: Work, owner: Person) -> None:
    path_of(lamp.provenance.get().original.sha256).unlink()
    with pytest.raises(OriginalGone, match=r"skerry/lamp\.txt cannot be read now \(No such file"):
        correct(lamp.provenance.get(), [Told("title", "The Light")], by=owner)
    assert Correction.objects.count() == 0


@pytest.mark.parametrize("act", ["accept", "correct", "set_aside", "bring_back"])
def test_somebody_who_may_not_is_refused_and_nothing_changes(lamp: Work, somebody: Person, act: str) -> None:
    before = (rows_of(lamp), spoken())
    acts: dict[str, Callable[[], object]] = {
        "accept": lambda: accept(lamp, by=somebody),
        "correct": lambda: correct(lamp.provenance.get(), [Told("title", "Mine")], by=somebody),
        "set_aside": lambda: set_aside(lamp, "", by=somebody),
        "bring_back": lambda: bring_back(lamp, by=somebody),
    }
    with pytest.raises(PermissionDenied, match="Only a keeper of the archive may say what a work is"):
        acts[act]()
    assert (rows_of(lamp), spoken()) == before
