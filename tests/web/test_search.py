from __future__ import annotations

import pytest
from django.test import Client
from web.shelf import Shelf, words_of

from holdfast.search.follow import rebuild


@pytest.fixture
def shelf(shelf: Shelf) -> Shelf:
    shelf.work("The Weed", chapters=[("", "<p>It held on to the basalt.</p>")])
    shelf.work("The <b>Stone</b>")
    rebuild(tell=None)
    return shelf


def test_a_title_is_found(stranger: Client, shelf: Shelf) -> None:
    del shelf
    page = stranger.get("/search/?q=weed")
    assert "1 work found The Weed by Marram Grass" in words_of(page)
    assert b'value="weed"' in page.content


def test_what_was_found_is_marked_and_nothing_in_it_acts(stranger: Client, shelf: Shelf) -> None:
    del shelf
    assert b"<b>" not in stranger.get("/search/?q=stone").content


def test_nothing_found_and_nothing_asked_say_what_to_do(stranger: Client, shelf: Shelf) -> None:
    del shelf
    assert "0 works found Nothing was found Try fewer words" in words_of(stranger.get("/search/?q=zzzz"))
    assert "What to type" in words_of(stranger.get("/search/?q=%20"))


def test_a_query_with_a_fault_that_finds_nothing_says_both(stranger: Client, shelf: Shelf) -> None:
    del shelf
    words = words_of(stranger.get('/search/?q="zzzz'))
    assert "A quotation mark was opened and not closed" in words
    assert "0 works found Nothing was found" in words


@pytest.mark.parametrize(
    "query", ['q="', "q=%00", "q=AND%20OR%20(", "q=a&page=99999999999", "q=" + "x" * 9000, "q=a:b:c"]
)
def test_no_search_breaks_the_page(stranger: Client, shelf: Shelf, query: str) -> None:
    del shelf
    assert stranger.get(f"/search/?{query}").status_code == 200
