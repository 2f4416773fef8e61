"""What a keeper decides happens at once, and once."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext

from holdfast.archive.journal.models import Entry
from holdfast.archive.people.models import Person
from holdfast.archive.review.actions import NotReviewed, part_again, set_aside
from holdfast.archive.sameness.actions import NotDecided, decline, join, keep, offer_again
from holdfast.archive.sameness.follow import catch_up
from holdfast.archive.sameness.models import Offer, OfferState
from holdfast.archive.sameness.queries import after, number_of, offer_at, offers
from holdfast.archive.works.models import Work

BringFile = Callable[[str, str], Work]
pytestmark = pytest.mark.django_db
SYLLABLES = ("ba", "den", "fi", "gor", "ka", "lum", "mi", "nor", "pe", "rus", "sa", "tol", "vi", "wen")


def prose(seed: int, sentences: int = 60) -> str:
    """Sentences that no other seed has."""
    dice = random.Random(seed)

    def name() -> str:
        return "".join(dice.choices(SYLLABLES, k=3)).capitalize()

    made = [f"The lamp of {name()} went out, and {name()} came to the window of {name()}." for _ in range(sentences)]
    return "\n\n".join(" ".join(made[at : at + 4]) for at in range(0, sentences, 4))


def a_file(title: str, body: str) -> str:
    return f"Title: {title}\nAuthor: Marram Grass\n\n* * *\n\n{body}\n\nTHE END\n"


@pytest.fixture
def parts(bring_file: BringFile) -> list[Work]:  # the fixture
    works = [bring_file(f"rain{n}.txt", a_file(f"Rain ({n}/4)", prose(n))) for n in (1, 2, 4)]
    catch_up()
    return works


@pytest.fixture
def copies(bring_file: BringFile) -> list[Work]:  # the fixture
    works = [
        bring_file(name, a_file("Snow", prose(7) + dressed)) for name, dressed in (("a.txt", ""), ("b.txt", "\n\nYes."))
    ]
    catch_up()
    return works


def states() -> list[tuple[str, str]]:
    return list(Offer.objects.order_by("id").values_list("kind", "state"))


def test_parts_are_joined_and_nothing_more_is_offered(parts: list[Work], owner: Person) -> None:
    offer = Offer.objects.get()
    work = join(offer, [one.address for one in parts], by=owner)
    assert work == parts[0]
    assert work.chapters.filter(shown__isnull=False).count() == 3
    assert Work.objects.filter(joined_into=work).count() == 2
    said = Entry.objects.filter(noun="offer", verb="accepted").values_list("who", "thing", "details")
    works = [one.address for one in parts]
    assert list(said) == [("keeper", offer.address, {"kind": "parts", "works": works})]
    catch_up()
    assert states() == [("parts", "accepted")]


def test_a_part_that_comes_after_the_joining_is_offered_with_the_whole(
    parts: list[Work],
    owner: Person,
    bring_file: BringFile,  # the fixture
) -> None:
    join(Offer.objects.get(), [one.address for one in parts], by=owner)
    third = bring_file("rain3.txt", a_file("Rain (3/4)", prose(3)))
    catch_up()
    (offer,) = offers(owner)
    assert [(one.work, one.called) for one in offer.offered.all()] == [
        (parts[0], "Part 1, Part 2, Part 4"),
        (third, "Part 3"),
    ]
    assert offer.alike == {"total": 4, "missing": []}
    join(offer, [parts[0].address, third.address], by=owner)
    shown = parts[0].chapters.filter(shown__isnull=False).order_by("position")
    assert [chapter.shown.text[:40] for chapter in shown if chapter.shown] == [prose(n)[:40] for n in (1, 2, 3, 4)]


def test_only_what_was_ticked_is_joined(parts: list[Work], owner: Person) -> None:
    offer = Offer.objects.get()
    join(offer, [parts[1].address, parts[0].address, "0000000000"], by=owner)
    catch_up()
    parts[2].refresh_from_db()
    assert (parts[2].state, states()) == ("published", [("parts", "accepted")])


def test_what_was_joined_and_parted_again_is_not_offered_again(parts: list[Work], owner: Person) -> None:
    join(Offer.objects.get(), [one.address for one in parts], by=owner)
    catch_up()
    part_again(parts[0], by=owner)
    catch_up()
    assert states() == [("parts", "accepted")]


@pytest.mark.parametrize("at", [0, 1])
def test_the_copy_that_was_chosen_stays(copies: list[Work], owner: Person, at: int) -> None:
    kept = keep(Offer.objects.get(), copies[at].address, by=owner)
    assert kept == copies[at]
    copies[1 - at].refresh_from_db()
    assert copies[1 - at].joined_into == kept
    assert sorted(kept.provenance.values_list("role", flat=True)) == ["copy", "part"]
    catch_up()
    assert states() == [("copies", "accepted")]


def test_of_a_whole_and_its_part_the_whole_stays(bring_file: BringFile, owner: Person) -> None:
    part = bring_file("a.txt", a_file("Hail", prose(1, 80)))
    whole = bring_file("b.txt", a_file("Hail and Snow", "\n\n".join(prose(n, 80) for n in (1, 2, 3))))
    catch_up()
    assert states() == [("contained", "open")]
    assert keep(Offer.objects.get(), part.address, by=owner) == whole


def test_what_is_kept_apart_stays_apart_until_it_is_offered_again(copies: list[Work], owner: Person) -> None:
    offer = Offer.objects.get()
    decline(offer, by=owner)
    catch_up()
    assert (states(), offer.by, number_of(owner)) == ([("copies", "declined")], owner, {"declined": 1})
    offer_again(offer, by=owner)
    assert (states(), offer.by, offer.decided) == ([("copies", "open")], None, None)
    assert Work.objects.filter(joined_into__isnull=False).count() == 0
    assert len(copies) == 2


def test_what_cannot_be_is_refused_and_nothing_changes(parts: list[Work], owner: Person) -> None:
    offer = Offer.objects.get()
    before = Entry.objects.count()
    with pytest.raises(NotDecided, match="Choose at least two parts"):
        join(offer, [parts[0].address], by=owner)
    with pytest.raises(NotDecided, match="no two copies"):
        keep(offer, parts[0].address, by=owner)
    with pytest.raises(NotDecided, match="Only what was kept apart"):
        offer_again(offer, by=owner)
    assert (states(), Entry.objects.count()) == ([("parts", "open")], before)


def test_a_copy_has_to_be_one_of_the_two(copies: list[Work], owner: Person) -> None:
    offer = Offer.objects.get()
    with pytest.raises(NotDecided, match="Say which of the two stays"):
        keep(offer, "0000000000", by=owner)
    with pytest.raises(NotDecided, match="no parts of one post"):
        join(offer, [one.address for one in copies], by=owner)


def test_what_somebody_decided_in_the_meantime_stands(copies: list[Work], owner: Person) -> None:
    mine, theirs = Offer.objects.get(), Offer.objects.get()
    decline(theirs, by=owner)
    with pytest.raises(NotDecided, match="This was decided already: declined"):
        keep(mine, copies[0].address, by=owner)
    assert Work.objects.filter(joined_into__isnull=False).count() == 0


def test_a_joining_that_is_refused_leaves_the_offer_open(parts: list[Work], owner: Person) -> None:
    offer = Offer.objects.get()
    set_aside(parts[2], "Not a story.", by=owner)
    with pytest.raises(NotReviewed, match="set aside"):
        join(offer, [one.address for one in parts], by=owner)
    assert Offer.objects.get().state == OfferState.OPEN
    catch_up()
    (offer,) = offers(owner)
    assert [one.work for one in offer.offered.all()] == parts[:2]


def test_only_keepers_look_and_decide(copies: list[Work], somebody: Person) -> None:
    offer = Offer.objects.get()
    for attempt in (
        lambda: decline(offer, by=somebody),
        lambda: keep(offer, copies[0].address, by=somebody),
        lambda: offer_again(offer, by=somebody),
    ):
        with pytest.raises(PermissionDenied):
            attempt()
    assert (list(offers(somebody)), offer_at(somebody, offer.address), number_of(somebody)) == ([], None, {})


def test_after_one_comes_the_next(parts: list[Work], copies: list[Work], owner: Person) -> None:
    del parts, copies
    first, second = offers(owner)
    assert (after(owner, first), after(owner, second)) == (second, first)
    decline(second, by=owner)
    assert after(owner, first) is None


def test_a_list_asks_as_often_for_many_as_for_one(parts: list[Work], copies: list[Work], owner: Person) -> None:
    del parts, copies
    with CaptureQueriesContext(connection) as asked:
        for offer in offers(owner):
            for line in offer.offered.all():
                assert [credit.pen_name.name for credit in line.work.credits.all()] == ["Marram Grass"]
    assert len(asked) == 7
