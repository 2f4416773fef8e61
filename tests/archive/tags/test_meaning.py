"""What a wrangler says of names, and how it is taken back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from archive.conftest import Bring
from django.core.exceptions import PermissionDenied

from holdfast.archive.journal.models import Entry
from holdfast.archive.people.actions import let_wrangle
from holdfast.archive.people.models import Person
from holdfast.archive.tags import actions
from holdfast.archive.tags.actions import NotAParent, NotASynonym, tag_for
from holdfast.archive.tags.models import KeptApart, Tag
from holdfast.archive.tags.queries import (
    also_written,
    counted,
    relatives,
    said_lately,
    suggested,
    with_numbers,
    wrangled,
)
from holdfast.archive.tags.rules import may_wrangle
from holdfast.archive.works.models import Tagging, Work
from holdfast.story import Relationship, relationship_members

pytestmark = pytest.mark.django_db


@pytest.fixture
def wrangler() -> Person:
    return Person.objects.create_user("wren", wrangles=True)


def pairing(name: str) -> Relationship:
    return Relationship(name, *relationship_members(name))


def meanings() -> dict[str, str]:
    return {tag.name: tag.canonical.name for tag in Tag.objects.select_related("canonical") if tag.canonical}


def test_four_ways_to_write_a_pairing_are_four_until_somebody_says_so(bring_in: Bring, wrangler: Person) -> None:
    for at, name in enumerate(("lex/clark", "Clark/Lex", "CL/LL", "Clex")):
        bring_in(f"It held {at}.", relationships=(pairing(name),))
    works = Work.objects.all()
    assert [(tag.name, number) for tag, number in counted(works, ["relationship"])] == [
        ("CL/LL", 1),
        ("Clark/Lex", 1),
        ("Clex", 1),
        ("lex/clark", 1),
    ]
    assert len(suggested(works, "relationship")) == 5
    assert meanings() == {}

    meant = Tag.objects.get(name="lex/clark")
    actions.make_synonyms(list(Tag.objects.all()), meant, by=wrangler)

    assert [(tag.name, number) for tag, number in counted(works, ["relationship"])] == [("lex/clark", 4)]
    assert [tag.name for tag in also_written(meant, works)] == ["CL/LL", "Clark/Lex", "Clex"]
    assert suggested(works, "relationship") == []
    assert sorted(Tagging.objects.values_list("as_written", flat=True)) == ["CL/LL", "Clark/Lex", "Clex", "lex/clark"]
    assert [tag.name for tag, _ in said_lately(works, "relationship", 9)] == ["Clex", "Clark/Lex", "CL/LL"]


def test_what_came_along_goes_along_when_it_is_undone(wrangler: Person) -> None:
    a, b, c, d = (tag_for("fandom", name) for name in ("A", "B", "C", "D"))
    actions.make_synonym(b, a, by=wrangler)
    actions.make_synonym(d, c, by=wrangler)
    actions.make_synonym(a, c, by=wrangler)
    assert meanings() == {"A": "C", "B": "C", "D": "C"}
    a.refresh_from_db()
    actions.part(a, by=wrangler)
    assert meanings() == {"B": "A", "D": "C"}
    lines = Entry.objects.filter(verb="parted").order_by("number")
    assert [(line.who, line.thing, line.details) for line in lines] == [
        ("wren", "fandom/a", {"number": a.pk, "of": "c"}),
        ("wren", "fandom/c", {"number": c.pk, "of": "a"}),
    ]
    with pytest.raises(NotASynonym, match="“A” means nothing but itself"):
        actions.part(a, by=wrangler)


def test_another_of_the_names_can_be_the_one_that_is_shown(wrangler: Person) -> None:
    a, b, c = (tag_for("character", name) for name in ("A", "B", "C"))
    sea = tag_for("fandom", "Sea")
    actions.add_parent(a, sea, by=wrangler)
    actions.make_synonyms([b, c], a, by=wrangler)
    b.refresh_from_db()
    actions.lead(b, by=wrangler)
    assert meanings() == {"A": "B", "C": "B"}
    assert relatives(b, Work.objects.all())[0] == [sea]
    with pytest.raises(NotASynonym, match="“B” is shown under its own name already"):
        actions.lead(b, by=wrangler)


def test_several_are_said_together_or_not_at_all(wrangler: Person) -> None:
    a, b, other = tag_for("fandom", "A"), tag_for("fandom", "B"), tag_for("character", "C")
    with pytest.raises(NotASynonym, match="“C” is a Character and “A” a Fandom"):
        actions.make_synonyms([b, other], a, by=wrangler)
    with pytest.raises(NotASynonym, match="mean the same already"):
        actions.make_synonyms([a], a, by=wrangler)
    with pytest.raises(NotASynonym, match="No name was chosen"):
        actions.make_synonyms([], a, by=wrangler)
    assert (meanings(), Entry.objects.count()) == ({}, 0)


def test_a_friendship_is_no_love_and_an_m_is_not_every_m(wrangler: Person) -> None:
    love, friends = (
        tag_for("relationship", f"Clark{sign}Lex", level) for sign, level in (("/", "romantic"), ("&", "platonic"))
    )
    clex = tag_for("relationship", "Clex", "unstated")
    actions.make_synonym(clex, love, by=wrangler)
    with pytest.raises(NotASynonym, match="so they cannot mean the same"):
        actions.make_synonym(friends, clex, by=wrangler)
    with pytest.raises(NotASynonym, match="so they cannot mean the same"):
        actions.make_synonym(tag_for("rating", "M", "mature"), tag_for("rating", "MA", "explicit"), by=wrangler)
    assert meanings() == {"Clex": "Clark/Lex"}


def test_a_new_name_is_made_with_the_level_of_what_means_it_or_not_at_all(wrangler: Person) -> None:
    love = tag_for("relationship", "Lex/Clark", "romantic")
    clex = tag_for("relationship", "Clex", "unstated")
    actions.make_synonyms_of_new([clex, love], "Clark Kent/Lex Luthor", by=wrangler)
    assert meanings() == {"Lex/Clark": "Clark Kent/Lex Luthor", "Clex": "Clark Kent/Lex Luthor"}
    assert Tag.objects.get(name="Clark Kent/Lex Luthor").level == "romantic"
    friends = tag_for("relationship", "Lex & Clark", "platonic")
    love.refresh_from_db()
    with pytest.raises(NotASynonym):
        actions.make_synonyms_of_new([friends, love], "Them", by=wrangler)
    assert not Tag.objects.filter(name="Them").exists()


def test_what_was_kept_apart_is_not_suggested_again(bring_in: Bring, wrangler: Person) -> None:
    bring_in("One.", fandoms=("Café", "Cafe"))
    (one,) = suggested(Work.objects.all(), "fandom")
    pair = [Tag.objects.get(pk=number) for number in (one.name.number, one.means.number)]
    for _ in range(2):
        actions.keep_apart([(pair[0], pair[1])], by=wrangler)
    assert suggested(Work.objects.all(), "fandom") == []
    assert KeptApart.objects.count() == 1


def test_parents_are_of_the_kinds_that_can_hold_and_never_in_a_ring(wrangler: Person) -> None:
    pair, lex, show = tag_for("relationship", "Clex"), tag_for("character", "Lex"), tag_for("fandom", "Smallville")
    actions.add_parent(pair, lex, by=wrangler)
    actions.add_parent(lex, show, by=wrangler)
    assert (relatives(pair, Work.objects.all())[0], relatives(lex, Work.objects.all())[0]) == ([lex], [show])
    for tag, parent, sentence in (
        (show, lex, "A character cannot hold a fandom"),
        (show, show, "it holds it"),
        (tag_for("rating", "R"), show, "A fandom cannot hold a rating"),
    ):
        with pytest.raises(NotAParent, match=sentence):
            actions.add_parent(tag, parent, by=wrangler)
    wider = tag_for("fandom", "DC")
    actions.add_parent(show, wider, by=wrangler)
    with pytest.raises(NotAParent, match="“DC” cannot be held by “Smallville”"):
        actions.add_parent(wider, show, by=wrangler)
    actions.remove_parent(pair, lex, by=wrangler)
    assert relatives(pair, Work.objects.all())[0] == []


def test_a_name_that_only_hidden_works_bear_is_not_shown_to_a_wrangler(bring_in: Bring) -> None:
    seen, hidden = bring_in("Seen.", fandoms=("Sea",)), bring_in("Hidden.", fandoms=("Secret", "Sea"))
    tag_for("fandom", "Made to be meant")
    works = Work.objects.exclude(pk=hidden.pk)
    shown = with_numbers(wrangled(works, "fandom"), works)
    assert [(tag.name, number) for tag, number in shown] == [("Made to be meant", 0), ("Sea", 1)]
    assert [tag.name for tag in wrangled(Work.objects.all(), "fandom", "SE")] == ["Sea", "Secret"]
    assert seen.pk != hidden.pk


ACTS: dict[str, Callable[[Tag, Tag, Person], None]] = {
    "make_synonym": lambda a, b, by: actions.make_synonym(a, b, by=by),
    "make_synonyms_of_new": lambda a, b, by: actions.make_synonyms_of_new([a], b.name, by=by),
    "part": lambda a, _, by: actions.part(a, by=by),
    "lead": lambda a, _, by: actions.lead(a, by=by),
    "keep_apart": lambda a, b, by: actions.keep_apart([(a, b)], by=by),
    "add_parent": lambda a, b, by: actions.add_parent(a, b, by=by),
    "remove_parent": lambda a, b, by: actions.remove_parent(a, b, by=by),
}


@pytest.mark.parametrize("act", ACTS)
def test_others_may_not(act: str) -> None:
    somebody = Person.objects.create_user("somebody")
    with pytest.raises(PermissionDenied):
        ACTS[act](tag_for("fandom", "A"), tag_for("fandom", "B"), somebody)
    assert Entry.objects.count() == 0


def test_an_owner_makes_wranglers_and_unmakes_them() -> None:
    owner, wren = Person.objects.create_superuser("keeper"), Person.objects.create_user("wren")
    assert [may_wrangle(one) for one in (owner, wren)] == [True, False]
    wren = let_wrangle("Wren", wrangles=True, by=owner)
    assert may_wrangle(wren)
    with pytest.raises(PermissionDenied):
        let_wrangle("keeper", wrangles=True, by=wren)
    wren.is_active = False
    assert not may_wrangle(wren)
    assert not may_wrangle(let_wrangle("wren", wrangles=False, by=owner))
