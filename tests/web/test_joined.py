"""A work in several parts: its chapters, what is missing between them, and the addresses that its parts had."""

from __future__ import annotations

import pytest
from django.test import Client
from web.shelf import Shelf, words_of

from holdfast.archive.works.models import Provenance, Work

TIDE = "The tide was higher than anybody had seen it."


@pytest.fixture
def tide(shelf: Shelf) -> Work:
    """Parts 2 and 4 of 6, each a chapter."""
    work = shelf.work("The Long Tide", chapters=())
    for number in (2, 4):
        shelf.chapter(work, number, "", f"<p>{TIDE}</p>")
        kept = shelf.original(work, f"tide{number}.txt", f"{number}/6\n\n{TIDE}\n", position=number)
        chapters = [{"title": None, "start": 5, "end": 50}]
        posting = {"part": number, "total": 6, "as_written": f"{number}/6"}
        kept.reading["work"] = {"chapters": chapters, "posting": posting}
        kept.save()
    return work


def test_a_missing_part_is_said_in_its_place(stranger: Client, tide: Work) -> None:
    page = words_of(stranger.get(f"/works/{tide.address}/"))
    assert (
        "Part 1 of 6 is not here Chapter 2 600 words Part 3 of 6 is not here Chapter 4 300 words "
        "Parts 5 and 6 of 6 are not here" in page
    )
    chapter = words_of(stranger.get(f"/works/{tide.address}/4/"))
    assert "Chapter 4 of 4 ·" in chapter
    assert stranger.get(f"/works/{tide.address}/3/").status_code == 404


@pytest.mark.parametrize("page", ["", "1/", "whole/", "original/", "original/file"])
def test_the_address_of_a_part_leads_to_the_work_for_good(
    stranger: Client, shelf: Shelf, tide: Work, page: str
) -> None:
    part = shelf.work("The Long Tide", state="joined", joined_into=tide)
    answer = stranger.get(f"/works/{part.address}/{page}")
    assert (answer.status_code, answer.headers["Location"]) == (301, f"/works/{tide.address}/")


def test_no_address_leads_to_what_a_stranger_may_not_see(
    stranger: Client, owner: Client, shelf: Shelf, tide: Work
) -> None:
    part = shelf.work("The Long Tide", state="joined", joined_into=tide)
    tide.state = "hidden"
    tide.save()
    assert [one.get(f"/works/{part.address}/").status_code for one in (stranger, owner)] == [404, 301]
    assert stranger.get("/works/nosuchwork/").status_code == 404


def test_each_original_of_a_work_is_shown_by_its_number(stranger: Client, tide: Work) -> None:
    pages = [stranger.get(f"/works/{tide.address}/original/{asked}") for asked in ("", "?of=2", "?of=3", "?of=x")]
    assert [one.status_code for one in pages] == [200, 200, 404, 404]
    assert [f"The file tide{number}.txt" in words_of(one) for one, number in zip(pages, (2, 4), strict=False)] == [
        True
    ] * 2
    assert "Made of several files: tide2.txt · tide4.txt" in words_of(pages[1])
    assert stranger.get(f"/works/{tide.address}/original/file?of=2").content == f"4/6\n\n{TIDE}\n".encode()
    assert f"/works/{tide.address}/original/?of=2" in stranger.get(f"/works/{tide.address}/").content.decode()


def test_a_file_that_holds_a_work_out_of_sight_is_not_given_away(stranger: Client, owner: Client, shelf: Shelf) -> None:
    ebb, flow = shelf.work("The Ebb"), shelf.work("The Flow", state="hidden")
    kept = shelf.original(ebb, "two.txt", "It ebbed.\n\nIt flowed.\n", end=11)
    kept.reading["source"]["part"] = [0, 11]
    kept.save()
    Provenance.objects.create(work=flow, original=kept.original, reading=kept.reading, program="1", start=11, end=23)
    page = f"/works/{ebb.address}/original/"
    assert "It ebbed." in words_of(stranger.get(page))
    assert "It flowed." not in words_of(stranger.get(page))
    assert [one.get(f"{page}file").status_code for one in (stranger, owner)] == [404, 200]
    flow.state = "published"
    flow.save()
    assert stranger.get(f"{page}file").status_code == 200


def test_what_was_set_aside_is_opened_by_its_keepers(stranger: Client, owner: Client, shelf: Shelf) -> None:
    work = shelf.work("An Advertisement", state="aside")
    shelf.series("Things to Buy", [(1, "1", work)])
    assert [one.get(f"/works/{work.address}/").status_code for one in (stranger, owner)] == [404, 200]
    assert [words_of(one.get("/works/")).count("An Advertisement") for one in (stranger, owner)] == [0, 0]
    assert "Things to Buy" not in words_of(owner.get("/series/"))
