"""Whatever somebody wrote stands on every page as they wrote it, and does nothing."""

from __future__ import annotations

import pytest
from django.test import Client
from web.shelf import Shelf

from holdfast.archive.desk.models import Bringing, BroughtFile

TRAP = "<script>alert('t')</script>\"'><img src=x onerror=alert(1)>&{{ 1 }}{% x %}"
EXACT = "(Don't Let Go) Until We Say Goodbye"


@pytest.fixture
def pages(shelf: Shelf) -> list[str]:
    work = shelf.work(
        TRAP,
        by=[TRAP],
        chapters=[(TRAP, "<p>One.</p>"), (TRAP, "<p>Two.</p>")],
        tags=[(kind, TRAP) for kind in ("fandom", "relationship", "character", "rating", "freeform")],
        opening=TRAP[:50],
        **dict.fromkeys(
            ("summary", "notes", "end_notes", "disclaimer", "spoilers", "archive_permission", "written_as_said"), TRAP
        ),
        status=TRAP,
        point_of_view=TRAP,
        end_marker=TRAP,
        needs_review=True,
    )
    want = shelf.want(TRAP, TRAP)
    shelf.relation(work, "continues-in", title=TRAP, author=TRAP, url=TRAP, want=want)
    series = shelf.series(TRAP, [(1, TRAP, work), (2, TRAP, want)])
    doubts = [{"field": "title", "sentence": TRAP}]
    shelf.original(work, TRAP, f"Title: {TRAP}\n", [("title", TRAP)], doubts=doubts)
    bringing = Bringing.objects.create(state="done")
    BroughtFile.objects.create(bringing=bringing, name=TRAP, outcome="doubtful", reasons=[TRAP], work=work)
    at = f"/works/{work.address}/"
    slug, tag = shelf.pen_name(TRAP).slug, shelf.tag("fandom", TRAP).slug
    return [
        *("/", "/works/", f"/works/?fandom={tag}", "/people/", "/tags/", "/tags/fandom/", "/series/", "/wanted/"),
        *(at, f"{at}1/", f"{at}2/", f"{at}whole/", f"{at}original/", f"/people/{slug}/", f"/tags/fandom/{tag}/"),
        *(f"/series/{series.address}/", "/desk/review/", f"/bring/{bringing.address}/", "/search/?q=script"),
    ]


def test_a_trap_is_only_words_on_every_page(owner: Client, pages: list[str]) -> None:
    for page in pages:
        answer = owner.get(page)
        shown = answer.content.decode()
        assert answer.status_code == 200, page
        assert "<script>" not in shown, page
        assert "<img" not in shown, page


@pytest.mark.parametrize("address", ["/works/?words={}", "/people/?words={}", "/search/?q={}", "/reading/?next={}"])
def test_a_trap_in_an_address_is_only_words(stranger: Client, shelf: Shelf, address: str) -> None:
    del shelf
    answer = stranger.get(address.format("%22%3E%3Cscript%3Ealert(1)%3C/script%3E"))
    assert answer.status_code == 200
    assert b"<script>" not in answer.content


def test_a_title_keeps_its_parentheses_everywhere(stranger: Client, shelf: Shelf) -> None:
    work = shelf.work(EXACT, by=["Marram Grass"], tags=[("fandom", "Dracula")])
    series = shelf.series("Goodbyes", [(1, "", work)])
    shown = EXACT.replace("'", "&#x27;")
    for page in ("/", "/works/", "/people/marram-grass/", "/tags/fandom/dracula/", f"/series/{series.address}/"):
        assert f' dir="auto">{shown}</a>' in stranger.get(page).content.decode(), page
    page = stranger.get(f"/works/{work.address}/").content.decode()
    assert f'lang="en">{shown}</h1>' in page
    assert f"<title>{shown} by Marram Grass · Holdfast</title>" in page


def test_nobodys_address_is_shown(stranger: Client, shelf: Shelf) -> None:
    text = "Write to marram.grass+fic@mail.example.org (or Oyat <oyat@example.org>), please."
    work = shelf.work(summary=text, notes=text, end_notes=text, disclaimer=text, archive_permission=text)
    shelf.original(work, "a.txt", f"Rating: {text}\n", [("rating", text)])
    at = f"/works/{work.address}/"
    for page in ("/", "/works/", at, f"{at}1/", f"{at}whole/", f"{at}original/"):
        assert "example.org" not in stranger.get(page).content.decode(), page
    assert stranger.get(f"{at}original/file").status_code == 404
    assert "marram.grass+fic@…" in stranger.get(at).content.decode()
