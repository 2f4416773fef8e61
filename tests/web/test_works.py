"""Browsing: what is shown of each work, what a filter lets through, and what it says when it cannot."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from web.shelf import Shelf, words_of


@pytest.fixture
def shelf(shelf: Shelf) -> Shelf:
    weed = shelf.work(
        "The Weed",
        by=["Marram Grass"],
        tags=[("fandom", "Dracula"), ("rating", "PG"), ("character", "Mina"), ("character", "Lucy")],
        words=900,
        written="2002-11",
        summary="It holds.",
        status="Complete",
    )
    shelf.work("Stone", by=["Oyat"], tags=[("fandom", "Emma")], words=20_000, written="1999", status="WIP")
    shelf.work("amber", by=["Oyat"], tags=[("fandom", "Dracula")], words=5000, language="fr")
    shelf.series("Wrack", [(1, "I", weed)])
    return shelf


def titles(page: str) -> list[str]:
    return re.findall(r'<h2 class="card-title"><a href="[^"]+" dir="auto">([^<]*)</a>', page)


def test_a_work_in_a_list_is_title_name_one_line_of_facts_and_summary(stranger: Client, shelf: Shelf) -> None:
    del shelf
    page = words_of(stranger.get("/works/?words=weed"))
    assert "The Weed by Marram Grass Dracula PG 900 words 2002 Wrack, I It holds. 2 more tags Mina Lucy" in page


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["amber", "Stone", "The Weed"]),
        ("fandom=dracula", ["amber", "The Weed"]),
        ("fandom=dracula&rating=pg", ["The Weed"]),
        ("fandom=dracula&fandom=emma", []),
        ("words=WEED", ["The Weed"]),
        ("words=oyat", ["amber", "Stone"]),
        ("language=fr", ["amber"]),
        ("shortest=901&longest=5000", ["amber"]),
        ("shortest=5,000", ["amber", "Stone"]),
        ("state=complete", ["The Weed"]),
        ("state=unfinished", ["Stone"]),
        ("series=in", ["The Weed"]),
        ("series=alone", ["amber", "Stone"]),
        ("order=title", ["amber", "Stone", "The Weed"]),
        ("order=longest", ["Stone", "amber", "The Weed"]),
        ("order=shortest", ["The Weed", "amber", "Stone"]),
        ("order=newest", ["The Weed", "Stone", "amber"]),
        ("order=oldest", ["Stone", "The Weed", "amber"]),
        ("order=nonsense&state=nonsense&page=99", ["amber", "Stone", "The Weed"]),
        ("words=%00", ["amber", "Stone", "The Weed"]),
    ],
)
def test_the_filter(stranger: Client, shelf: Shelf, query: str, found: list[str]) -> None:
    del shelf
    answer = stranger.get(f"/works/?{query}")
    assert (answer.status_code, titles(answer.content.decode())) == (200, found)


def test_synonyms_are_found_and_counted_as_what_they_mean(stranger: Client, shelf: Shelf) -> None:
    synonym = shelf.tag("fandom", "Bram Stoker's Dracula")
    synonym.canonical = shelf.tag("fandom", "Dracula")
    synonym.save()
    shelf.work("Bat", tags=[("fandom", "Bram Stoker's Dracula")])
    answer = stranger.get("/works/?fandom=dracula")
    assert titles(answer.content.decode()) == ["Bat", "amber", "The Weed"]
    assert "Dracula (3)" in words_of(answer)


def test_what_was_asked_for_can_be_taken_away_piece_by_piece(stranger: Client, shelf: Shelf) -> None:
    del shelf
    page = stranger.get("/works/?fandom=dracula&rating=pg&language=en").content.decode()
    chosen = re.search(r'<ul class="chosen".*?</ul>', page, re.DOTALL)
    assert chosen is not None
    assert re.findall(r'href="([^"]+)"', chosen[0]) == [
        "?rating=pg&amp;language=en",
        "?fandom=dracula&amp;language=en",
        "?fandom=dracula&amp;rating=pg",
        "/works/",
    ]


def test_a_number_that_is_none_is_named_beside_its_field(stranger: Client, shelf: Shelf) -> None:
    del shelf
    answer = stranger.get("/works/?shortest=many")
    assert "Error: The fewest words must be a whole number, such as 5000." in words_of(answer)
    assert b'name="shortest" inputmode="numeric" value="many"' in answer.content
    assert b'aria-invalid="true" aria-describedby="e-shortest"' in answer.content


def test_numbers_the_wrong_way_round_are_said(stranger: Client, shelf: Shelf) -> None:
    del shelf
    answer = stranger.get("/works/?shortest=500&longest=5")
    assert "The most words must be at least the fewest." in words_of(answer)


def test_a_long_list_has_pages_that_keep_the_filter(stranger: Client, shelf: Shelf) -> None:
    for number in range(21):
        shelf.work(f"Wave {number}", tags=[("fandom", "Emma")])
    page = stranger.get("/works/?fandom=emma&page=2").content.decode()
    assert titles(page) == ["Wave 0", "Stone"]
    assert '<a rel="prev" href="?fandom=emma&amp;page=1"' in page


def test_nothing_found_says_what_to_do(stranger: Client, shelf: Shelf) -> None:
    del shelf
    assert "No work is like that Take something away above" in words_of(stranger.get("/works/?words=zzz"))


def test_many_tags_are_folded_and_all_are_there(stranger: Client, shelf: Shelf) -> None:
    for number, folded in ((16, b""), (17, b"<summary>7 more</summary>")):
        work = shelf.work(tags=[("freeform", f"Tag {one} of {number}") for one in range(number)])
        page = stranger.get(f"/works/{work.address}/").content
        about = page[page.index(b'id="about-work"') :]
        assert about.count(b'<a href="/tags/freeform/') == number
        assert (b" more</summary>" in about) == bool(folded)
        assert folded in about


@pytest.mark.parametrize(
    ("title", "kind"), [("", "work-title untitled"), ("The Weed", "work-title"), ("Weed " * 20, "work-title long")]
)
def test_a_title_is_set_by_what_it_is(stranger: Client, shelf: Shelf, title: str, kind: str) -> None:
    work = shelf.work(title.strip(), opening="It held")
    assert f'<h1 class="{kind}"' in stranger.get(f"/works/{work.address}/").content.decode()


def test_a_story_that_is_read_from_the_right_has_its_head_there_too(stranger: Client, shelf: Shelf) -> None:
    page = stranger.get(f"/works/{shelf.work(language='he').address}/").content
    assert b'<header class="work-head" dir="rtl">' in page
    assert b"<bdi>1,200 words</bdi>" in page


@pytest.mark.parametrize("number", ["9" * 5000, "000000000005" + "9" * 5000, "-1", "1.5"])
def test_a_number_of_words_that_is_none_is_said(stranger: Client, db: None, number: str) -> None:
    del db
    answer = stranger.get("/works/", {"longest": number})
    assert "The most words must be a whole number, such as 5000." in words_of(answer)
