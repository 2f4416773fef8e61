"""A work's page and its chapters: everything that is kept of it, set as it should be read."""

from __future__ import annotations

import pytest
from django.test import Client
from web.shelf import Shelf, words_of

STORY = '<p>It <s>let go</s> held.</p>\n<hr>\n<p class="verse">The weed<br>the stone</p>'


def test_a_story_of_one_chapter_stands_on_its_works_page(stranger: Client, shelf: Shelf) -> None:
    work = shelf.work(
        "The Weed",
        chapters=[("", STORY)],
        notes="For Oyat.\nAlways.\n\nWrite to me at marram@example.org",
        end_notes="The end notes.",
        summary="A summary.",
        disclaimer="Not mine.",
        end_marker="-fin-",
        written="2002-11-20",
        written_as_said="20 Nov 2002",
        point_of_view="the stone",
        contact="marram@example.org",
    )
    answer = stranger.get(f"/works/{work.address}/")
    page = answer.content.decode()
    assert '<h1 class="work-title" dir="auto" lang="en">The Weed</h1>' in page
    assert STORY in page
    assert '<p class="end-marker" dir="auto">-fin-</p>' in page
    assert '<p dir="auto">For Oyat.<br>Always.</p>\n<p dir="auto">Write to me at marram@…</p>' in page
    assert "example.org" not in page
    words = words_of(answer)
    for fact in ("Written 20 Nov 2002", "Point of view the stone", "1,200 words, about 5 minutes", "Not mine."):
        assert fact in words
    assert words.index("A summary.") < words.index("held.") < words.index("The end notes.")


def test_a_story_of_several_chapters_is_read_one_by_one_or_whole(stranger: Client, shelf: Shelf) -> None:
    chapters = [("Ebb", "<p>One.</p>"), ("", "<p>Two.</p>"), ("Flood", "<p>Three.</p>")]
    work = shelf.work("Tides", chapters=chapters, end_marker="END", notes="Before.", end_notes="Behind.")
    at = f"/works/{work.address}/"
    first, second, last = (stranger.get(f"{at}{number}/") for number in (1, 2, 3))
    assert "Chapters 1" not in words_of(stranger.get(at))
    assert f'href="{at}1/" data-after>Begin reading</a>' in stranger.get(at).content.decode()
    assert f'rel="prev" href="{at}1/"' in second.content.decode()
    assert f'rel="next" href="{at}3/"' in second.content.decode()
    assert "Chapter 2 of 3 · 600 words · about 3 minutes" in words_of(second)
    for text, standing in (("Before.", [first]), ("Behind.", [last]), ("END", [last])):
        assert [page for page in (first, second, last) if text in words_of(page)] == standing
    whole = words_of(stranger.get(f"{at}whole/"))
    assert "Ebb One. Chapter 2 Two. Flood Three. END" in whole


@pytest.mark.parametrize("rest", ["9/", "0/", "99999999999999999999/", "nonsense/"])
def test_a_chapter_that_is_not_there_is_not_found(stranger: Client, shelf: Shelf, rest: str) -> None:
    work = shelf.work()
    assert stranger.get(f"/works/{work.address}/{rest}").status_code == 404


def test_a_work_without_a_title_is_called_by_its_opening_words(stranger: Client, shelf: Shelf) -> None:
    work = shelf.work("", opening="It was the third time that week")
    page = stranger.get(f"/works/{work.address}/").content.decode()
    assert "<title>“It was the third time that week…” by Marram Grass · Holdfast</title>" in page


def test_a_text_that_runs_right_to_left_says_so(stranger: Client, shelf: Shelf) -> None:
    work = shelf.work("قصة البحر", language="ar")
    page = stranger.get(f"/works/{work.address}/").content.decode()
    assert '<h1 class="work-title" dir="auto" lang="ar">قصة البحر</h1>' in page
    assert '<article class="story" lang="ar" dir="rtl"' in page


def test_every_fact_shows_the_words_it_came_from(stranger: Client, shelf: Shelf) -> None:
    work = shelf.work("The Weed", tags=[("rating", "PG")])
    shelf.original(work, "list/weed.txt", "Rating: pg\n\nIt held.\n", [("rating", "pg")])
    page = stranger.get(f"/works/{work.address}/")
    assert "Rating PG Rating: the words this came from The words this came from pg 97 % sure, rule labels.rating" in (
        words_of(page)
    )
    assert f'href="/works/{work.address}/original/#c8"'.encode() in page.content
    assert "Found in list/weed.txt, brought" in words_of(page)


def test_relations_lead_to_works_here_to_wants_and_elsewhere(stranger: Client, shelf: Shelf) -> None:
    old, hidden, new = shelf.work("Old"), shelf.work("Secret", state="hidden"), shelf.work("New")
    want = shelf.want("Missing")
    shelf.relation(new, "sequel-to", title="Old", to_work=old)
    shelf.relation(new, "continues-in", title="Missing", want=want)
    shelf.relation(new, "response-to", title="A dare", url="https://example.org/dare")
    shelf.relation(new, "based-on", title="A trap", url="javascript:alert(1)")
    shelf.relation(new, "inspired-by", title="As it called it", to_work=hidden)
    page = stranger.get(f"/works/{new.address}/").content.decode()
    assert f'<a href="/works/{old.address}/" dir="auto">Old</a>' in page
    assert f'<a class="chip" href="/wanted/#want-{want.address}">Wanted</a>' in page
    assert '<a href="https://example.org/dare" rel="nofollow noopener external" dir="auto">A dare</a>' in page
    assert "javascript:" not in page
    assert '<span dir="auto">As it called it</span>' in page
    assert hidden.address not in page
    assert "Has a sequel New" in words_of(stranger.get(f"/works/{old.address}/"))


def test_the_reader_sets_how_stories_look_without_javascript(stranger: Client, shelf: Shelf) -> None:
    work = shelf.work()
    at = f"/works/{work.address}/"
    chosen = {"theme": "sepia", "face": "sans", "size": "xl", "keys": "off", "leading": "nonsense", "next": at}
    assert stranger.post("/reading/", chosen)["Location"] == at
    root = stranger.get(at).content.decode().split("<html", 1)[1].split(">", 1)[0]
    assert root == (
        ' lang="en" data-theme="sepia" data-face="sans" data-size="xl" data-width="medium"'
        ' data-leading="medium" data-keys="off"'
    )


@pytest.mark.parametrize("elsewhere", ["https://example.org/", "//example.org/", "javascript:alert(1)", ""])
def test_settings_never_send_anybody_elsewhere(stranger: Client, shelf: Shelf, elsewhere: str) -> None:
    del shelf
    assert stranger.post("/reading/", {"next": elsewhere})["Location"] == "/"


@pytest.mark.parametrize("cookie", ["theme=%22%3E%3Cscript%3E", "x" * 5000, "theme=dark&theme=x", "%00"])
def test_a_cookie_that_somebody_wrote_means_nothing(stranger: Client, shelf: Shelf, cookie: str) -> None:
    del shelf
    stranger.cookies["holdfast_reading"] = cookie
    answer = stranger.get("/")
    assert answer.status_code == 200
    assert b'data-theme="auto"' in answer.content
