"""What a keeper says of a work is found, and what left the lists is found no more: by the journal alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from holdfast.archive.bridge import keep
from holdfast.archive.journal.actions import writing
from holdfast.archive.people.models import Person
from holdfast.archive.review.actions import bring_back, correct, join, merge, part_again, set_aside, split, unsplit
from holdfast.archive.works import originals
from holdfast.archive.works.models import Original, Work
from holdfast.search.documents import every_document
from holdfast.search.find import find
from holdfast.search.follow import catch_up
from holdfast.story import Source, Told, read

STORY = "{who} went down to the shore, and the tide was higher than anybody had seen it.\n\nIt went out by night.\n"


@pytest.fixture
def owner(db: None) -> Person:
    del db
    return Person.objects.create_superuser("keeper")


def bring(name: str, text: str) -> Work:
    original = Original.objects.create(sha256=originals.keep(text.encode()), size=len(text), name=name)
    with writing():
        return keep(read(Source(name, text.encode())), original, by=None)


def a_work(title: str, who: str) -> Work:
    return bring(f"{who}.txt", f"Title: {title}\nAuthor: Wren\n\n" + STORY.format(who=who))


@pytest.fixture
def found(owner: Person) -> Callable[..., list[list[Work]]]:
    """The works that each word finds, before the index has followed (nothing is found that may not be) and after."""

    def both(*words: str) -> list[list[Work]]:
        late = [set(map(_work, find(owner, word).hits)) for word in words]
        catch_up()
        now = [sorted(map(_work, find(owner, word).hits), key=lambda one: one.pk) for word in words]
        for before, after in zip(late, now, strict=True):
            assert all(one.state == "published" for one in before), (before, after)
        return now

    return both


def _work(hit: object) -> Work:
    work: Work = hit.work  # type: ignore[attr-defined]
    return work


def test_a_corrected_title_is_found_and_the_old_one_is_not(
    owner: Person, found: Callable[..., list[list[Work]]]
) -> None:
    work = a_work("Lamp", "Ahab")
    assert found("lamp", "light") == [[work], []]
    correct(work.provenance.get(), [Told("title", "Light")], by=owner)
    assert found("lamp", "light") == [[], [work]]


def test_what_is_set_aside_is_found_when_it_is_back(owner: Person, found: Callable[..., list[list[Work]]]) -> None:
    work = a_work("Lamp", "Ahab")
    assert found("lamp") == [[work]]
    set_aside(work, "", by=owner)
    assert (found("lamp"), list(every_document())) == ([[]], [])
    bring_back(work, by=owner)
    assert found("lamp") == [[work]]


@pytest.mark.parametrize("how", [join, lambda works, by: merge(works[0], works[1:], by=by)])
def test_joined_works_are_found_as_one_and_parted_as_two(
    owner: Person, found: Callable[..., list[list[Work]]], how: Callable[..., Work]
) -> None:
    first, second = a_work("Lamp", "Ahab"), a_work("Bell", "Pip")
    assert found("ahab", "pip") == [[first], [second]]
    how([first, second], by=owner)
    assert found("ahab", "pip") == [[first], [first] if how is join else []]
    part_again(first, by=owner)
    assert found("ahab", "pip") == [[first], [second]]


def test_a_file_that_is_split_is_found_as_two(owner: Person, found: Callable[..., list[list[Work]]]) -> None:
    one, two = (
        f"Title: {title}\nAuthor: Wren\n\n{STORY.format(who=who)}\nTHE END\n\n"
        for title, who in (("Lamp", "Ahab"), ("Bell", "Pip"))
    )
    first = bring("two.txt", one + two)
    assert found("ahab", "pip") == [[first], [first]]
    second = split(first.provenance.get(), [len(one)], by=owner)[1]
    assert found("ahab", "pip", "bell") == [[first], [second], [second]]
    unsplit(first, by=owner)
    assert found("ahab", "pip") == [[first], [first]]
