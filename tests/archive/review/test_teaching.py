"""What one correction teaches of a folder: proposed with all that it would change, agreed to, and taken back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from archive.review.conftest import rows_of
from django.core.exceptions import PermissionDenied

from holdfast.archive.desk.models import Bringing, BroughtFile, Outcome
from holdfast.archive.journal.models import Entry
from holdfast.archive.people.models import Person
from holdfast.archive.review.actions import NotReviewed, correct, set_aside, take_back, teach, unteach
from holdfast.archive.review.models import Correction, Lesson
from holdfast.archive.review.queries import Proposal, lessons_for
from holdfast.archive.works.models import Work
from holdfast.archive.works.originals import path_of
from holdfast.story import Told

BringFile = Callable[[str, str], Work]
NAMES = ("Ebb", "Flow", "Calm", "Gale")
STORY = "She went down to the shore, and the tide was higher than anybody had seen it.\n\nIt went out again by night.\n"


def a_page(name: str, number: int) -> str:
    """A page of a site whose header nobody else writes so."""
    return f"Fics from the Skerry\n~ The {name} of it all ~\nscribbled down by: Wren {number}\nno. {number}\n-----\nFor Marram.\n\n{STORY}{number}\n"


@pytest.fixture
def folder(bring_file: BringFile) -> list[Work]:
    works = [
        bring_file(f"kirk/{name.lower()}_wren{number}.txt", a_page(name, number)) for number, name in enumerate(NAMES)
    ]
    bring_file("kirk/deeper/other.txt", a_page("Deep", 8))
    bring_file("elsewhere/other.txt", a_page("Far", 9))
    in_one_go()
    return works


def in_one_go() -> None:
    bringing = Bringing.objects.create()
    for one in Work.objects.all():
        original = one.provenance.get().original
        BroughtFile.objects.create(
            bringing=bringing, name=original.name, sha256=original.sha256, outcome=Outcome.BROUGHT, work=one
        )


def told(work: Work, words: str, field: str, owner: Person) -> Correction:
    text = a_page("Ebb", 0)
    start = text.index(words)
    return correct(work.provenance.get(), [Told(field, None, start, start + len(words))], by=owner)[0]


def said(proposals: list[Proposal]) -> dict[str, str]:
    return {one.key: one.sentence for one in proposals}


def test_a_title_that_was_marked_is_found_in_all_files_of_the_folder(folder: list[Work], owner: Person) -> None:
    proposals = lessons_for(told(folder[0], "The Ebb of it all", "title", owner))
    assert said(proposals) == {
        "folder/beside/above:framed:scribbled down by:": (
            "In 4 files of the folder kirk/, the title is the line above the one that begins with “scribbled down by:”."
        ),
        "folder/line/2:framed": "In 4 files of the folder kirk/, the title is line 2, blank lines not counted.",
    }
    changes = [(one.work, one.new) for one in proposals[0].changes]
    assert changes == [(work, f"The {name} of it all") for work, name in zip(folder[1:], NAMES[1:], strict=True)]
    assert (proposals[0].alike, Correction.objects.count()) == (1, 1)


@pytest.mark.parametrize("key", ["folder/line/2:framed", "folder/beside/above:framed:scribbled down by:"])
def test_taught_every_file_says_it_and_untaught_none_ever_did(folder: list[Work], owner: Person, key: str) -> None:
    before = [rows_of(one) for one in folder[1:]]
    correction = told(folder[0], "The Ebb of it all", "title", owner)
    lesson = teach(correction, key, by=owner)
    assert [rows_of(one)["title"] for one in folder] == [f"The {name} of it all" for name in NAMES]
    assert lesson.corrections.count() == 3
    assert Work.objects.filter(title__contains="of it all").count() == 4  # no other folder's
    assert teach(correction, key, by=owner) == lesson
    for _ in range(2):
        unteach(lesson, by=owner)
    assert [rows_of(one) for one in folder[1:]] == before
    assert rows_of(folder[0])["title"] == "The Ebb of it all"
    verbs = list(Entry.objects.order_by("number").values_list("verb", flat=True))
    assert verbs[-8:] == ["corrected"] * 3 + ["taught"] + ["took-back"] * 3 + ["untaught"]


def test_what_stands_after_a_label_of_their_own_is_found_by_it(folder: list[Work], owner: Person) -> None:
    proposals = lessons_for(told(folder[0], "Wren 0", "authors", owner))
    after = next(one for one in proposals if one.key == "folder/after/scribbled down by:")
    assert after.sentence == "In 4 files of the folder kirk/, the author stands after “scribbled down by:”."
    assert [one.new for one in after.changes] == ["Wren 1", "Wren 2", "Wren 3"]


def test_the_name_of_the_file_says_it(folder: list[Work], owner: Person) -> None:
    correction = correct(folder[0].provenance.get(), [Told("authors", "Wren0")], by=owner)[0]
    found = said(lessons_for(correction))
    assert found["folder/name/after:_"] == "In 4 files of the folder kirk/, the author is the file's name after “_”."
    teach(correction, "folder/name/after:_", by=owner)
    assert [rows_of(one)["credits"][0][0] for one in folder] == ["Wren0", "wren1", "wren2", "wren3"]


def test_the_same_is_said_of_all_and_nothing_too(folder: list[Work], owner: Person) -> None:
    fandoms = correct(folder[0].provenance.get(), [Told("fandoms", "Moby-Dick"), Told("fandoms", "Kelp")], by=owner)
    found = said(lessons_for(fandoms[0]))
    assert found == {"folder/same/value": "In 4 files of the folder kirk/, the fandom is “Moby-Dick, Kelp”."}
    teach(fandoms[1], "folder/same/value", by=owner)
    assert [[tag for _, tag, _ in rows_of(one)["tags"]] for one in folder] == [["Moby-Dick", "Kelp"]] * 4
    nobody = correct(folder[0].provenance.get(), [Told("fandoms")], by=owner)[0]
    teach(nobody, "folder/same/nothing", by=owner)
    assert [rows_of(one)["tags"] for one in folder] == [[]] * 4


def test_the_story_begins_below_the_same_line(folder: list[Work], owner: Person) -> None:
    text = a_page("Ebb", 0)
    body = Told("body", None, text.index("She went"), len(text))
    correction = correct(folder[0].provenance.get(), [body], by=owner)[0]
    found = {one.key: one for one in lessons_for(correction)}
    proposal = found["folder/border/below:for marram."]
    assert proposal.sentence == "In 4 files of the folder kirk/, the story begins below the line “for marram.”."
    teach(correction, proposal.key, by=owner)
    assert [rows_of(one)["chapters"][0][2][:8] for one in folder] == ["She went"] * 4


def test_a_lesson_changes_nothing_that_a_person_said(folder: list[Work], owner: Person) -> None:
    mine = correct(folder[1].provenance.get(), [Told("title", "The Flow of it all")], by=owner)[0]
    correction = told(folder[0], "The Ebb of it all", "title", owner)
    assert [len(one.changes) for one in lessons_for(correction)] == [2, 2]
    take_back(mine, by=owner)
    correct(folder[1].provenance.get(), [Told("title", "Something Else")], by=owner)
    assert lessons_for(correction) == []  # a person has said that it is not so
    with pytest.raises(NotReviewed, match="does not fit the files around it any more"):
        teach(correction, "folder/line/2:framed", by=owner)
    assert Lesson.objects.count() == 0


def test_what_a_later_word_says_outlives_the_lesson(folder: list[Work], owner: Person) -> None:
    lesson = teach(told(folder[0], "The Ebb of it all", "title", owner), "folder/line/2:framed", by=owner)
    correct(folder[2].provenance.get(), [Told("title", "Calm")], by=owner)
    unteach(lesson, by=owner)
    assert [rows_of(one)["title"] for one in (folder[0], folder[2])] == ["The Ebb of it all", "Calm"]


def test_works_by_the_same_author_learn_wherever_they_lie(bring_file: BringFile, owner: Person) -> None:
    head = "Author: Wren Hallowell\nRating: PG\n\n"
    works = [bring_file(f"{name}/{name}.txt", f"{head}{name} at Sea, a story\n\n{STORY}") for name in NAMES]
    first = works[0]
    text = f"{head}Ebb at Sea, a story"
    correction = correct(first.provenance.get(), [Told("summary", None, len(head), len(text))], by=owner)[0]
    found = {one.key: one for one in lessons_for(correction)}
    assert found["author/line/3:"].sentence == (
        "In 4 files by Wren Hallowell, the summary is line 3, blank lines not counted."
    )
    assert {one.partition("/")[0] for one in found} == {"author"}


def test_files_that_are_gone_or_out_of_sight_are_left_alone(folder: list[Work], owner: Person) -> None:
    path_of(folder[1].provenance.get().original.sha256).unlink()
    set_aside(folder[2], "", by=owner)
    correction = told(folder[0], "The Ebb of it all", "title", owner)
    assert [[one.work for one in each.changes] for each in lessons_for(correction)] == [[folder[3]]] * 2


def test_a_correction_that_was_taken_back_teaches_nothing(folder: list[Work], owner: Person, somebody: Person) -> None:
    correction = told(folder[0], "The Ebb of it all", "title", owner)
    with pytest.raises(PermissionDenied):
        teach(correction, "folder/line/2:framed", by=somebody)
    take_back(correction, by=owner)
    assert lessons_for(correction) == []


def test_what_could_not_be_read_is_not_taught(bring_file: BringFile, owner: Person) -> None:
    days = ("3 May 2001", "some day in spring", "June 2002")
    works = [bring_file(f"{at}.txt", f"Skerry {at}\nwhen? {day}\n\n{STORY}{at}\n") for at, day in enumerate(days)]
    in_one_go()
    correction = correct(works[0].provenance.get(), [Told("dates", "3 May 2001")], by=owner)[0]
    found = {one.key: one for one in lessons_for(correction)}
    assert [(one.work, one.new) for one in found["folder/after/when?"].changes] == [(works[2], "June 2002")]
    assert found["folder/after/when?"].sentence == (
        "In 2 files that were brought together, the date stands after “when?”."
    )
