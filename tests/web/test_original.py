"""The original as found, with what was understood in its place."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from web.shelf import Shelf, words_of

from holdfast.archive.works import originals

TEXT = "Title: The Weed\nRating: <PG>\n\nIt held.\n"


def test_the_text_stands_whole_with_its_findings_marked(stranger: Client, shelf: Shelf) -> None:
    work = shelf.work("The Weed")
    shelf.original(work, "list/weed.txt", TEXT, [("title", "The Weed"), ("rating", "<PG>")])
    page = stranger.get(f"/works/{work.address}/original/")
    marks = re.findall(r'<mark class="([^"]+)" id="([^"]+)" title="([^"]+)">', page.content.decode())
    assert marks == [
        ("of-title", "c7", "title: 97 % sure, labels.title"),
        ("of-tags", "c24", "rating: 97 % sure, labels.rating"),
    ]
    words = words_of(page)
    assert "Title: [title: The Weed ] Rating: [rating: <PG> ] It held." in words
    assert "title The Weed 97 % sure, rule labels.title" in words
    assert "Characters 39" in words


def test_the_file_is_the_bytes_and_never_a_page(stranger: Client, shelf: Shelf) -> None:
    work = shelf.work()
    shelf.original(work, "list/b>weed é.html", TEXT)
    answer = stranger.get(f"/works/{work.address}/original/file")
    assert answer.content == TEXT.encode()
    assert answer["Content-Type"] == "text/plain"
    assert answer["Content-Disposition"] == "attachment; filename*=utf-8''b%3Eweed%20%C3%A9.html"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer["Content-Security-Policy"]


def test_a_file_that_has_gone_is_said_and_breaks_nothing(stranger: Client, shelf: Shelf) -> None:
    work = shelf.work()
    kept = shelf.original(work, "weed.txt", "A text that is taken away.\n")
    originals.path_of(kept.original.sha256).unlink()
    page = stranger.get(f"/works/{work.address}/original/")
    assert "It cannot be shown The file of this original cannot be read now." in words_of(page)
    assert stranger.get(f"/works/{work.address}/original/file").status_code == 404


def test_a_work_without_an_original_has_no_such_page(stranger: Client, shelf: Shelf) -> None:
    work = shelf.work()
    assert stranger.get(f"/works/{work.address}/original/").status_code == 404
    assert b"/original/" not in stranger.get(f"/works/{work.address}/").content


@pytest.mark.parametrize("number", ["0", "2", "-1", "1.0", "x", "", "9" * 5000])
def test_an_original_that_there_is_not_is_not_found(stranger: Client, shelf: Shelf, number: str) -> None:
    work = shelf.work()
    shelf.original(work, "weed.txt", TEXT)
    assert stranger.get(f"/works/{work.address}/original/", {"of": number}).status_code == 404
