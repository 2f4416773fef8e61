"""The want list and series: what is missing is named, and found when it comes."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied

from holdfast.archive.journal.models import Entry
from holdfast.archive.people.models import Person
from holdfast.archive.series.actions import meet_want
from holdfast.archive.series.models import Place, Series
from holdfast.archive.series.rules import visible_places, visible_series
from holdfast.archive.works.actions import hide
from holdfast.archive.works.models import Relation, Want, Work
from holdfast.archive.works.rules import visible_wants
from holdfast.archive.works.wanting import propose_matches
from holdfast.story import Relation as Said
from holdfast.story import SeriesPlace

BringIn = Callable[..., Work]
NEXT = "The Skerry VIII: The Lamp"


def part(number: int, label: str) -> tuple[SeriesPlace, ...]:
    return (SeriesPlace("The Skerry", number, label),)


def seventh(bring_in: BringIn, author: str = "Wren") -> Work:
    next_part = Said("continues-in", NEXT)
    return bring_in("Seven.", title="The Skerry VII", authors=(author,), series=part(7, "VII"), relations=(next_part,))


def places() -> list[tuple[int | None, str, str, str]]:
    rows = Place.objects.order_by("series", "position", "id")
    return [
        (one.position, one.label, one.work.title if one.work else "", one.want.title if one.want else "")
        for one in rows
    ]


def test_a_part_that_is_named_and_not_here_is_wanted_and_stands_missing_in_its_place(bring_in: BringIn) -> None:
    seventh(bring_in)
    wanted = Want.objects.get()
    assert (wanted.title, wanted.author, wanted.met_by) == (NEXT, "", None)
    assert places() == [(7, "VII", "The Skerry VII", ""), (8, "", "", NEXT)]


def test_the_part_that_comes_meets_the_want_by_itself_and_takes_its_place(bring_in: BringIn) -> None:
    pointing = seventh(bring_in)
    eighth = bring_in("Eight.", title=NEXT, authors=("Wren",), series=part(8, "VIII"))
    assert Want.objects.get().met_by == eighth
    assert pointing.relations.get().to_work == eighth
    assert places() == [(7, "VII", "The Skerry VII", ""), (8, "VIII", NEXT, NEXT)]
    assert list(Entry.objects.filter(verb="met").values_list("who", "noun")) == [("", "want")]


def test_in_the_other_order_nothing_is_ever_wanted(bring_in: BringIn) -> None:
    eighth = bring_in("Eight.", title=NEXT, authors=("Wren",), series=part(8, "VIII"))
    pointing = seventh(bring_in)
    assert Want.objects.count() == 0
    assert pointing.relations.get().to_work == eighth
    assert places() == [(7, "VII", "The Skerry VII", ""), (8, "VIII", NEXT, "")]


def test_the_same_title_by_somebody_else_waits_for_a_person(bring_in: BringIn, owner: Person, somebody: Person) -> None:
    pointing = seventh(bring_in)
    other = bring_in("Eight?", title=NEXT.upper(), authors=("Marram",))
    wanted = Want.objects.get()
    assert (wanted.met_by, pointing.relations.get().to_work) == (None, None)
    assert propose_matches(other) == [wanted]
    with pytest.raises(PermissionDenied):
        meet_want(wanted, other, by=somebody)
    meet_want(wanted, other, by=owner)
    assert pointing.relations.get().to_work == other
    assert places() == [(7, "VII", "The Skerry VII", ""), (8, "", NEXT.upper(), NEXT)]
    assert propose_matches(other) == []


def test_proposals_that_agree_on_the_author_come_first(bring_in: BringIn) -> None:
    bring_in("One.", relations=(Said("inspired-by", "The Lamp", "Somebody Else"),))
    bring_in("Two.", relations=(Said("inspired-by", "The Lamp", "Marram"),))
    met = bring_in("Lamp.", title="The Lamp", authors=("Marram",))
    assert [one.author for one in propose_matches(met)] == ["Somebody Else"]
    assert Want.objects.get(author="Marram").met_by == met


def test_two_sequels_called_part_two_are_two_wants(bring_in: BringIn) -> None:
    bring_in("One.", authors=("Wren",), relations=(Said("continues-in", "Part Two"),))
    bring_in("Two.", authors=("Marram",), relations=(Said("continues-in", "Part Two"),))
    bring_in("Three.", authors=("Wren",), relations=(Said("prequel-to", "Part Two"),))
    assert [one.relations.count() for one in Want.objects.order_by("id")] == [2, 1]


@pytest.mark.parametrize(
    ("said", "wants"),
    [
        (Said("response-to", "The opening line challenge"), 0),
        (Said("inspired-by", "A film"), 0),
        (Said("inspired-by", "The Lamp", "Marram"), 1),
        (Said("sequel-to", "The Lamp"), 1),
        (Said("sequel-to", "The Lamp", None, "https://lamp.example/"), 0),
        (Said("sequel-to", None, "Marram"), 0),
    ],
)
def test_what_is_wanted(bring_in: BringIn, said: Said, wants: int) -> None:
    bring_in("One.", relations=(said, said))
    assert (Relation.objects.count(), Want.objects.count()) == (1, wants)


def test_two_series_of_one_title_by_different_authors_are_two(bring_in: BringIn) -> None:
    bring_in("One.", authors=("Wren",), series=part(1, "I"))
    bring_in("Two.", authors=("Wren", "Marram"), series=part(2, "II"))
    bring_in("Three.", authors=("Thrift",), series=part(1, "I"))
    assert [one.places.count() for one in Series.objects.order_by("id")] == [2, 1]
    assert not Work.objects.filter(needs_review=True).exists()


def test_a_part_that_names_no_author_joins_and_is_to_be_looked_at(bring_in: BringIn) -> None:
    bring_in("One.", authors=("Wren",), series=part(1, "I"))
    work = bring_in("Two.", series=part(2, "II"))
    work.refresh_from_db()
    assert (Series.objects.count(), work.needs_review) == (1, True)


def test_what_only_a_hidden_work_tells_of_is_hidden_too(bring_in: BringIn, owner: Person) -> None:
    hide(seventh(bring_in), by=owner)
    stranger = AnonymousUser()
    seen = [visible(stranger).count() for visible in (visible_wants, visible_series)]
    assert seen == [0, 0]
    assert [visible(owner).count() for visible in (visible_wants, visible_series)] == [1, 1]
    assert [one.want is None for one in visible_places(stranger)] == [False]
