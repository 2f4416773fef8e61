"""E-mail addresses are found however they are written, and taken out of a page without touching anything else."""

from __future__ import annotations

import pytest

from holdfast.archive.mail_addresses import holds_mail_address, without_mail_addresses

PAGES = {  # what was written: what a stranger is shown
    "Mail marram@tide.example, please.": "Mail marram@…, please.",
    "&lt;marram.grass+list@mail.tide.example&gt;": "&lt;marram.grass+list@…&gt;",
    "marram%40tide.example": "marram@…",
    "marram&#64;tide.example": "marram@…",
    "marram&#x0040;tide.example": "marram@…",
    "<b>marram</b>@tide.example": "<b>marram</b>@…",
    "<mark>marram</mark>@<mark>tide</mark>.example": "<mark>marram</mark>@…<mark></mark>",
    "marram@tide.example</em> wrote": "marram@…</em> wrote",
    "o&#39;grass@tide.example": "o&#39;grass@…",
    "märz@küste.example": "märz@…",
    '<a href="mailto:marram@tide.example?subject=Hm">mail</a>': "<a>mail</a>",
    "<a class='x' href='mailto:marram%40tide.example'>mail</a>": "<a class='x'>mail</a>",
}
UNTOUCHED = ("Meet me @ noon.", "@marram said", "2 @ 3.50", "marram@home", "a@", "5 &#64; 6", "no such thing", "")


@pytest.mark.parametrize("page", PAGES)
def test_where_mail_goes_is_taken_out(page: str) -> None:
    assert holds_mail_address(page)
    assert without_mail_addresses(page) == PAGES[page]


@pytest.mark.parametrize("page", UNTOUCHED)
def test_what_is_no_address_stays(page: str) -> None:
    assert not holds_mail_address(page)
    assert without_mail_addresses(page) == page


@pytest.mark.parametrize(
    "text", ["marram=40tide.example", "&#109;arram&#64;&#116;ide.example", "marram@ti&#100;e.example"]
)
def test_a_file_that_hides_one_from_programs_still_holds_it(text: str) -> None:
    assert holds_mail_address(text)


def test_what_the_visitor_typed_comes_back_to_them() -> None:
    page = "You typed marram@tide.example. Here is wrack@tide.example."
    assert without_mail_addresses(page, "marram@tide.example") == page.replace("wrack@tide.example", "wrack@…")
