"""People, tags, series and what is wanted."""

from __future__ import annotations

from django.test import Client
from web.shelf import Shelf, words_of

from holdfast.archive.works.models import Want, Work


def test_a_series_shows_its_parts_in_order_and_names_what_is_missing(stranger: Client, shelf: Shelf) -> None:
    third, fifth, loose = shelf.work("Third"), shelf.work("Fifth"), shelf.work("An aside")
    wanted = shelf.want("Fourth", "Marram Grass")
    parts: list[tuple[int | None, str, Work | Want]] = [
        (5, "V", fifth),
        (3, "III", third),
        (4, "", wanted),
        (None, "", loose),
    ]
    series = shelf.series("Tides", parts, total=6)
    words = words_of(stranger.get(f"/series/{series.address}/"))
    assert "Tides 3 works here of 6, 1 wanted" in words
    order = [
        "I–II Parts I–II are not here",
        "III Third",
        "IV Fourth by Marram Grass Not here yet. On the want list",
        "V Fifth",
        "VI Part VI is not here, and no story here says what it is called.",
        "· An aside",
    ]
    assert [words.find(line) for line in order] == sorted(words.find(line) for line in order)
    assert -1 not in [words.find(line) for line in order]


def test_a_work_in_a_series_leads_to_the_parts_beside_it(stranger: Client, shelf: Shelf) -> None:
    first, second = shelf.work("First"), shelf.work("Second")
    shelf.series("Tides", [(1, "I", first), (2, "II", second), (3, "III", shelf.want("Third"))])
    page = stranger.get(f"/works/{second.address}/")
    assert "Tides, part II Second" in words_of(page)
    assert "Before this in the series First After this in the series Third Wanted" in words_of(page)
    assert f'<a href="/works/{first.address}/" dir="auto" data-before>First</a>'.encode() in page.content


def test_a_want_names_who_points_to_it_and_what_to_do(stranger: Client, owner: Client, shelf: Shelf) -> None:
    work, want = shelf.work("The Weed"), shelf.want("The Stone", "Oyat")
    shelf.relation(work, "inspired-by", title="The Stone", want=want)
    shelf.series("Wrack", [(1, "", work), (7, "VII", want)])
    words = words_of(stranger.get("/wanted/"))
    assert "The Stone by Oyat The Weed was inspired by it Wrack misses it as part VII" in words
    assert "give it to the keeper of this archive" in words
    assert b'<a href="/bring/">bring it</a>' in owner.get("/wanted/").content


def test_a_want_that_was_met_is_wanted_no_more(stranger: Client, shelf: Shelf) -> None:
    old, new = shelf.work("Old"), shelf.work("New")
    want = shelf.want("Old")
    shelf.relation(new, "sequel-to", title="Old", want=want)
    want.met_by = old
    want.save()
    assert "Nothing is wanted" in words_of(stranger.get("/wanted/"))
    assert (
        f'<a href="/works/{old.address}/" dir="auto">Old</a>'.encode() in stranger.get(f"/works/{new.address}/").content
    )


def test_a_persons_page_lists_what_they_wrote_and_what_they_helped_with(stranger: Client, shelf: Shelf) -> None:
    shelf.work("Mine", by=["Oyat"])
    shelf.credit(shelf.work("Yours", by=["Marram Grass"]), "Oyat", "beta")
    words = words_of(stranger.get("/people/oyat/"))
    assert "Oyat 1 work · found in the stories, not claimed by anybody Mine by Oyat" in words
    assert "Helped with Yours beta" in words
    assert "Oyat 1 work, helped with 1" in words_of(stranger.get("/people/"))
    assert "Oyat" not in words_of(stranger.get("/people/?words=marram"))


def test_a_synonyms_address_leads_to_what_it_means(stranger: Client, shelf: Shelf) -> None:
    synonym, meant = shelf.tag("fandom", "HP"), shelf.tag("fandom", "Harry Potter")
    synonym.canonical = meant
    synonym.save()
    assert stranger.get("/tags/fandom/hp/").status_code == 404  # nothing bears it yet
    shelf.work("Owl", tags=[("fandom", "HP")])
    assert stranger.get("/tags/fandom/hp/")["Location"] == "/tags/fandom/harry-potter/"
    assert "Harry Potter 1 work" in words_of(stranger.get("/tags/"))
    assert "Owl by Marram Grass Harry Potter" in words_of(stranger.get("/tags/fandom/harry-potter/"))
