"""axe-core finds nothing on any page: by day and by night, on a desk and on a telephone."""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib.resources import files

import pytest
from journeys.served import Archive
from playwright.sync_api import Page

AXE = (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PAGES = {
    "home": "/",
    "works": "/works/",
    "works, filtered": "/works/?q=holmes",
    "works, nothing found": "/works/?q=zzzzzz",
    "people": "/people/",
    "tags": "/tags/",
    "all series": "/series/",
    "wanted": "/wanted/",
    "search": "/search/?q=the",
    "search, nothing found": "/search/?q=zzzzzz",
    "sign in": "/sign-in/",
    "about": "/about/",
    "nothing here": "/works/0000000000/",
}
# Pages reached by following the first link of their kind from a list.
FOLLOWED = {
    "a work": ("/works/", r"^/works/[0-9a-z]{10}/$"),
    "a person": ("/people/", r"^/people/[^/]+/$"),
    "a tag": ("/tags/", r"^/tags/[^/]+/[^/]+/$"),
    "a series": ("/series/", r"^/series/[0-9a-z]{10}/$"),
}


def faults(page: Page) -> list[str]:
    page.evaluate(AXE)
    found = page.evaluate("rules => axe.run(document, {runOnly: {type: 'tag', values: rules}})", RULES)
    return [f"{one['id']}: {node['html'][:160]}" for one in found["violations"] for node in one["nodes"]]


def first_link(page: Page, pattern: str) -> str:
    links = [link.get_attribute("href") or "" for link in page.locator("main a").all()]
    return next(link for link in links if re.search(pattern, link))


@pytest.mark.parametrize("dark", [False, True], ids=["day", "night"])
@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES.keys())
def test_a_page_has_no_fault(visit: Callable[..., Page], path: str, width: int, *, dark: bool) -> None:
    page = visit(path, dark=dark, width=width, missing_is_fine=path.startswith("/works/0"))

    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), "the page scrolls sideways"


@pytest.mark.parametrize("dark", [False, True], ids=["day", "night"])
@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("kind", FOLLOWED.keys())
def test_a_thing_has_no_fault(visit: Callable[..., Page], kind: str, width: int, *, dark: bool) -> None:
    page = visit(FOLLOWED[kind][0], dark=dark, width=width)
    page.goto(first_link(page, FOLLOWED[kind][1]))

    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), "the page scrolls sideways"


@pytest.mark.parametrize("dark", [False, True], ids=["day", "night"])
def test_the_owners_pages_have_no_fault(archive: Archive, visit: Callable[..., Page], *, dark: bool) -> None:
    page = visit("/sign-in/", dark=dark)
    page.get_by_label("Name").fill(archive.owner)
    page.get_by_label("Password").fill(archive.password)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/")
    work = first_link(page, r"^/works/[0-9a-z]{10}/$")

    for path in ("/bring/", "/desk/review/", work, work + "original/"):
        page.goto(path)
        assert (path, faults(page)) == (path, [])
