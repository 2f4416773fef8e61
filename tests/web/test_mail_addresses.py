"""An e-mail address in every place where one can stand: no stranger finds it on any page; the keepers do."""

from __future__ import annotations

import re
from collections import deque
from typing import Any

import pytest
from django.test import Client
from web.shelf import Shelf

from holdfast.archive.works.models import Work

TEXT = "By Marram <title@tide.example>\n\nIt held. in-the-body@tide.example\n"
COLUMNS = (
    *("summary", "notes", "end_notes", "disclaimer", "spoilers", "status", "point_of_view"),
    *("archive_permission", "contact", "end_marker", "written_as_said"),
)


@pytest.fixture
def full(shelf: Shelf) -> Work:
    """A work that holds one in every column, with neighbours, wants and pointers that do too."""
    columns: dict[str, Any] = {name: f"See {name}@tide.example for more" for name in COLUMNS}
    chapters = [
        (f"One chapter{at}@tide.example", f'<p><a href="mailto:x{at}@tide.example">body{at}@tide.example</a></p>')
        for at in (1, 2)
    ]
    kinds = ("fandom", "relationship", "character", "rating", "warning", "genre", "freeform")
    tags = [(kind, f"{kind}@tide.example") for kind in kinds]
    work = shelf.work("title@tide.example", by=["author@tide.example"], chapters=chapters, tags=tags, **columns)
    nameless = shelf.work("", by=["<b>@tide.example"], opening="Mail opening@tide.example now", **columns)
    for role in ("beta", "editor", "cover", "translator", "artist", "thanks"):
        shelf.credit(work, f"{role}@tide.example", role)
    want = shelf.want("want@tide.example", "asked@tide.example")
    shelf.relation(work, "continues-in", title=want.title, want=want)
    shelf.relation(
        work,
        "based-on",
        title="base@tide.example",
        author="other@tide.example",
        url="https://x.example/who@tide.example",
    )
    shelf.relation(work, "sequel-to", title="to@tide.example", to_work=nameless)
    shelf.series("series@tide.example", [(1, "one@tide.example", work), (2, "two@tide.example", want)])
    shelf.original(work, "from/file@tide.example.txt", TEXT, [("author", "Marram"), ("address", "title@tide.example")])
    return work


def crawl(client: Client, start: str = "/") -> dict[str, str]:
    """Every page that can be reached by links from `start`, by its address."""
    pages: dict[str, str] = {}
    waiting = deque([start, "/search/?q=tide", "/search/?q=body1"])
    while waiting:
        path = waiting.popleft()
        if path in pages or len(pages) > 300:
            continue
        answer = client.get(path)
        assert answer.status_code in {200, 302}, path
        pages[path] = answer.content.decode() if answer["Content-Type"].startswith("text/html") else ""
        links = re.findall(r'href="(/[^"#]*)', pages[path])
        waiting.extend(link.replace("&amp;", "&") for link in links if not link.startswith("/static/"))
    return pages


@pytest.mark.parametrize("who", ["stranger", "somebody"])
def test_no_page_shows_where_mail_goes(request: pytest.FixtureRequest, full: Work, who: str) -> None:
    pages = crawl(request.getfixturevalue(who))
    assert f"/works/{full.address}/original/" in pages
    assert len(pages) > 30
    assert [path for path, page in pages.items() if "tide.example" in page] == []
    assert "title@…" in pages[f"/works/{full.address}/"]


def test_the_page_says_what_it_leaves_out(stranger: Client, owner: Client, shelf: Shelf, full: Work) -> None:
    plain = shelf.work()
    shelf.original(plain, "plain.txt", "It held.\n")
    said = b"Where e-mail goes is left out here, and the file itself is for the keepers of this archive."
    pages = [(one, work) for one in (stranger, owner) for work in (full, plain)]
    assert [said in one.get(f"/works/{work.address}/original/").content for one, work in pages] == [True] + [False] * 3


def test_a_keeper_sees_them(owner: Client, full: Work) -> None:
    shown = owner.get(f"/works/{full.address}/original/").content.decode()
    assert "in-the-body@tide.example" in shown
    assert "summary@tide.example" in owner.get(f"/works/{full.address}/").content.decode()


def test_the_name_of_a_file_gives_nothing_away(shelf: Shelf, stranger: Client) -> None:
    work = shelf.work()
    shelf.original(work, "list/marram@tide.example.txt", "It held.\n")
    answer = stranger.get(f"/works/{work.address}/original/file")
    assert "tide" not in answer["Content-Disposition"]


def test_what_a_visitor_asks_for_is_theirs(stranger: Client, full: Work) -> None:
    del full
    page = stranger.get("/search/", {"q": "me@shore.example"}).content.decode()
    assert 'value="me@shore.example"' in page
