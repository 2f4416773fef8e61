"""A keeper brings two files of one story and three parts of another, and says what belongs together; without a script too."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest
from journeys.served import Archive
from journeys.test_everybody_can_use_it import faults
from playwright.sync_api import Locator, Page, expect

SYLLABLES = ("ba", "den", "fi", "gor", "ka", "lum", "mi", "nor", "pe", "rus", "sa", "tol", "vi", "wen")
OFFERS = ".alike h2 a"


def body(shore: str) -> str:
    """Prose that no other shore has."""
    dice = random.Random(shore)
    names = ["".join(dice.choices(SYLLABLES, k=3)).capitalize() for _ in range(120)]
    told = (f"The weed of {a} held on to {b}, and {c} saw it." for a, b, c in zip(*[iter(names)] * 3, strict=True))
    return "\n\n".join(told)


def a_file(title: str, text: str) -> str:
    return f"Title: {title}\nAuthor: Wrack Line\nSummary: What the {title} tells of.\n\n* * *\n\n{text}\n\nTHE END\n"


@pytest.fixture(scope="session")
def alike(archive: Archive, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("alike")
    for part in (1, 2, 4):
        (folder / f"shore{part}.txt").write_text(a_file(f"The Long Shore ({part}/4)", body(f"shore {part}")))
    for town in ("Skerry", "Holm"):
        (folder / f"{town}.txt").write_text(a_file(town, body(town)))
        other = body(town).replace(" saw it.", " saw it coldly.", 20).replace(" saw it coldly.", " saw it.", 19)
        (folder / f"{town}.html").write_text(
            f"<h1>{town}</h1><p>by Wrack Line</p><hr><p>{other}</p>".replace("\n\n", "</p><p>")
        )
    archive.run("bring", folder)


@pytest.fixture
def at_desk(archive: Archive, alike: None, visit: Callable[..., Page]) -> Callable[..., Page]:
    del alike

    def open_desk(**how: object) -> Page:
        page = visit("/sign-in/?next=/desk/review/", **how)
        page.get_by_label("Name").fill(archive.owner)
        page.get_by_label("Password").fill(archive.password)
        page.get_by_role("button", name="Sign in").click()
        page.get_by_role("navigation", name="Desk", exact=True).get_by_role("link", name="Alike").click()
        return page

    return open_desk


def offered(page: Page, name: str) -> Locator:
    """The offer of this name, on whatever page of the list other journeys' stories have left it."""
    page.wait_for_url("**/desk/alike/**")
    wanted = page.locator(OFFERS).filter(has_text=name)
    while not wanted.count():
        page.locator("a[data-after]").click()
    return wanted


@pytest.mark.parametrize("dark", [False, True], ids=["day", "night"])
@pytest.mark.parametrize("width", [1280, 360])
def test_the_pages_have_no_fault(at_desk: Callable[..., Page], width: int, *, dark: bool) -> None:
    page = at_desk(dark=dark, width=width)
    for state in ("open", "accepted", "declined"):  # whatever other journeys have decided by now
        page.goto(f"/desk/alike/?state={state}")
        paths = [page.url, *(link.get_attribute("href") or "" for link in page.locator(OFFERS).all())]
        for path in paths:
            page.goto(path)
            assert (path, faults(page)) == (path, [])
            assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), (
                f"{path} scrolls sideways"
            )


def test_parts_are_joined_by_keyboard(at_desk: Callable[..., Page]) -> None:
    page = at_desk()
    offered(page, "The Long Shore").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Parts of one post?")
    expect(page.locator(".alike-gap")).to_have_text("Part 3 of 4 is not here.")
    expect(page.get_by_role("checkbox")).to_have_count(3)

    page.get_by_role("checkbox", name="Part 4").focus()
    page.keyboard.press("Space")
    expect(page.get_by_role("checkbox", name="Part 4")).not_to_be_checked()
    page.keyboard.press("Space")
    page.get_by_role("button", name="Join into one work").focus()
    page.keyboard.press("Enter")

    expect(page.get_by_role("status")).to_contain_text("“The Long Shore” is one work now.")
    page.goto("/desk/alike/?state=accepted")
    offered(page, "The Long Shore").click()
    page.locator(".alike-row").filter(has_text="Part 4").get_by_role("link", name="The Long Shore").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("The Long Shore")
    expect(page.get_by_text("Part 3 of 4 is not here").filter(visible=True)).to_be_visible()


@pytest.mark.parametrize(
    ("town", "button", "told"),
    [
        ("Skerry", "Keep as copies of one", "“Skerry” is kept, and the other is a copy of it."),
        ("Holm", "They are different", "They stay as they are, and are not offered again."),
    ],
)
def test_copies_are_decided_without_a_script(at_desk: Callable[..., Page], town: str, button: str, told: str) -> None:
    page = at_desk(javascript=False)
    offered(page, town).click()
    expect(page.locator(".passage mark")).to_have_text(["coldly."])
    page.get_by_label(f"This one stays: {town}, the second").check()
    page.get_by_role("button", name=button).click()
    expect(page.get_by_role("status")).to_contain_text(told)
    page.goto("/desk/alike/?state=" + ("accepted" if town == "Skerry" else "declined"))
    expect(offered(page, town)).to_have_count(1)
