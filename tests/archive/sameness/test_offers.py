"""What is offered when works are brought, and what is not."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import pytest
from archive.conftest import Bring

from holdfast.archive.journal.actions import record, writing
from holdfast.archive.journal.models import Entry
from holdfast.archive.sameness import keeping
from holdfast.archive.sameness.follow import catch_up
from holdfast.archive.sameness.models import Offer, OfferState, OftenSaid, Shingle, Signature
from holdfast.archive.works.models import Chapter, Version, Work
from holdfast.story import Posting

pytestmark = pytest.mark.django_db

WORDS = [
    "lamp",
    "harbour",
    "letter",
    "river",
    "stone",
    "kitchen",
    "winter",
    "candle",
    "garden",
    "sister",
    "quiet",
    "morning",
    "rain",
    "coat",
    "bridge",
    "paper",
]
By = tuple[str, ...]
MARRAM: By = ("Marram Grass",)


def prose(words: int, seed: int = 1) -> str:
    dice = random.Random(seed)
    return " ".join(dice.choice(WORDS) + str(dice.randrange(99)) for _ in range(words))


def offered() -> list[tuple[str, list[str], dict[str, Any]]]:
    """Kind, the works by title or opening, how alike."""
    return [
        (offer.kind, [str(one.work) for one in offer.offered.select_related("work")], offer.alike)
        for offer in Offer.objects.filter(state=OfferState.OPEN).order_by("id")
    ]


def part(number: int, total: int | None = None, written: str = "") -> Posting:
    return Posting(number, total, written or f"{number}/{total or '?'}")


def changed(work: Work) -> None:
    with writing():
        record(None, "corrected", "work", work.address)


# --- copies ---


def test_the_same_words_are_a_copy_whatever_their_dress(bring_in: Bring) -> None:
    bring_in("“Don’t go,” she _said_. It was raining in the harbour, and the lamp was out.", title="Rain")
    bring_in('"Don\'t go," she said.', "It was RAINING in the harbour -- and the lamp\nwas out!", title="The Rain")
    bring_in("It was raining in the garden, and nobody said anything at all of the lamp.", title="Another")
    catch_up()
    side = {"words": 15, "same": 15, "before": 0, "after": 0}
    assert offered() == [("copies", ["Rain", "The Rain"], {"first": side, "second": side})]


def test_a_word_changed_here_and_there_leaves_a_copy(bring_in: Bring) -> None:
    words = prose(1000).split()
    bring_in(" ".join(words), title="Rain")
    words[30:950:50] = ["colour"] * 19
    bring_in(" ".join(words), title="Rain")
    catch_up()
    side = {"words": 1000, "same": 981, "before": 0, "after": 0}
    assert offered() == [("copies", ["Rain", "Rain"], {"first": side, "second": side})]


def test_a_chapter_is_told_apart_from_a_copy_and_the_whole_comes_first(bring_in: Bring) -> None:
    bring_in(prose(600, 1), title="Rain, the first chapter")
    bring_in(prose(600, 1), prose(700, 2), prose(500, 3), title="Rain")
    catch_up()
    whole, chapter = (1800, 600, 0, 1200), (600, 600, 0, 0)
    names = ("words", "same", "before", "after")
    alike = {"first": dict(zip(names, whole, strict=True)), "second": dict(zip(names, chapter, strict=True))}
    assert offered() == [("contained", ["Rain", "Rain, the first chapter"], alike)]


def test_two_stories_with_one_song_are_two(bring_in: Bring) -> None:
    bring_in(prose(100, 9), prose(900, 1), title="Rain", authors=MARRAM)
    bring_in(prose(100, 9), prose(900, 2), title="Snow", authors=MARRAM)
    catch_up()
    assert offered() == []


def test_a_few_words_are_no_story(bring_in: Bring) -> None:
    bring_in("To be continued, soon.", title="Rain")
    bring_in("To be continued, soon!", title="Snow")
    catch_up()
    assert offered() == []


def test_what_very_many_works_say_is_looked_for_no_more(bring_in: Bring, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "MOST_HOLDERS", 2)
    for seed in range(4):
        bring_in(prose(40, 99), prose(400, seed), title=f"Rain {seed}")
        catch_up()
    assert OftenSaid.objects.count() > 0
    assert not Shingle.objects.filter(value__in=OftenSaid.objects.values("value")).exists()
    assert offered() == []


# --- parts ---


def test_parts_of_a_post_are_offered_in_order_with_the_gap(bring_in: Bring) -> None:
    for number in (4, 1, 2, 5):
        bring_in(prose(50, number), title="Rain", authors=MARRAM, posting=part(number, 5))
    bring_in(prose(50, 77), title="Snow", authors=MARRAM, posting=part(3, 5))
    catch_up()
    offer = Offer.objects.get()
    assert offer.alike == {"total": 5, "missing": [3]}
    lines = [(one.called, one.work.posting_part, one.doubt) for one in offer.offered.select_related("work")]
    assert lines == [("Part 1", 1, ""), ("Part 2", 2, ""), ("Part 4", 4, ""), ("Part 5", 5, "")]


def test_a_part_that_comes_later_joins_the_open_offer(bring_in: Bring) -> None:
    bring_in(prose(50, 1), title="Rain (1/?)", authors=MARRAM)
    bring_in(prose(50, 2), title="Rain (2/?)", authors=MARRAM)
    catch_up()
    (address,) = Offer.objects.values_list("address", flat=True)
    bring_in(prose(50, 3), title="Rain (3/3)", authors=MARRAM)
    catch_up()
    assert offered() == [("parts", ["Rain (1/?)", "Rain (2/?)", "Rain (3/3)"], {"total": 3, "missing": []})]
    assert Offer.objects.get().address == address


def test_another_authors_parts_are_another_post(bring_in: Bring) -> None:
    for author in ("Marram Grass", "Sea Holly"):
        for number in (1, 2):
            bring_in(prose(50, hash((author, number)) % 99), title="Rain", authors=(author,), posting=part(number, 2))
    catch_up()
    assert [works for _, works, _ in offered()] == [["Rain", "Rain"], ["Rain", "Rain"]]


def test_files_that_are_numbered_belong_to_the_first_that_has_the_title(bring_in: Bring) -> None:
    bring_in(prose(50, 1), name="ck/ck_ll_01.txt", title="Rain", authors=MARRAM)
    bring_in(prose(50, 2), name="ck/ck_ll_02.txt")
    bring_in(prose(50, 3), name="ck/ck_ll_03.txt")
    bring_in(prose(50, 4), name="other/ck_ll_04.txt")
    catch_up()
    (offer,) = Offer.objects.all()
    assert [one.called for one in offer.offered.all()] == ["Part 1", "Part 2", "Part 3"]


@pytest.mark.parametrize("titles", [("Rain", "", "Snow"), ("", "Rain", "")])
def test_a_folder_of_stories_that_are_numbered_is_no_post(bring_in: Bring, titles: tuple[str, ...]) -> None:
    for number, title in enumerate(titles, 1):
        bring_in(prose(50, number), name=f"fic{number:02}.txt", title=title, authors=MARRAM)
    catch_up()
    assert offered() == []


def test_a_folder_of_numbered_files_without_titles_is_no_post(bring_in: Bring) -> None:
    for number in (1, 2, 3):
        bring_in(prose(50, number), name=f"fic{number:02}.txt")
    catch_up()
    assert offered() == []


def test_sequels_are_no_parts(bring_in: Bring) -> None:
    bring_in(prose(50, 1), title="Rain", authors=MARRAM)
    bring_in(prose(50, 2), title="Rain 2", authors=MARRAM)
    bring_in(prose(50, 3), title="Rain III: The Flood", authors=MARRAM)
    catch_up()
    assert offered() == []


def test_what_may_be_the_first_part_and_what_is_there_twice_is_said(bring_in: Bring) -> None:
    bring_in(prose(50, 1), title="Rain", authors=MARRAM)
    for seed, number in ((2, 2), (3, 3), (4, 3)):
        bring_in(prose(50, seed), title="Rain", authors=MARRAM, posting=part(number, 3))
    catch_up()
    (offer,) = Offer.objects.all()
    assert [(one.called, one.doubt) for one in offer.offered.all()] == [
        ("", "It has the title and no number: it may be the first part."),
        ("Part 2", ""),
        ("Part 3", ""),
        ("Part 3", "Part 3 is here already, in the line above."),
    ]


# --- following ---


def test_nothing_is_done_twice(bring_in: Bring) -> None:
    for seed in (1, 1, 2):
        bring_in(prose(100, seed), title=f"Rain {Work.objects.count()}")
    assert catch_up() == 3
    before = list(Signature.objects.values_list("pk", flat=True)), Shingle.objects.count()
    assert catch_up() == 0
    changed(Work.objects.all()[0])
    assert catch_up() == 1
    assert (list(Signature.objects.values_list("pk", flat=True)), Shingle.objects.count()) == before
    assert Entry.objects.filter(noun="offer").count() == 1


def test_an_offer_goes_when_its_text_was_corrected(bring_in: Bring) -> None:
    bring_in(prose(200, 1), title="Rain")
    work = bring_in(prose(200, 1), title="Snow")
    catch_up()
    assert len(offered()) == 1
    Version.objects.filter(chapter__work=work).update(text=prose(200, 2))
    changed(work)
    catch_up()
    assert offered() == []
    assert list(Entry.objects.filter(noun="offer").values_list("verb", flat=True)) == ["offered", "withdrew"]
    assert set(Shingle.objects.values_list("holder", flat=True)) == set(Work.objects.values_list("pk", flat=True))


def test_what_is_left_of_a_post_is_offered_when_one_part_is_no_part(bring_in: Bring) -> None:
    works = [bring_in(prose(50, n), title="Rain", authors=MARRAM, posting=part(n, 3)) for n in (1, 2, 3)]
    catch_up()
    Work.objects.filter(pk=works[0].pk).update(title="Snow")
    changed(works[0])
    catch_up()
    assert offered() == [("parts", ["Rain", "Rain"], {"total": 3, "missing": [1]})]


@pytest.mark.parametrize("state", [OfferState.DECLINED, OfferState.ACCEPTED])
def test_what_was_decided_does_not_come_back(bring_in: Bring, state: OfferState) -> None:
    works = [bring_in(prose(200, 1), title="Rain", authors=MARRAM, posting=part(n, 3)) for n in (1, 2)]
    catch_up()
    assert [kind for kind, _, _ in offered()] == ["copies", "parts"]
    Offer.objects.update(state=state)
    for work in works:
        Work.objects.filter(pk=work.pk).update(title="Hail")
        changed(work)
    bring_in(prose(80, 3), title="Hail", authors=MARRAM, posting=part(3, 3))
    catch_up()
    assert offered() == []


def test_a_work_that_is_gone_from_the_lists_is_offered_no_more(bring_in: Bring, gone: Callable[[Work], None]) -> None:
    works = [bring_in(prose(200, n), title="Rain", authors=MARRAM, posting=part(n, 3)) for n in (1, 2, 3)]
    bring_in(prose(200, 3), title="Rain, again")
    catch_up()
    assert [kind for kind, _, _ in offered()] == ["copies", "parts"]
    gone(works[2])
    catch_up()
    assert offered() == [("parts", ["Rain", "Rain"], {"total": 3, "missing": [3]})]
    assert not Shingle.objects.filter(holder=works[2].pk).exists()


@pytest.fixture
def gone() -> Callable[[Work], None]:
    def set_aside(work: Work) -> None:
        Work.objects.filter(pk=work.pk).update(state="aside")
        changed(work)

    return set_aside


def test_the_text_that_readers_see_is_what_is_compared(bring_in: Bring) -> None:
    work = bring_in(prose(200, 1), title="Rain")
    bring_in(prose(200, 2), title="Snow")
    chapter = Chapter.objects.get(work=work)
    chapter.shown = Version.objects.create(
        chapter=chapter, sha256="0", html="", text=prose(200, 2), words=200, at=work.added
    )
    chapter.save()
    catch_up()
    assert [kind for kind, _, _ in offered()] == ["copies"]
