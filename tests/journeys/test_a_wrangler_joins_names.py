"""A tag wrangler says that two names mean one, and takes it back, by keyboard and on a telephone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from journeys.served import Archive
from journeys.test_everybody_can_use_it import faults
from playwright.sync_api import Page, expect

WRANGLER = "Wren"


@pytest.fixture(scope="session")
def wrangler(archive: Archive) -> str:
    archive.run("people", "add", WRANGLER)
    archive.run("people", "wrangler", WRANGLER)
    return WRANGLER


def sign_in(page: Page, archive: Archive, name: str) -> None:
    page.get_by_label("Name").fill(name)
    page.get_by_label("Password").fill(archive.password)
    page.get_by_role("button", name="Sign in").click()


@pytest.mark.parametrize("dark", [False, True], ids=["day", "night"])
def test_names_are_joined_and_parted_again(
    archive: Archive, wrangler: str, visit: Callable[..., Page], *, dark: bool
) -> None:
    page = visit("/sign-in/", dark=dark)
    sign_in(page, archive, wrangler)
    page.goto("/tags/")
    page.get_by_role("link", name="Names that mean the same").click()
    page.get_by_role("navigation", name="Kinds of names").get_by_role("link", name="Fandoms").click()
    boxes = page.locator("#all ~ form .ticks li").filter(has=page.locator("input[name=tag]"))
    first, second = (boxes.nth(at).locator("label > span").first.inner_text() for at in (0, 1))
    boxes.nth(0).get_by_role("checkbox").focus()
    page.keyboard.press("Space")
    page.get_by_label("The ticked names mean").fill(second)
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text(f"“{first}” now means “{second}”.")

    assert faults(page) == []

    page.get_by_role("button", name=f": {first}").click()
    expect(page.get_by_role("status")).to_contain_text(f"“{first}” no longer means “{second}”.")


@pytest.mark.parametrize("dark", [False, True], ids=["day", "night"])
@pytest.mark.parametrize("width", [1280, 360])
def test_the_pages_have_no_fault(
    archive: Archive, wrangler: str, visit: Callable[..., Page], width: int, *, dark: bool
) -> None:
    page = visit("/sign-in/", dark=dark, width=width)
    sign_in(page, archive, wrangler)
    page.goto("/desk/tags/?kind=character")
    name = page.locator(".ticks a").first.get_attribute("href") or ""
    for path in ("/desk/tags/?kind=character", "/desk/tags/?kind=relationship", name):
        page.goto(path)
        assert (path, faults(page)) == (path, [])
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), path
