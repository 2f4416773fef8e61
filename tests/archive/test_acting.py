"""Actions refuse first, change rows and write their line together, and tell others only after the commit."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied

from holdfast.archive.desk.rules import may_bring
from holdfast.archive.journal.actions import record, writing, written
from holdfast.archive.journal.models import Entry
from holdfast.archive.journal.queries import after, newest_number
from holdfast.archive.people.actions import NotAdded, add_person
from holdfast.archive.people.models import Person
from holdfast.archive.tags.actions import NotASynonym, make_synonym, tag_for
from holdfast.archive.works.actions import NotRelated, hide, mark_reviewed, relate, show, unrelate
from holdfast.archive.works.models import Original, Relation, Work
from holdfast.archive.works.rules import (
    may_carry_away,
    may_see,
    may_see_mail_addresses,
    may_see_original,
    visible_works,
)
from holdfast.story import Doubt

BringIn = Callable[..., Work]
GOOD = "kelp holds fast to its stone"


def lines() -> list[tuple[str, str, str]]:
    return list(Entry.objects.order_by("number").values_list("who", "verb", "noun"))


def test_a_hidden_work_is_seen_by_its_keepers_alone(bring_in: BringIn, owner: Person, somebody: Person) -> None:
    work = bring_in("Held.")
    for act, seen in ((hide, [0, 0, 1]), (show, [1, 1, 1])):
        act(work, by=owner)
        act(work, by=owner)  # saying it twice changes nothing
        viewers = (AnonymousUser(), somebody, owner)
        assert [visible_works(one).count() for one in viewers] == seen
        assert [may_see(one, work) for one in viewers] == [bool(one) for one in seen]
        assert [may_see_original(one, work) for one in viewers] == [bool(one) for one in seen]
    assert lines() == [("", "brought", "work"), ("keeper", "hid", "work"), ("keeper", "showed", "work")]


@pytest.mark.parametrize(
    "case", [(False, "published", "111", "111"), (True, "published", "111", "001"), (False, "hidden", "001", "001")]
)
def test_a_file_that_holds_an_address_is_carried_away_by_keepers_alone(
    bring_in: BringIn, owner: Person, somebody: Person, case: tuple[bool, str, str, str]
) -> None:
    holds, state, sees, carries = case
    work = bring_in("Held.", contact="wren@skerry.example")
    work.state = state
    original = Original(holds_addresses=holds)
    viewers = (AnonymousUser(), somebody, owner)
    assert "".join(str(int(may_see_original(one, work))) for one in viewers) == sees
    assert "".join(str(int(may_carry_away(one, work, original))) for one in viewers) == carries
    assert [may_see_mail_addresses(one) for one in viewers] == [False, False, True]


@pytest.mark.parametrize("act", [hide, show, mark_reviewed])
def test_somebody_who_may_not_is_refused_and_nothing_changes(
    act: Callable[..., None], bring_in: BringIn, somebody: Person
) -> None:
    work = bring_in("Hm.", doubts=(Doubt("title", "No title."),))
    with pytest.raises(PermissionDenied):
        act(work, by=somebody)
    assert lines() == [("", "brought", "work")]


def test_what_was_looked_at_needs_no_look_and_keeps_its_doubts(bring_in: BringIn, owner: Person) -> None:
    work = bring_in("Hm.", doubts=(Doubt("title", "No title."),))
    mark_reviewed(work, by=owner)
    work.refresh_from_db()
    assert (work.needs_review, len(work.provenance.get().doubts)) == (False, 1)
    assert lines()[-1] == ("keeper", "reviewed", "work")


def test_works_are_related_once_and_never_to_themselves(bring_in: BringIn, owner: Person) -> None:
    one, other = bring_in("One."), bring_in("Two.", title="Two")
    relation = relate(one, "sequel-to", other, by=owner)
    assert relate(one, "sequel-to", other, by=owner) == relation
    with pytest.raises(NotRelated, match="cannot point to itself"):
        relate(one, "sequel-to", one, by=owner)
    with pytest.raises(NotRelated, match="“cousin-of” is not one of: inspired-by"):
        relate(one, "cousin-of", other, by=owner)
    unrelate(relation, by=owner)
    assert (Relation.objects.count(), [verb for _, verb, _ in lines()][2:]) == (0, ["related", "unrelated"])


def test_a_person_is_added_once_and_with_a_password_that_holds(db: None) -> None:
    del db
    person = add_person(" Keeper ", GOOD, owner=True)
    assert (person.username, person.is_superuser, person.check_password(GOOD), may_bring(person)) == (
        "Keeper",
        True,
        True,
        True,
    )
    assert not may_bring(add_person("Reader", GOOD, owner=False))
    for name, password, sentence in (
        ("KEEPER", GOOD, "There is already somebody called KEEPER here."),
        ("Other", "1234567890", "This password is too common."),
        ("Other", "brief", "This password is too short."),
        ("no/such", GOOD, "Enter a valid username."),
        ("", GOOD, "This field cannot be blank."),
    ):
        with pytest.raises(NotAdded) as refused:
            add_person(name, password, owner=False)
        assert str(refused.value).startswith(sentence)
    assert Person.objects.count() == 2


def test_a_synonym_points_to_what_is_meant_and_never_in_a_ring(db: None, owner: Person, somebody: Person) -> None:
    del db
    a, b, c = (tag_for("fandom", name) for name in ("Moby Dick", "Moby-Dick; or, The Whale", "MD"))
    make_synonym(c, a, by=owner)
    make_synonym(a, b, by=owner)
    for tag in (a, c):
        tag.refresh_from_db()
        assert tag.canonical == b
    with pytest.raises(NotASynonym, match="already means"):
        make_synonym(b, a, by=owner)
    with pytest.raises(NotASynonym, match="is a Fandom and “whales” a Tag"):
        make_synonym(b, tag_for("freeform", "whales"), by=owner)
    with pytest.raises(PermissionDenied):
        make_synonym(b, a, by=somebody)


def test_a_line_is_written_only_in_the_transaction_of_what_it_tells(transactional_db: None) -> None:
    del transactional_db
    with pytest.raises(RuntimeError, match="Use writing"):
        record(None, "did", "thing", "1")


def test_others_are_told_once_and_only_after_the_commit(transactional_db: None) -> None:
    del transactional_db
    told: list[int] = []

    def listener(**_: object) -> None:
        told.append(newest_number())

    written.connect(listener)
    try:
        with writing():
            record(None, "did", "thing", "1")
            record(None, "did", "thing", "2")
            assert told == []
        assert told == [newest_number()]
        with pytest.raises(ZeroDivisionError):
            _write_and_fail()
    finally:
        written.disconnect(listener)
    assert len(told) == 1
    assert [one.thing for one in after(0, 10)] == ["1", "2"]
    assert [one.thing for one in after(after(0, 1)[0].number, 10)] == ["2"]


def _write_and_fail() -> None:
    with writing():
        record(None, "did", "thing", "3")
        raise ZeroDivisionError


def test_lines_become_visible_in_their_order(own_archive: Any) -> None:
    """One who follows while several write must never see a higher number before a lower one."""
    said = own_archive.run(
        """
        import django; django.setup()
        import threading
        from django.db import connection
        from holdfast.archive.journal.actions import record, writing
        from holdfast.archive.journal.models import Entry
        from holdfast.archive.journal.queries import after
        from holdfast.archive.store import open_store
        open_store()

        def write():
            for number in range(15):
                with writing():
                    record(None, "did", "thing", str(number))
                    record(None, "did", "thing", str(number))
            connection.close()

        writers = [threading.Thread(target=write) for _ in range(3)]
        for one in writers:
            one.start()
        seen = [0]
        while any(one.is_alive() for one in writers) or after(seen[-1], 1):
            seen += [one.number for one in after(seen[-1], 1000)]
        print(seen[1:] == list(Entry.objects.order_by("number").values_list("number", flat=True)), len(seen))
        """
    )
    assert said == "True 91\n"
