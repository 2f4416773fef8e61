"""What waits for a keeper, and what was set aside."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from archive.review.conftest import rows_of, spoken
from django.contrib.auth.models import AnonymousUser

from holdfast.archive.people.models import Person
from holdfast.archive.review.actions import accept, bring_back, correct, set_aside, take_back
from holdfast.archive.review.queries import set_aside as what_was_set_aside
from holdfast.archive.review.queries import waiting
from holdfast.archive.review.waiting import Narrowed, Queue, queue_of
from holdfast.archive.works.actions import NotShown, show
from holdfast.archive.works.models import Work
from holdfast.archive.works.queries import work_at
from holdfast.archive.works.rules import may_see, visible_works
from holdfast.story import Told

BringFile = Callable[[str, str], Work]


def test_what_waits_is_looked_at_in_the_order_of_arrival(
    bring_file: BringFile, owner: Person, somebody: Person
) -> None:
    several = [
        bring_file(f"{name}.txt", f"{name} went out into the rain, and it fell on her all night.\n") for name in "ABC"
    ]
    assert list(waiting(owner)) == several
    assert list(waiting(somebody)) == list(waiting(AnonymousUser())) == []
    assert queue_of(owner, several[1], Narrowed()) == Queue(3, 2, several[0], several[2])
    accept(several[1], by=owner)
    accept(several[1], by=owner)  # twice changes nothing
    assert list(waiting(owner)) == [several[0], several[2]]
    assert queue_of(owner, several[1], Narrowed()) == Queue(2, 0, several[0], several[2])
    assert [verb for _, verb, _ in spoken()].count("reviewed") == 1


def test_doubts_that_a_correction_settles_wait_for_nobody(bring_file: BringFile, owner: Person) -> None:
    work = bring_file("a.txt", "Ann went out into the rain, and it fell on her all night.\n")
    assert [one["field"] for one in work.provenance.get().doubts] == ["title"]
    correction = correct(work.provenance.get(), [Told("title")], by=owner)[0]
    assert (rows_of(work)["needs_review"], rows_of(work)["doubts"]) == (False, [[]])
    take_back(correction, by=owner)
    assert rows_of(work)["needs_review"]
    accept(work, by=owner)
    correct(work.provenance.get(), [Told("rating", "G")], by=owner)
    assert not rows_of(work)["needs_review"]


def test_what_is_set_aside_is_opened_by_keepers_alone_and_stands_in_no_list(
    lamp: Work, owner: Person, somebody: Person
) -> None:
    lamp.state = "hidden"
    lamp.save()
    for _ in range(2):
        set_aside(lamp, "An advertisement.", by=owner)
    assert [visible_works(one).count() for one in (owner, somebody)] == [0, 0]
    assert [work_at(one, lamp.address) for one in (owner, somebody)] == [lamp, None]
    assert [may_see(one, lamp) for one in (owner, somebody)] == [True, False]
    assert [(one.work, one.reason) for one in what_was_set_aside(owner)] == [(lamp, "An advertisement.")]
    assert list(what_was_set_aside(somebody)) == []
    with pytest.raises(NotShown, match="“The Lamp on the Skerry” is set aside"):
        show(lamp, by=owner)
    for _ in range(2):
        bring_back(lamp, by=owner)
    assert (lamp.state, list(what_was_set_aside(owner)), visible_works(owner).count()) == ("hidden", [], 1)
    assert [verb for _, verb, _ in spoken()][-2:] == ["set-aside", "brought-back"]
