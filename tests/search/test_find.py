from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from django.contrib.auth.models import AnonymousUser

from holdfast.archive.people.models import Person
from holdfast.archive.tags.actions import make_synonym
from holdfast.archive.tags.models import Tag, TagKind
from holdfast.archive.works.models import Work, WorkState
from holdfast.search.find import Piece, find
from holdfast.search.follow import catch_up

READER = AnonymousUser()
MakeWork = Callable[..., Work]
SpokenOf = Callable[[Work, str], None]
pytestmark = pytest.mark.django_db


def titles(typed: str, viewer: Person | AnonymousUser = READER) -> list[str]:
    found = find(viewer, typed)
    assert found.problem is None
    assert found.total == len(found.hits)
    return [hit.work.title for hit in found.hits]


@pytest.fixture
def library(make_work: MakeWork) -> None:
    make_work(
        "(Don't Let Go) Until the Tide Turns",
        by="nifra_idril",
        texts=("The lamp went out.", "Ishmael said nothing of the whale."),
        tags=((TagKind.RELATIONSHIP, "Ishmael/Queequeg"), (TagKind.FANDOM, "Moby-Dick")),
        summary="A letter, found in a coffin.",
    )
    make_work("Le Chien des Baskerville", texts=("L’hiver, au coin du feu : “Élémentaire”.",), language="fr")
    make_work("福尔摩斯探案", texts=("福尔摩斯看着窗外的雾。",))
    make_work("<script>alert(1)</script>", texts=("a <b>bold</b> hound & a wolf",))
    catch_up()


@pytest.mark.usefixtures("library")
@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("(Don't Let Go)", "(Don't Let Go) Until the Tide Turns"),
        ("don’t let go", "(Don't Let Go) Until the Tide Turns"),
        ("nifra_idril", "(Don't Let Go) Until the Tide Turns"),
        ("by:nifra_idril", "(Don't Let Go) Until the Tide Turns"),
        ("ishmael/queequeg", "(Don't Let Go) Until the Tide Turns"),
        ("ship:queequeg/ishmael", "(Don't Let Go) Until the Tide Turns"),
        ("fandom:moby-dick", "(Don't Let Go) Until the Tide Turns"),
        ("lamp whale coffin", "(Don't Let Go) Until the Tide Turns"),
        ('text:"nothing of the whale"', "(Don't Let Go) Until the Tide Turns"),
        ("elementaire", "Le Chien des Baskerville"),
        ("hiver", "Le Chien des Baskerville"),
        ("language:fr", "Le Chien des Baskerville"),
        ("摩斯", "福尔摩斯探案"),
        ("窗外", "福尔摩斯探案"),
        ("<script>", "<script>alert(1)</script>"),
    ],
)
def test_a_work_is_found_by_what_is_typed(typed: str, expected: str) -> None:
    assert titles(typed) == [expected]


@pytest.mark.usefixtures("library")
def test_no_words_find_nothing() -> None:
    assert find(READER, "  ") == find(READER, "")
    assert find(READER, "").total == 0


@pytest.mark.usefixtures("library")
def test_a_page_beyond_the_last_is_empty_and_still_counts() -> None:
    found = find(READER, "-unheard", page=9, per_page=2)
    assert (found.total, found.hits) == (4, ())


@pytest.mark.usefixtures("library")
def test_too_deep_a_page_is_told() -> None:
    assert find(READER, "the", page=5000).problem == (
        "Only the first 10,000 works can be leafed through. Add a word to find fewer."
    )


@pytest.mark.usefixtures("library")
def test_what_was_found_stands_marked_in_its_sentence() -> None:
    (hit,) = find(READER, "whale").hits
    assert hit.snippet == (Piece("Ishmael said nothing of the "), Piece("whale", found=True), Piece("."))


@pytest.mark.usefixtures("library")
def test_a_snippet_is_text_and_leaves_escaping_to_the_page() -> None:
    (hit,) = find(READER, "hound").hits
    assert hit.snippet == (Piece("a <b>bold</b> "), Piece("hound", found=True), Piece(" & a wolf"))


@pytest.mark.usefixtures("library")
def test_a_work_found_by_its_tag_shows_its_opening() -> None:
    (hit,) = find(READER, "fandom:moby-dick").hits
    assert hit.snippet == (Piece("A letter, found in a coffin."),)


def test_a_synonym_finds_what_carries_the_name_it_means(make_work: MakeWork) -> None:
    make_work("A voyage", tags=((TagKind.FANDOM, "Moby-Dick"),))
    whale = Tag.objects.get(name="Moby-Dick")
    other = Tag.objects.create(kind=TagKind.FANDOM, name="The Whale", folded="the whale", slug="the-whale")
    catch_up()
    assert titles('fandom:"the whale"') == []
    make_synonym(other, whale, by=None)
    catch_up()
    assert titles('fandom:"the whale"') == ["A voyage"]


def test_hidden_works_are_neither_found_nor_counted(make_work: MakeWork) -> None:
    make_work("Seen hound")
    make_work("Hidden hound", state=WorkState.HIDDEN)
    catch_up()
    owner = Person.objects.create_superuser("keeper", password="a long enough one")
    assert titles("hound") == ["Seen hound"]
    assert sorted(titles("hound", owner)) == ["Hidden hound", "Seen hound"]


def test_a_work_hidden_a_moment_ago_is_gone_before_the_index_knows(make_work: MakeWork, spoken_of: SpokenOf) -> None:
    works = [make_work(f"Hound {number}") for number in range(5)]
    catch_up()
    Work.objects.filter(pk=works[0].pk).update(state=WorkState.HIDDEN)
    spoken_of(works[0], "hid")
    found = find(READER, "hound", per_page=2)
    assert found.total == 4
    assert works[0] not in [hit.work for page in (1, 2, 3) for hit in find(READER, "hound", page=page, per_page=2).hits]


def test_a_work_taken_out_a_moment_ago_is_not_counted(make_work: MakeWork, spoken_of: SpokenOf) -> None:
    make_work("Hound one")
    gone = make_work("Hound two")
    catch_up()
    spoken_of(gone, "took-out")
    gone.delete()
    assert titles("hound") == ["Hound one"]
    catch_up()
    assert titles("hound") == ["Hound one"]


def test_what_is_never_shown_is_never_found(make_work: MakeWork) -> None:
    make_work("A voyage", contact="ishmael@example.org", archive_permission="ask me")
    catch_up()
    assert titles("ishmael OR ask") == []


def test_without_an_index_titles_are_searched_and_the_reader_is_told(make_work: MakeWork, own_home: Path) -> None:
    make_work("Seen hound", texts=("grim moor",))
    make_work("Hidden hound", state=WorkState.HIDDEN)
    catch_up()
    shutil.rmtree(own_home / "index")
    found = find(READER, "hound")
    assert ([hit.work.title for hit in found.hits], found.total) == (["Seen hound"], 1)
    assert found.problem == (
        "The index is being made anew, so only titles, names and summaries were searched. Try again in a moment."
    )
    catch_up()
    assert titles("moor") == ["Seen hound"]
