"""Somebody comes to an archive for the first time: looks round, finds a story, reads it."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect


def test_finds_a_story_by_its_words_and_reads_it(visit: Callable[..., Page]) -> None:
    page = visit("/")
    page.get_by_role("searchbox").first.fill("Watson")
    page.keyboard.press("Enter")
    expect(page.locator("mark").first).to_be_visible()

    page.locator("main article a").first.click()
    expect(page.locator("article.story p").first).to_be_visible()


def test_reads_without_javascript(visit: Callable[..., Page]) -> None:
    page = visit("/works/", javascript=False)
    page.locator("main article a").first.click()
    expect(page.locator("article.story p").first).to_be_visible()


def test_sees_the_missing_part_of_a_series(visit: Callable[..., Page]) -> None:
    page = visit("/wanted/")
    wanted = page.locator("main article h2, main li h2, main li h3").first.inner_text()
    page.goto("/series/")
    page.get_by_role("link", name="The Cylinders").first.click()
    expect(page.get_by_role("main")).to_contain_text(wanted)


def test_keeps_the_chosen_type_from_page_to_page(visit: Callable[..., Page]) -> None:
    page = visit("/works/", javascript=False)
    page.locator("main article a").first.click()
    page.get_by_text("Reading settings").first.click()
    page.get_by_label("Sans").check()
    page.get_by_label("Dark").check()
    page.get_by_role("button", name="Keep these").click()
    expect(page.locator("html")).to_have_attribute("data-face", "sans")
    page.goto("/works/")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")


def test_turns_the_chapters_by_keyboard(visit: Callable[..., Page]) -> None:
    page = visit("/search/?q=luggage")
    page.get_by_role("link", name="What the Luggage Weighs").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("What the Luggage Weighs")
    work = page.url
    for key, leads_to in (("j", "1/"), ("ArrowRight", "2/"), ("k", "1/")):
        page.wait_for_load_state("domcontentloaded")  # keys are listened to from then on
        page.keyboard.press(key)
        expect(page).to_have_url(work + leads_to)


def test_looks_into_a_panel_and_goes_back_to_the_story(visit: Callable[..., Page]) -> None:
    page = visit("/works/")
    page.locator("main article a").first.click()
    settings = page.locator("details.tool", has_text="Reading settings")
    settings.locator("summary").click()
    expect(page.get_by_label("Sans")).to_be_visible()
    expect(page.get_by_role("button", name="Keep these")).to_be_hidden()  # every choice is kept at once
    page.keyboard.press("Escape")
    expect(settings).not_to_have_attribute("open", "")
    settings.locator("summary").click()
    page.get_by_role("heading", level=1).click()
    expect(settings).not_to_have_attribute("open", "")
