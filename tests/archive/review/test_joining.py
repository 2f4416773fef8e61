"""Parts become one work, copies stand beside one, a file that holds several works is parted; each can be undone."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise, permutations

import pytest
from archive.review.conftest import rows_of
from django.core.exceptions import PermissionDenied
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from holdfast.archive.desk.queries import held
from holdfast.archive.journal.models import Entry
from holdfast.archive.people.models import Person
from holdfast.archive.review.actions import (
    NotReviewed,
    accept,
    correct,
    join,
    merge,
    part_again,
    set_aside,
    split,
    unsplit,
)
from holdfast.archive.review.models import Joining
from holdfast.archive.review.queries import Gap, gaps
from holdfast.archive.review.reading import read_with, told_of
from holdfast.archive.works.models import Provenance, Version, Work
from holdfast.archive.works.queries import now_at, pointed_to, pointing_to, work_at
from holdfast.archive.works.rules import may_see, visible_works
from holdfast.story import ReadStory, Told

BringFile = Callable[[str, str], Work]
HEAD = "Title: The Long Tide ({part})\nAuthor: Wren Hallowell\nRating: {rating}\nCharacters: {who}\n\n"
BODY = (
    "{who} went down to the shore on the {day} day, and the tide was higher than anybody had seen it.\n\nIt went out.\n"
)


def a_part(part: str, who: str, day: str, rating: str = "PG") -> str:
    return HEAD.format(part=part, rating=rating, who=who) + BODY.format(who=who, day=day)


@pytest.fixture
def parts(bring_file: BringFile) -> list[Work]:
    return [
        bring_file("tide1.txt", a_part("1/4", "Ahab", "first")),
        bring_file("tide2.txt", a_part("2/4", "Starbuck", "second", "R")),
        bring_file("tide4.txt", a_part("4/4", "Pip", "fourth")),
    ]


def read_now(provenance: Provenance) -> ReadStory:
    return read_with(provenance, told_of(provenance))


def openings(work: Work) -> list[tuple[int, str]]:
    shown = work.chapters.filter(shown__isnull=False).values_list("position", "shown__text")
    return [(position, " ".join(text.split()[:1])) for position, text in shown]


def test_parts_become_the_chapters_of_one_work_by_their_numbers(parts: list[Work], owner: Person) -> None:
    first, second, fourth = parts
    assert join([first, fourth, second], by=owner) == first
    rows = rows_of(first)
    assert openings(first) == [(1, "Ahab"), (2, "Starbuck"), (4, "Pip")]
    assert {name: rows[name] for name in ("title", "posting_part", "credits", "tags", "words", "parts")} == {
        "title": "The Long Tide",
        "posting_part": None,
        "credits": [("Wren Hallowell", "author", "Wren Hallowell")],
        "tags": [
            ("rating", "PG", "PG"),
            ("character", "Ahab", "Ahab"),
            ("character", "Starbuck", "Starbuck"),
            ("character", "Pip", "Pip"),
        ],
        "words": 69,
        "parts": [(f"tide{number}.txt", "part", 0, None) for number in (1, 2, 4)],
    }
    assert gaps(first) == [Gap(2, (3,), 4)]


def test_what_was_joined_is_seen_as_the_work_that_took_it_in(
    parts: list[Work], bring_file: BringFile, owner: Person, somebody: Person
) -> None:
    sequel = bring_file("sequel.txt", "Title: After\nAuthor: Wren Hallowell\n\nA sequel to The Long Tide.\n\n" + BODY)
    sequel.relations.update(to_work=parts[1], want=None)
    first = join(parts, by=owner)
    assert set(visible_works(owner)) == set(visible_works(somebody)) == {first, sequel}
    for one in parts[1:]:
        one.refresh_from_db()
        assert (one.state, work_at(owner, one.address), may_see(owner, one)) == ("joined", None, False)
        assert now_at(somebody, one.address) == first.address
    assert pointed_to(somebody, sequel) == {parts[1].pk: first}
    assert [one.work for one in pointing_to(somebody, first)] == [sequel]
    digests = [one.original.sha256 for one in first.provenance.all()]
    assert held(digests) == dict.fromkeys(digests, first.pk)


def test_parted_again_each_is_what_it_was(parts: list[Work], owner: Person) -> None:
    accept(parts[0], by=owner)
    before = [rows_of(one) for one in parts]
    join(parts, by=owner)
    assert part_again(parts[0], by=owner) == parts[1:]
    assert [rows_of(one) for one in parts] == before
    assert part_again(parts[0], by=owner) == []
    assert [now_at(owner, one.address) for one in parts] == [None] * 3
    verbs = list(Entry.objects.order_by("number").values_list("verb", flat=True))
    assert verbs[-6:] == ["joined", "joined-into", "joined-into", "parted", "parted-from", "parted-from"]


def test_a_part_that_comes_later_takes_its_place(parts: list[Work], bring_file: BringFile, owner: Person) -> None:
    work = join(parts, by=owner)
    shown = list(Version.objects.order_by("id"))
    third = bring_file("tide3.txt", a_part("3/4", "Stubb", "third"))
    join([work, third], by=owner)
    assert openings(work) == [(1, "Ahab"), (2, "Starbuck"), (3, "Stubb"), (4, "Pip")]
    assert gaps(work) == []
    assert Version.objects.count() == len(shown) + 2  # the part's own, and the chapter's: those that were there stay
    assert part_again(work, by=owner) == [third]
    assert (openings(work), gaps(work)) == ([(1, "Ahab"), (2, "Starbuck"), (4, "Pip")], [Gap(2, (3,), 4)])


def test_joined_twice_is_joined_once(parts: list[Work], owner: Person) -> None:
    join(parts, by=owner)
    said = Entry.objects.count()
    assert join(parts, by=owner) == parts[0]
    assert (Entry.objects.count(), Joining.objects.count()) == (said, 1)


def test_works_joined_in_turn_lead_to_the_last_and_part_in_turn(parts: list[Work], owner: Person) -> None:
    first, second, fourth = parts
    before = [rows_of(one) for one in parts]
    join([second, fourth], by=owner)
    between = rows_of(second)
    join([first, second], by=owner)
    assert {now_at(owner, one.address) for one in (second, fourth)} == {first.address}
    with pytest.raises(NotReviewed, match=r"was itself joined into “The Long Tide”\. Part that one first"):
        part_again(second, by=owner)
    part_again(first, by=owner)
    assert (rows_of(second), now_at(owner, fourth.address)) == (between, second.address)
    part_again(second, by=owner)
    assert [rows_of(one) for one in parts] == before


def test_parts_without_numbers_stand_as_they_were_given(bring_file: BringFile, owner: Person) -> None:
    texts = {
        name: f"Title: {name}\nAuthor: Wren\n\n{BODY.format(who=name, day='first')}" for name in ("Ebb", "Flow", "Calm")
    }
    for order in permutations(texts):
        works = [bring_file(f"{'-'.join(order)}/{name}.txt", f"{texts[name]}{'-'.join(order)}\n") for name in order]
        join(works, by=owner)
        assert openings(works[0]) == list(enumerate(order, 1))
        assert list(works[0].chapters.values_list("title", flat=True)) == ["", *order[1:]]
        assert gaps(works[0]) == []


def test_a_copy_stands_beside_the_work_and_shows_nothing(
    parts: list[Work], bring_file: BringFile, owner: Person
) -> None:
    first = parts[0]
    copy = bring_file(
        "copy.html", f"<html><body><p>{a_part('1/4', 'Ahab', 'first').replace(chr(10), '<br>')}</p></body></html>"
    )
    before = [rows_of(first), rows_of(copy)]
    for _ in range(2):
        assert merge(first, [copy], by=owner) == first
    after = rows_of(first)
    assert after["parts"] == [("tide1.txt", "part", 0, None), ("copy.html", "copy", 0, None)]
    assert {name: value for name, value in after.items() if name not in {"parts", "doubts"}} == {
        name: value for name, value in before[0].items() if name not in {"parts", "doubts"}
    }
    assert now_at(owner, copy.address) == first.address
    correct(first.provenance.get(role="copy"), [Told("title", "A Copy")], by=owner)
    assert rows_of(first)["title"] == "The Long Tide"
    assert read_now(first.provenance.get(role="copy")).work.title == "A Copy"
    part_again(first, by=owner)
    assert (rows_of(first), rows_of(copy)["title"]) == (before[0], "A Copy")


def test_what_cannot_be_joined_is_refused(parts: list[Work], owner: Person, somebody: Person) -> None:
    first, second, fourth = parts
    with pytest.raises(PermissionDenied):
        join(parts, by=somebody)
    join([first, second], by=owner)
    with pytest.raises(NotReviewed, match="“The Long Tide” was joined into “The Long Tide” already"):
        join([fourth, second], by=owner)
    set_aside(fourth, "", by=owner)
    with pytest.raises(NotReviewed, match=r"was set aside\. Bring it back first"):
        join([first, fourth], by=owner)
    second.refresh_from_db()
    with pytest.raises(NotReviewed, match="was joined into another work"):
        set_aside(second, "", by=owner)


def test_a_part_that_nobody_has_looked_at_makes_the_whole_wait(
    parts: list[Work], bring_file: BringFile, owner: Person
) -> None:
    doubtful = bring_file("tide3.txt", BODY.format(who="Stubb", day="third"))
    accept(parts[0], by=owner)
    join([parts[0], doubtful], by=owner)
    parts[0].refresh_from_db()
    assert (doubtful.needs_review, parts[0].needs_review) == (True, True)


TWO = (
    "The Ebb\nby Wren Hallowell\n\nRating: PG\n\n" + BODY.format(who="Ahab", day="first") + "\nTHE END\n\n\n"
    "The Flow\nby Marram Grass\n\nRating: R\n\n" + BODY.format(who="Pip", day="second") + "\nTHE END\n"
)


def test_a_file_of_two_works_is_parted_where_the_second_begins(bring_file: BringFile, owner: Person) -> None:
    work = bring_file("two.txt", TWO)
    before = rows_of(work)
    told = Told("beta", None, TWO.index("Pip"), TWO.index("Pip") + 3)
    correct(work.provenance.get(), [told], by=owner)
    corrected = rows_of(work)
    border = TWO.index("The Flow")
    old, new = split(work.provenance.get(), [border], by=owner)
    assert [(one.title, openings(one), rows_of(one)["parts"]) for one in (old, new)] == [
        ("The Ebb", [(1, "Ahab")], [("two.txt", "part", 0, border)]),
        ("The Flow", [(1, "Pip")], [("two.txt", "part", border, len(TWO))]),
    ]
    assert [rows_of(one)["credits"][-1][:2] for one in (old, new)] == [("Wren Hallowell", "author"), ("Pip", "beta")]
    assert [read_now(one.provenance.get()).ledger.characters for one in (old, new)] == [border, len(TWO) - border]
    assert set(held([old.provenance.get().original.sha256]).values()) == {old.pk}
    assert unsplit(old, by=owner) == old
    assert (rows_of(old), now_at(owner, new.address)) == (corrected, old.address)
    assert corrected != before
    assert unsplit(old, by=owner) == old  # twice changes nothing


def test_a_part_is_split_again_and_undone_in_turn(bring_file: BringFile, owner: Person) -> None:
    work = bring_file("four.txt", TWO + TWO)
    whole = rows_of(work)
    _, second = split(work.provenance.get(), [len(TWO)], by=owner)
    half = rows_of(second)
    inside = len(TWO) + TWO.index("The Flow")
    third = split(second.provenance.get(), [inside, inside], by=owner)[1]
    assert (second.title, third.title) == ("The Ebb", "The Flow")
    with pytest.raises(NotReviewed, match=r"“The Ebb”, which was split off, was split itself\. Undo that first"):
        unsplit(work, by=owner)
    unsplit(second, by=owner)
    assert rows_of(second) == half
    unsplit(work, by=owner)
    assert rows_of(work) == whole


@pytest.mark.parametrize(
    ("at", "sentence"),
    [
        ([0], f"A work can begin between the characters 1 and {len(TWO) - 1} of this text."),
        ([len(TWO)], f"A work can begin between the characters 1 and {len(TWO) - 1} of this text."),
        ([7, 8], "Nothing but blanks stands between the characters 7 and 8: that is no work."),
    ],
)
def test_where_no_work_can_begin_nothing_is_split(
    bring_file: BringFile, owner: Person, at: list[int], sentence: str
) -> None:
    work = bring_file("two.txt", TWO)
    with pytest.raises(NotReviewed) as refused:
        split(work.provenance.get(), at, by=owner)
    assert (str(refused.value), Work.objects.count()) == (sentence, 1)


def test_split_nowhere_is_left_alone(bring_file: BringFile, owner: Person, somebody: Person) -> None:
    work = bring_file("two.txt", TWO)
    assert split(work.provenance.get(), [], by=owner) == [work]
    for act in (lambda: split(work.provenance.get(), [9], by=somebody), lambda: unsplit(work, by=somebody)):
        with pytest.raises(PermissionDenied):
            act()
    assert Work.objects.count() == 1


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(places=st.lists(st.integers(1, len(TWO) - 1), min_size=1, max_size=4))
def test_wherever_it_is_split_nothing_is_lost_and_undone_it_is_as_before(
    bring_file: BringFile, owner: Person, places: list[int]
) -> None:
    with transaction.atomic():
        work = bring_file("two.txt", TWO)
        before = rows_of(work)
        try:
            works = split(work.provenance.get(), places, by=owner)
        except NotReviewed:
            assert any(not TWO[a:b].strip() for a, b in pairwise([0, *sorted(set(places)), len(TWO)]))
        else:
            stories = [read_now(one.provenance.get()) for one in works]
            assert sum(one.ledger.characters for one in stories) == len(TWO)
            assert all(one.ledger.adds_up for one in stories)
            join(works, by=owner)
            part_again(work, by=owner)
            unsplit(work, by=owner)
            assert rows_of(work) == before
        transaction.set_rollback(True)
