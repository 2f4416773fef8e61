"""Bringing through the site, and the report of it."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from web.shelf import words_of

from holdfast.archive.desk.actions import bring_waiting
from holdfast.archive.desk.claims import incoming
from holdfast.archive.desk.models import Bringing, BroughtFile
from holdfast.archive.desk.report import Progress
from holdfast.archive.works.models import Work


def test_files_that_are_brought_are_read_and_reported(owner: Client, transactional_db: None) -> None:
    del transactional_db
    story = b"The Weed\nby Marram Grass\n\nIt held on to its stone, and it did not let go.\n\nThe End\n"
    files = [SimpleUploadedFile("weed.txt", story), SimpleUploadedFile("empty.txt", b"")]
    answer = owner.post("/bring/", {"files": files})
    assert answer.status_code == 302
    assert "Waiting to begin." in words_of(owner.get(answer["Location"]))
    told: list[Progress] = []
    assert b'<noscript><meta http-equiv="refresh" content="3"></noscript>' in owner.get(answer["Location"]).content
    assert bring_waiting(told.append) is not None
    report = owner.get(answer["Location"])
    assert "Done: 2 files." in words_of(report)
    assert "1 Refused" in words_of(report)
    assert b"refresh" not in report.content
    assert Work.objects.count() == 1


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ('["list/a/1.txt", "list/b/1.txt"]', ["list/a/1.txt", "list/b/1.txt"]),
        ("", ["1-2.txt", "1.txt"]),
        ('["list/a/1.txt"]', ["1-2.txt", "1.txt"]),
        ('["list/a/1.txt", "list/b/2.txt"]', ["1-2.txt", "1.txt"]),
        ('["../../a/1.txt", "/b/1.txt"]', ["a/1.txt", "b/1.txt"]),
        ("[1, {}]", ["1-2.txt", "1.txt"]),
        ("{", ["1-2.txt", "1.txt"]),
        ("7", ["1-2.txt", "1.txt"]),
    ],
)
def test_two_files_of_one_name_out_of_a_folder_stay_two(owner: Client, said: str, kept: list[str]) -> None:
    files = [SimpleUploadedFile("1.txt", b"One."), SimpleUploadedFile("1.txt", b"Another.")]
    assert owner.post("/bring/", {"folder": files, "folder_paths": said}).status_code == 302
    folder = incoming() / Bringing.objects.get().address
    assert sorted(str(one.relative_to(folder)) for one in folder.rglob("*.txt")) == kept


def test_nothing_chosen_is_said_at_the_top_and_beside_the_field(owner: Client) -> None:
    answer = owner.post("/bring/", {})
    assert answer.status_code == 422
    assert "There is a problem Choose at least one file, folder or zip." in words_of(answer)
    assert b'aria-describedby="files-hint files-error" aria-invalid="true"' in answer.content
    assert b"<title>Error: Bring stories" in answer.content


def test_a_report_can_be_narrowed_to_what_was_refused(owner: Client) -> None:
    bringing = Bringing.objects.create(state="done")
    for name, outcome in (("a.txt", "brought"), ("b.jpg", "refused")):
        BroughtFile.objects.create(bringing=bringing, name=name, outcome=outcome, reasons=["Because."])
    words = words_of(owner.get(f"/bring/{bringing.address}/?outcome=refused"))
    assert "b.jpg Refused Because." in words
    assert "a.txt" not in words
    assert "1 Brought 0 Brought, to be looked at 0 Already here 1 Refused" in words


def test_a_wrong_password_is_said_without_saying_whose(stranger: Client, owner: Client) -> None:
    del owner
    said = [
        words_of(stranger.post("/sign-in/", {"username": name, "password": "wrong"})) for name in ("keeper", "nobody")
    ]
    assert said[0].replace("keeper", "") == said[1].replace("nobody", "")
    assert "No account has this name and password." in said[0]
