"""The owner brings a zip through the browser: what is whole comes in, what is not is named, and all is found again."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from journeys.served import Archive
from playwright.sync_api import FilePayload, Page, expect

STORY = """A/N: The proper title is: (Mind the Gap) And Hold My Hand, but the site ate the first half.


The last train to Baker Street was the colour of a kipper, and Holmes would not be hurried on to it.

“We shall miss it,” I said.

“We shall catch the next,” said Holmes, and it was only then that I saw the child beside the bookstall.
"""


def zipped() -> FilePayload:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        file.writestr("list/gap.txt", STORY)
        file.writestr("list/nothing.txt", "")
        file.writestr("../outside.txt", STORY)
    return {"name": "rescued.zip", "mimeType": "application/zip", "buffer": made.getvalue()}


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without"])
def test_brings_a_zip_and_finds_the_story(archive: Archive, visit: Callable[..., Page], *, javascript: bool) -> None:
    page = visit("/sign-in/", javascript=javascript)
    page.get_by_label("Name").fill(archive.owner)
    page.get_by_label("Password").fill(archive.password)
    page.get_by_role("button", name="Sign in").click()

    page.goto("/bring/")
    page.get_by_label("Files or a zip").set_input_files(files=[zipped()])
    page.get_by_role("button", name="Bring").click()
    expect(page.get_by_text("Done: 3 files.")).to_be_visible(timeout=30_000)
    report = page.get_by_role("table")
    expect(report).to_contain_text("The file is empty.")
    expect(report).to_contain_text("climbs out of its folder")

    page.goto("/search/?q=kipper")
    page.get_by_role("link", name="(Mind the Gap) And Hold My Hand").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("(Mind the Gap) And Hold My Hand")
    expect(page.get_by_text("The last train to Baker Street")).to_be_visible()


def test_a_stranger_may_not_bring(visit: Callable[..., Page]) -> None:
    page = visit("/bring/", missing_is_fine=True)
    expect(page.get_by_role("button", name="Bring")).to_have_count(0)


def test_brings_a_folder_with_two_files_of_one_name(
    archive: Archive, visit: Callable[..., Page], tmp_path: Path
) -> None:
    for number, name in enumerate(("first", "second")):
        (tmp_path / "list" / name).mkdir(parents=True)
        (tmp_path / "list" / name / "1.txt").write_text(
            f"Title: Tide {number}\n\nThe weed held on to its stone, {number} times.\n"
        )
    page = visit("/sign-in/")
    page.get_by_label("Name").fill(archive.owner)
    page.get_by_label("Password").fill(archive.password)
    page.get_by_role("button", name="Sign in").click()

    page.goto("/bring/")
    page.get_by_label("Or a whole folder").set_input_files(tmp_path / "list")
    page.get_by_role("button", name="Bring").click()
    expect(page.get_by_text("Done: 2 files.")).to_be_visible(timeout=30_000)
    for name in ("list/first/1.txt", "list/second/1.txt"):
        expect(page.get_by_role("table")).to_contain_text(name)
