"""A keeper looks at what was brought with doubts: by pointing, by keys alone, and without a script."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from journeys.served import Archive
from journeys.test_everybody_can_use_it import faults
from playwright.sync_api import Dialog, Page, expect

BOAT = """kept by the {list} list, no. {number}
{title}
🐚 Marram Grass gave it to us when she went away.

The boats came in at {number} o'clock, and nobody on the quay was surprised, because nobody on the quay was awake.

"You might have waved," said Ishmael. He put down the rope and looked at his hands, which were red.

Queequeg said nothing. He had waved, and had been seen by a gull, and that was enough for one morning.

the end
"""
ROPE = """Title: The {name} Rope
Author: Marram Grass

The {name} rope was long, and it did not want to bend. He bent it all the same, and it remembered.

"It will learn," said Ishmael.

THE END

"""
TITLES = ("nobody had asked for the lamp", "she did not mind that it was late", "he said the gulls had eaten it")
Bring = Callable[[str], None]
Visit = Callable[..., Page]


@pytest.fixture
def bring(archive: Archive, tmp_path: Path) -> Bring:
    """Brings a folder of this name: three files whose second line is their title, which nobody can know, and one of two stories."""

    def brought(name: str) -> None:
        folder = tmp_path / name
        folder.mkdir()
        for number, title in enumerate(TITLES, 1):
            (folder / f"{number}.txt").write_text(BOAT.format(list=name, number=number, title=f"{title} ({name})"))
        (folder / "two.txt").write_text(ROPE.format(name=f"First {name}") + ROPE.format(name=f"Second {name}"))
        archive.run("bring", folder)

    return brought


def sign_in(archive: Archive, page: Page) -> None:
    page.get_by_label("Name").fill(archive.owner)
    page.get_by_label("Password").fill(archive.password)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/")


def open_file(page: Page, name: str) -> None:
    """From the list of what waits to the page of the work that came from this file."""
    page.goto("/desk/review/")
    while not page.locator(".waits", has_text=name).count():
        page.get_by_role("link", name="After →").click()
        page.wait_for_load_state()
    page.locator(".waits", has_text=name).first.get_by_role("link").first.click()
    expect(page.get_by_role("heading", name="As it was found")).to_be_visible()
    page.wait_for_load_state()  # keys and the menu are listened to from then on


def select(page: Page, line: int, words: str) -> None:
    """Select these words of a line with the mouse."""
    row = page.locator(f"#l{line}")
    row.scroll_into_view_if_needed()
    box = row.evaluate(
        """(row, words) => {
          const walker = document.createTreeWalker(row, NodeFilter.SHOW_TEXT);
          for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            const at = node.data.indexOf(words);
            if (at < 0) continue;
            const range = new Range();
            range.setStart(node, at);
            range.setEnd(node, at + words.length);
            const {left, right, top, bottom} = range.getBoundingClientRect();
            return {left, right, y: (top + bottom) / 2};
          }
        }""",
        words,
    )
    page.mouse.move(box["left"] + 1, box["y"])
    page.mouse.down()
    page.mouse.move(box["right"] - 1, box["y"], steps=4)
    page.mouse.up()


def choose(page: Page, words: str) -> None:
    page.get_by_role("menuitem", name=words, exact=True).click()


def save(page: Page) -> None:
    page.get_by_role("button", name="Save corrections").last.click()
    expect(page.get_by_role("status").filter(has_text="Saved: ")).to_be_visible()


def field(page: Page, name: str) -> str:
    return page.get_by_role("textbox", name=name, exact=True).input_value()


def test_points_at_words_and_splits_a_file(archive: Archive, visit: Visit, bring: Bring) -> None:
    bring("harbour")
    page = visit("/sign-in/")
    sign_in(archive, page)

    # a file that holds two stories
    open_file(page, "harbour/two.txt")
    select(page, 10, "Title")
    choose(page, "A new work begins here")
    expect(page.get_by_label("The next work begins in line")).to_have_value("10")
    page.get_by_role("button", name="Split", exact=True).click()
    expect(page.get_by_text("Split into 2 works.")).to_be_visible()
    page.get_by_role("link", name="The Second harbour Rope").first.click()
    expect(page.locator(".line").first).to_have_attribute("data-line", "10")

    # a colour leads to its field, a field to its colour
    page.locator(".mark", has_text="Marram Grass").click()
    author = page.get_by_role("textbox", name="Author", exact=True)
    expect(author).to_be_focused()
    page.get_by_role("textbox", name="Title", exact=True).click()
    expect(page.locator(".mark.flash")).to_have_text("The Second harbour Rope")

    # words are given to fields, and where the story begins is shown
    open_file(page, "harbour/1.txt")
    select(page, 2, "nobody had asked for the lamp (harbour)")
    choose(page, "Title")
    select(page, 3, "Marram Grass")
    choose(page, "Author")
    select(page, 5, "The boats came")
    choose(page, "The story begins here")
    assert (field(page, "Title"), field(page, "From line")) == ("nobody had asked for the lamp (harbour)", "5")
    save(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("nobody had asked for the lamp (harbour)")
    expect(page.locator(".mark.of-title")).to_have_text("nobody had asked for the lamp (harbour)")

    expect(page.locator(".mark.of-people")).to_have_text("Marram Grass")  # a sign beyond U+FFFF before it counts once

    # what was typed and not saved is not left behind in silence
    asked: list[str] = []

    def leave(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    page.get_by_role("textbox", name="Title", exact=True).fill("Oil")
    page.once("dialog", leave)
    page.reload()
    assert (asked, field(page, "Title")) == (["beforeunload"], "nobody had asked for the lamp (harbour)")


def test_teaches_a_folder_joins_parts_and_takes_both_back(archive: Archive, visit: Visit, bring: Bring) -> None:
    bring("shore")
    page = visit("/sign-in/")
    sign_in(archive, page)
    open_file(page, "shore/1.txt")
    select(page, 2, "nobody had asked for the lamp (shore)")
    choose(page, "Title")
    save(page)

    # what holds here holds of the folder
    page.get_by_role("link", name="teach other files").first.click()
    proposal = page.locator(".proposal").first
    expect(proposal).to_contain_text("the title is line 2")
    expect(proposal).to_contain_text("he said the gulls had eaten it (shore)")
    proposal.get_by_role("button", name=re.compile("Change these")).click()
    expect(page.get_by_text("Taught to")).to_be_visible()
    page.goto("/works/?words=eaten+it+(shore)")
    expect(page.get_by_role("link", name="he said the gulls had eaten it (shore)")).to_be_visible()
    page.go_back()
    page.get_by_role("button", name="Take it back from all").click()
    expect(page.get_by_text("is taken back from every file")).to_be_visible()
    page.goto("/works/?words=eaten+it+(shore)")
    expect(page.get_by_role("link", name="he said the gulls had eaten it (shore)")).to_have_count(0)

    # parts become one work, and are parted again
    open_file(page, "shore/2.txt")
    page.get_by_text("Join: it is part of a longer work").click()
    page.locator(".join-list li", has_text="shore/2.txt").get_by_role("textbox").fill("2")
    page.locator(".join-list li", has_text="shore/1.txt").get_by_role("textbox").fill("1")
    page.get_by_role("button", name="Join", exact=True).click()
    expect(page.get_by_text("2 works are one now: nobody had asked for the lamp (shore).")).to_be_visible()
    expect(page.get_by_role("navigation", name="The originals of this work")).to_contain_text("shore/2.txt")
    page.get_by_role("button", name="Part them again").click()
    expect(page.get_by_text("Parted again: 2 works.")).to_be_visible()


def test_goes_through_it_by_keys_alone(archive: Archive, visit: Visit, bring: Bring) -> None:
    bring("quay")
    page = visit("/sign-in/")
    sign_in(archive, page)
    open_file(page, "quay/1.txt")

    for key in ("l", "ArrowDown", "Enter", "Enter"):  # the second line; a menu opens on “Title”
        page.keyboard.press(key)
    assert field(page, "Title") == "nobody had asked for the lamp (quay)"
    for key in ("l", "ArrowDown", "ArrowDown", "Shift+ArrowLeft", "Escape"):
        page.keyboard.press(key)
    page.keyboard.press("Control+Enter")
    expect(page.get_by_text("Saved: title.")).to_be_visible()

    page.wait_for_load_state()
    page.keyboard.press("j")
    expect(page.locator(".mark.of-title")).to_be_focused()
    page.keyboard.press("j")
    expect(page.locator(".mark.of-mark")).to_be_focused()
    page.keyboard.press("k")
    page.keyboard.press("e")
    expect(page.get_by_role("textbox", name="Title", exact=True)).to_be_focused()
    page.keyboard.type("j")  # while somebody types, letters are letters
    assert field(page, "Title") == "nobody had asked for the lamp (quay)j"
    page.keyboard.press("Backspace")
    page.keyboard.press("Escape")
    expect(page.locator(".mark.of-title")).to_be_focused()

    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_contain_text("Say what the selected words are")
    page.keyboard.press("Escape")

    here = page.url
    page.keyboard.press("n")
    expect(page).not_to_have_url(here)
    open_file(page, "quay/2.txt")
    page.keyboard.press("s")
    expect(page.get_by_label("Why?")).to_be_focused()
    page.keyboard.type("Kept by somebody else.")
    page.keyboard.press("Enter")
    expect(page.get_by_text("is set aside. Only keepers see it now.")).to_be_visible()
    page.goto("/desk/review/?aside=1")
    aside = page.locator(".waits", has_text="Kept by somebody else.")
    aside.get_by_role("button").click()
    open_file(page, "quay/2.txt")
    page.keyboard.press("a")
    expect(page.get_by_text("has been looked at.")).to_be_visible()


def test_corrects_and_accepts_without_a_script(archive: Archive, visit: Visit, bring: Bring) -> None:
    bring("mole")
    page = visit("/sign-in/", javascript=False)
    sign_in(archive, page)
    open_file(page, "mole/1.txt")
    page.get_by_role("textbox", name="Title", exact=True).fill("nobody had asked for the lamp (mole)")
    page.get_by_role("textbox", name="Author", exact=True).fill("Marram Grass")
    page.get_by_role("textbox", name="From line").fill("5")
    save(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("nobody had asked for the lamp (mole)")
    expect(page.locator(".mark.of-people")).to_have_text("Marram Grass")

    open_file(page, "mole/3.txt")
    page.get_by_role("textbox", name="Title", exact=True).fill("he said the gulls had eaten it (mole)")
    page.get_by_role("button", name=re.compile("^Accept")).click()
    expect(page.get_by_text("he said the gulls had eaten it (mole) has been looked at.")).to_be_visible()

    open_file(page, "mole/two.txt")
    page.get_by_text("Split: this file holds several works").click()
    page.get_by_label("The next work begins in line").fill("10")
    page.get_by_role("button", name="Split", exact=True).click()
    expect(page.get_by_text("Split into 2 works.")).to_be_visible()
    page.get_by_role("button", name="Make it one work again").click()
    expect(page.get_by_text("The file is one work again.")).to_be_visible()


@pytest.mark.parametrize(
    ("width", "dark"),
    [(1280, False), (1280, True), (768, False), (360, True)],
    ids=["desk by day", "desk by night", "tablet", "telephone"],
)
def test_its_pages_have_no_fault(archive: Archive, visit: Visit, bring: Bring, width: int, *, dark: bool) -> None:
    name = f"pier{width}{'n' if dark else 'd'}"
    bring(name)
    page = visit("/sign-in/", dark=dark, width=width)
    sign_in(archive, page)
    open_file(page, f"{name}/1.txt")
    work = page.url
    page.get_by_role("textbox", name="Title", exact=True).fill(f"nobody had asked for the lamp ({name})")
    save(page)
    for tool in page.locator(".desk-tool > summary, .silent > summary").all():
        tool.click()
    found = {"opened": faults(page)}
    page.locator("[data-sheet]").evaluate("sheet => (sheet.scrollTop = 0)")
    select(page, 2, "asked for the lamp")  # of a colour, which is a link, words can be selected too
    expect(page.get_by_role("menu")).to_be_visible()
    found["menu"] = faults(page)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), "the page scrolls sideways"
    for path in ("/desk/review/", "/desk/review/?aside=1", f"{work}teach/title/"):
        page.goto(path)
        found[path] = faults(page)
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), f"{path} scrolls sideways"
    assert {path: one for path, one in found.items() if one} == {}
