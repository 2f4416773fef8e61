"""What was hidden or set aside does not come to light because it was joined, split or put together again."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from archive.review.conftest import LAMP

from holdfast.archive.journal.models import Entry
from holdfast.archive.people.models import Person
from holdfast.archive.review.actions import NotReviewed, correct, join, merge, part_again, set_aside, split, unsplit
from holdfast.archive.works.actions import hide, show
from holdfast.archive.works.models import Provenance, Work
from holdfast.story import Told

BringFile = Callable[[str, str], Work]
TWO = LAMP + "\n\n" + LAMP.replace("Lamp", "Bell").replace("lamp", "bell")
BORDER = len(LAMP) + 2


@pytest.fixture
def several(bring_file: BringFile) -> list[Work]:
    return [bring_file(f"tide{number}.txt", LAMP.replace("Lamp", f"Lamp {number}")) for number in (1, 2)]


@pytest.fixture
def two(bring_file: BringFile) -> Work:
    return bring_file("two.txt", TWO)


def states() -> list[str]:
    return list(Work.objects.order_by("pk").values_list("state", flat=True))


@pytest.mark.parametrize("hidden", [0, 1])
def test_a_hidden_work_and_one_that_is_seen_do_not_become_one(several: list[Work], hidden: int) -> None:
    hide(several[hidden], by=None)
    before = (states(), Entry.objects.count())
    with pytest.raises(NotReviewed, match=f"“The Lamp {hidden + 1}.* is hidden and “.*Lamp {2 - hidden}.* is not"):
        merge(several[0], [several[1]], by=None)
    with pytest.raises(NotReviewed, match="both seen or both hidden"):
        join(several, by=None)
    assert (states(), Entry.objects.count()) == before


def test_parts_of_what_was_hidden_meanwhile_are_hidden(several: list[Work]) -> None:
    kept = join(several, by=None)
    hide(kept, by=None)
    part_again(kept, by=None)
    assert states() == ["hidden", "hidden"]


def test_what_was_set_aside_is_brought_back_before_it_is_parted(several: list[Work]) -> None:
    kept = join(several, by=None)
    set_aside(kept, "", by=None)
    with pytest.raises(NotReviewed, match=r"set aside\. Bring it back first"):
        part_again(kept, by=None)
    assert states() == ["aside", "joined"]


def test_pieces_of_a_hidden_work_are_hidden(two: Work) -> None:
    hide(two, by=None)
    split(two.provenance.get(), [BORDER], by=None)
    assert states() == ["hidden", "hidden"]


def test_what_was_set_aside_is_not_split(two: Work) -> None:
    set_aside(two, "", by=None)
    with pytest.raises(NotReviewed, match=r"set aside\. Bring it back first"):
        split(two.provenance.get(), [BORDER], by=None)
    assert states() == ["aside"]


def test_a_piece_out_of_sight_does_not_go_back_into_a_whole_that_is_seen(two: Work) -> None:
    _, piece = split(two.provenance.get(), [BORDER], by=None)
    hide(piece, by=None)
    with pytest.raises(NotReviewed, match="come from one file, and one of them is hidden"):
        unsplit(two, by=None)
    show(piece, by=None)
    set_aside(piece, "", by=None)
    with pytest.raises(NotReviewed, match=r"set aside\. Bring it back first"):
        unsplit(two, by=None)
    assert states() == ["published", "aside"]


def test_a_button_pressed_twice_splits_once(two: Work) -> None:
    as_the_page_had_it = [Provenance.objects.get(work=two) for _ in range(2)]
    split(as_the_page_had_it[0], [BORDER], by=None)
    with pytest.raises(NotReviewed, match="A work can begin between"):
        split(as_the_page_had_it[1], [BORDER], by=None)
    assert states() == ["published", "published"]


def test_a_correction_is_of_the_work_that_has_the_original_by_now(several: list[Work], owner: Person) -> None:
    as_the_page_had_it = Provenance.objects.get(work=several[1])
    kept = join(several, by=owner)
    correct(as_the_page_had_it, [Told("fandoms", "The Skerry")], by=owner)
    assert [[tag.name for tag in one.tags.filter(kind="fandom")] for one in (kept, several[1])] == [["The Skerry"], []]
    assert Entry.objects.filter(verb="corrected").values_list("thing", flat=True).get() == kept.address
