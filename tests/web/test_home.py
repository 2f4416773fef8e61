from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.test import Client
from web.shelf import FIRST_DAY, Shelf, words_of


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


def test_of_what_was_brought_together_the_first_page_shows_a_choice(stranger: Client, shelf: Shelf) -> None:
    earlier: dict[str, Any] = {"added": FIRST_DAY, "changed": FIRST_DAY, "summary": "Before all others."}
    shelf.work("Earlier", by=["Dunlin"], **earlier)
    now: dict[str, Any] = {"added": FIRST_DAY + timedelta(days=9), "changed": FIRST_DAY}
    tides = [shelf.work(f"Tide {number}", by=[], summary="Of a series.", **now) for number in (1, 2)]
    shelf.series("Tides", [(number, "", work) for number, work in enumerate(tides, 1)])
    shelf.work("By the same 1", by=["Knot"], summary="One.", **now)
    shelf.work("By the same 2", by=["Knot"], summary="Two.", **now)
    shelf.work("", by=["Ruff"], opening="It has no title", summary="Three.", **now)
    page = words_of(stranger.get("/"))
    shown = ("By the same 2", "Tide 2", "“It has no title…”", "By the same 1", "Tide 1", "Earlier")
    assert [page.find(title) for title in shown] == sorted(page.find(title) for title in shown)
    assert -1 not in [page.find(title) for title in shown]


def test_an_archive_of_nobody_counts_no_people(stranger: Client, shelf: Shelf) -> None:
    shelf.work(by=[])
    assert "1 work Just brought" in words_of(stranger.get("/"))


def test_the_menu_says_where_one_is(stranger: Client, shelf: Shelf) -> None:
    work = shelf.work()
    menu = '<a href="/works/" aria-current="{}">Works</a>'
    for path, here in (("/works/", "page"), (f"/works/{work.address}/", "true"), ("/people/", "false")):
        assert menu.format(here) in stranger.get(path).content.decode()


def test_every_page_of_the_desk_leads_to_the_others(owner: Client, wrangler: Client) -> None:
    menu = '<a href="/desk/review/" aria-current="{}">Desk</a>'
    for path, here in (("review", "page"), ("alike", "true"), ("tags", "true")):
        page = owner.get(f"/desk/{path}/").content.decode()
        assert menu.format(here) in page
        assert f'<a href="/desk/{path}/" aria-current="page">' in page[page.index('<nav class="desks"') :]
    assert 'href="/desk/review/"' not in wrangler.get("/desk/tags/").content.decode()


def test_it_answers_when_asked_whether_it_is_well(client: Client, shelf: Shelf) -> None:
    del shelf
    answer = client.get("/healthz")
    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})


def test_robots_are_kept_from_what_is_not_for_them(client: Client) -> None:
    answer = client.get("/robots.txt")
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert "Disallow: /works/*/original/\n" in answer.content.decode()
