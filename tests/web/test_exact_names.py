"""Titles, tags and names stand on every page to the character: archives before us cut them, or made them ASCII."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from urllib.parse import unquote

import pytest
from django.test import Client
from pytest_django.fixtures import Settings
from web.shelf import Shelf

from holdfast.archive.journal.actions import record, writing
from holdfast.archive.tags.actions import tag_for
from holdfast.archive.works.models import Tagging
from holdfast.search.follow import catch_up

TITLES = [
    "(Don't Let Go) Until: <We> Say “Goodbye”, Élodie & Łukasz?! #2 / part * of 7 …",
    "I <3 you",
    "&amp; so on",
    "می‌خواهم",
    "Zoe\u0301’s Roof",
    "雨の屋根 – 第二章",
    "100 % [sic] {x} `y` \\z",
]
TAGS = [
    "Angst, lots of it",
    "*wild* weather",
    "A < B > C",
    "It’s “complicated”",
    "naïveté",
    "Clark/Lex & Lana",
    "50% off #1?",
]


@pytest.mark.parametrize("title", TITLES)
def test_a_title_is_whole_wherever_it_stands(
    stranger: Client, shelf: Shelf, settings: Settings, tmp_path: Path, title: str
) -> None:
    settings.HOME = tmp_path
    work = shelf.work(title, by=["Zoë “Wren” O’Hallowéll"])
    shelf.series("Roofs", [(1, "I", work)])
    with writing():
        record(None, "brought", "work", work.address)
    catch_up()
    pages = {
        "its own": f"/works/{work.address}/",
        "all works": "/works/",
        "its author's": "/people/zoë-wren-ohallowéll/",
        "its series'": f"/series/{work.places.get().series.address}/",
        "found": "/search/?q=by:zoë",
    }
    shown = {name: unescape(stranger.get(page).content.decode()) for name, page in pages.items()}
    assert [name for name, page in shown.items() if title not in page] == []
    assert [name for name, page in shown.items() if "Zoë “Wren” O’Hallowéll" not in page] == []
    tab = re.search(r"<title>(.*?)</title>", stranger.get(pages["its own"]).content.decode(), re.DOTALL)
    assert tab is not None
    assert title in unescape(tab[1])


@pytest.mark.parametrize("title", TITLES)
def test_an_originals_name_is_whole_in_the_file_that_is_carried_away(
    stranger: Client, shelf: Shelf, title: str
) -> None:
    work = shelf.work(title)
    name = title.replace("/", "∕") + ".txt"
    shelf.original(work, name, "It rained.\n")
    answer = stranger.get(f"/works/{work.address}/original/file")
    said = answer["Content-Disposition"]
    sent = unquote(said.partition("filename*=utf-8''")[2]) or said.partition('filename="')[2][:-1].replace("\\", "")
    assert sent.replace("\\", "") == name.replace("\\", "")


@pytest.mark.parametrize("name", TAGS)
def test_a_tag_is_one_tag_to_the_character(stranger: Client, shelf: Shelf, name: str) -> None:
    work = shelf.work("Rain")
    with writing():
        tag = tag_for("freeform", name)
    Tagging.objects.create(work=work, tag=tag, as_written=name)
    assert tag_for("freeform", name) == tag
    for page in (f"/works/{work.address}/", "/tags/", f"/tags/freeform/{tag.slug}/", f"/works/?freeform={tag.slug}"):
        shown = stranger.get(page)
        assert shown.status_code == 200
        assert name in unescape(shown.content.decode()), page
    assert "Rain" in stranger.get(f"/works/?freeform={tag.slug}").content.decode()
