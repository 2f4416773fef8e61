from __future__ import annotations

from django.test import Client
from web.shelf import Shelf, words_of


def test_an_empty_archive_says_what_to_do_next(stranger: Client, shelf: Shelf) -> None:
    del shelf
    page = words_of(stranger.get("/"))
    assert "Nothing is here yet The keeper of this archive brings stories" in page


def test_an_empty_archive_asks_its_owner_to_bring(owner: Client) -> None:
    assert b'<a class="button" href="/bring/">Bring stories</a>' in owner.get("/").content


def test_the_first_page_names_latest_works_fandoms_and_wants(stranger: Client, shelf: Shelf) -> None:
    shelf.work("The Weed", by=["Marram Grass"], tags=[("fandom", "Dracula")])
    stone = shelf.work("The Stone", by=["Marram Grass", "Oyat"], tags=[("fandom", "Dracula"), ("fandom", "Emma")])
    want = shelf.want("The Shell", "Nobody Known")
    shelf.relation(stone, "sequel-to", title="The Shell", want=want)
    page = words_of(stranger.get("/"))
    assert "2 works by 2 people" in page
    assert "The Stone by Marram Grass and Oyat Dracula Emma 1,200 words" in page
    assert page.index("The Stone") < page.index("The Weed")
    assert "Fandoms All fandoms and tags Dracula 2 works Emma 1 work" in page
    assert "nobody has brought yet. The Shell by Nobody Known" in page


def test_it_answers_when_asked_whether_it_is_well(client: Client, shelf: Shelf) -> None:
    del shelf
    answer = client.get("/healthz")
    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})


def test_robots_are_kept_from_what_is_not_for_them(client: Client) -> None:
    answer = client.get("/robots.txt")
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert "Disallow: /works/*/original/\n" in answer.content.decode()
