"""The tag wrangler's desk: names suggested, said to mean the same, undone; and what that does everywhere else."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from pytest_django.fixtures import Settings
from web.shelf import Shelf, words_of
from web.test_every_page import Checker

from holdfast.archive.tags.models import Tag
from holdfast.archive.works.models import Tagging, Work
from holdfast.search.follow import catch_up

SHIP = "relationship"
LIST = f"/desk/tags/?kind={SHIP}"


@pytest.fixture
def pairing(shelf: Shelf) -> dict[str, Work]:
    """One pairing, written in four ways; the first in two works."""
    names = ("Lex/Clark", "Lex/Clark", "Clark/Lex", "CL/LL", "Clex")
    works = {f"{name} {at}": shelf.work(f"Story {at}", tags=[(SHIP, name)]) for at, name in enumerate(names)}
    Tag.objects.exclude(name="Clex").update(level="romantic")
    Tag.objects.filter(name="Clex").update(level="unstated")
    return works


def test_nothing_means_another_before_somebody_says_so(wrangler: Client, stranger: Client, pairing: object) -> None:
    del pairing
    assert "1 work" in words_of(stranger.get("/tags/relationship/clex/"))
    words = words_of(wrangler.get(LIST))
    assert "Clark/Lex (1) may mean → Lex/Clark (2) the same names stand in them, in another order" in words
    assert "Clex (1) may mean → Lex/Clark (2) one may be drawn together from the other's names" in words
    assert "CL/LL (1) may mean → Lex/Clark (2) one may be the initials of the other" in words
    assert Tag.objects.filter(canonical__isnull=False).count() == 0


def test_what_is_ticked_means_one_thing_in_lists_filters_and_pages(
    wrangler: Client, stranger: Client, pairing: dict[str, Work]
) -> None:
    pairs = ["clarklex lexclark", "clex lexclark", "clll lexclark"]
    told = wrangler.post("/desk/tags/answer/", {"kind": SHIP, "pair": pairs, "say": "same"}, follow=True)
    assert "“Clark/Lex” now means “Lex/Clark”. “Clex” now means “Lex/Clark”. “CL/LL” now means" in words_of(told)
    assert "may mean" not in words_of(told)

    assert stranger.get("/tags/relationship/clex/")["Location"] == "/tags/relationship/lexclark/"
    page = words_of(stranger.get("/tags/relationship/lexclark/"))
    assert "Lex/Clark 5 works · filter and sort Also written CL/LL, Clark/Lex, Clex" in page
    assert "Relationships Lex/Clark 5 works" in words_of(stranger.get("/tags/"))
    for slug in ("lexclark", "clex", "clll"):
        filtered = words_of(stranger.get(f"/works/?relationship={slug}"))
        assert "5 works" in filtered
        assert "Lex/Clark (5)" in filtered
    assert b'<option value="lexclark" selected>' in stranger.get("/works/?relationship=clex").content
    work = pairing["Clex 4"]
    assert "Relationship Clex means Lex/Clark" in words_of(stranger.get(f"/works/{work.address}/"))
    assert Tagging.objects.get(work=work).as_written == "Clex"


def test_search_follows_what_was_said_and_what_was_undone(
    wrangler: Client, stranger: Client, pairing: object, settings: Settings, tmp_path: Path
) -> None:
    del pairing
    settings.HOME = tmp_path

    def found(words: str) -> int:
        catch_up()
        return words_of(stranger.get("/search/", {"q": words})).count("Story ")

    assert (found('relationship:"Clark/Lex"'), found("relationship:clex")) == (3, 1)
    wrangler.post("/desk/tags/mean/", {"kind": SHIP, "tag": ["clex", "clll", "clarklex"], "means": "lex/clark"})
    assert (found('relationship:"Clark/Lex"'), found("relationship:clex"), found("ship:cl/ll")) == (5, 5, 5)
    wrangler.post("/desk/tags/relationship/clex/change/", {"do": "part"})
    assert (found('relationship:"Clark/Lex"'), found("relationship:clex")) == (4, 1)
    wrangler.post(
        "/desk/tags/relationship/clex/change/", {"do": "add", "parent_kind": "character", "parent": "lex luthor"}
    )
    assert found('character:"lex luthor"') == 0


def test_what_stands_under_another_is_found_under_it(
    wrangler: Client, stranger: Client, shelf: Shelf, settings: Settings, tmp_path: Path
) -> None:
    settings.HOME = tmp_path
    shelf.work("Story one", tags=[(SHIP, "Clex")])
    shelf.work("Other", tags=[("character", "Lex Luthor"), ("character", "Mercy")])
    change = "/desk/tags/relationship/clex/change/"
    nobody = wrangler.post(change, {"do": "add", "parent_kind": "character", "parent": "Lionel"}, follow=True)
    assert "No character here is called “Lionel”. Type it as the stories here do." in words_of(nobody)
    put = wrangler.post(change, {"do": "add", "parent_kind": "character", "parent": "lex luthor"}, follow=True)
    assert "“Clex” stands under “Lex Luthor” now." in words_of(put)
    catch_up()
    assert "Story one" in words_of(stranger.get("/search/", {"q": 'character:"lex luthor"'}))
    assert "Part of Lex Luthor" in words_of(stranger.get("/tags/relationship/clex/"))
    assert "Holds Clex" in words_of(stranger.get("/tags/character/lex-luthor/"))
    wrong = wrangler.post(change, {"do": "add", "parent_kind": "freeform", "parent": "x"}, follow=True)
    assert "No tag here is called “x”" in words_of(wrong)
    taken = {"do": "remove", "parent_kind": "character", "parent": "lex-luthor"}
    assert "“Clex” no longer stands under “Lex Luthor”." in words_of(wrangler.post(change, taken, follow=True))


def test_what_was_said_lately_can_be_undone_where_it_stands(wrangler: Client, pairing: object) -> None:
    del pairing
    wrangler.post("/desk/tags/mean/", {"kind": SHIP, "tag": ["clex"], "means": "Lex/Clark"})
    assert "Said lately Clex means Lex/Clark Undo : Clex" in words_of(wrangler.get(LIST))
    told = wrangler.post("/desk/tags/relationship/clex/change/", {"do": "part"}, follow=True)
    assert "“Clex” no longer means “Lex/Clark”." in words_of(told)
    assert "Said lately" not in words_of(told)
    again = wrangler.post("/desk/tags/relationship/clex/change/", {"do": "part"}, follow=True)
    assert "“Clex” means nothing but itself." in words_of(again)


def test_a_name_that_is_not_here_is_made_only_after_asking(wrangler: Client, pairing: object) -> None:
    del pairing
    said = {"kind": SHIP, "tag": ["clex", "clll"], "means": "Clark Kent/Lex Luthor"}
    asked = words_of(wrangler.post("/desk/tags/mean/", said))
    assert (
        "No relationship here is called Clark Kent/Lex Luthor. Shall it be made, so that CL/LL, Clex mean it?" in asked
    )
    assert not Tag.objects.filter(name="Clark Kent/Lex Luthor").exists()
    told = words_of(wrangler.post("/desk/tags/mean/", {**said, "make": "1"}, follow=True))
    assert "“CL/LL”, “Clex” now mean “Clark Kent/Lex Luthor”." in told
    name = words_of(wrangler.get("/desk/tags/relationship/clark-kentlex-luthor/"))
    assert "Clark Kent/Lex Luthor 2 works · romantic" in name
    shown = wrangler.post("/desk/tags/relationship/clll/change/", {"do": "lead"}, follow=True)
    assert "They are all shown as “CL/LL” now." in words_of(shown)


def test_what_cannot_be_done_is_said(wrangler: Client, pairing: object, shelf: Shelf) -> None:
    del pairing
    friends = shelf.tag(SHIP, "Lex & Clark")
    friends.level = "platonic"
    friends.save()
    for said, sentence in (
        ({"tag": ["clex"], "means": ""}, "Type the name that they mean."),
        ({"tag": [], "means": "Clex"}, "Tick the names that mean another"),
        ({"tag": ["lex-clark"], "means": "Lex/Clark"}, "so they cannot mean the same"),
        ({"tag": ["clex"], "means": "Clex"}, "mean the same already"),
    ):
        assert sentence in words_of(wrangler.post("/desk/tags/mean/", {"kind": SHIP, **said}, follow=True))
    nothing = wrangler.post("/desk/tags/answer/", {"kind": SHIP, "pair": ["clex", "a b c"], "say": "same"}, follow=True)
    assert "Tick the suggestions that you have judged" in words_of(nothing)


def test_what_is_no_pair_is_not_asked_again(wrangler: Client, pairing: object) -> None:
    del pairing
    pairs = ["clll lexclark", "clll clarklex"]
    told = wrangler.post("/desk/tags/answer/", {"kind": SHIP, "pair": pairs, "say": "apart"}, follow=True)
    assert "They are kept apart, and not suggested again." in words_of(told)
    assert "CL/LL (1) may mean" not in words_of(told)


def test_names_that_only_hidden_works_bear_are_for_owners(wrangler: Client, owner: Client, shelf: Shelf) -> None:
    shelf.work("Hidden", tags=[("fandom", "Secret")], state="hidden")
    assert "Secret" not in words_of(wrangler.get("/desk/tags/?kind=fandom"))
    assert wrangler.get("/desk/tags/fandom/secret/").status_code == 404
    assert wrangler.post("/desk/tags/fandom/secret/change/", {"do": "part"}).status_code == 404
    assert "Secret" in words_of(owner.get("/desk/tags/?kind=fandom"))


@pytest.mark.parametrize("address", [LIST, "/desk/tags/relationship/clex/"])
def test_others_are_asked_to_sign_in_or_refused(
    stranger: Client, somebody: Client, wrangler: Client, pairing: object, address: str
) -> None:
    del pairing
    assert [client.get(address).status_code for client in (stranger, somebody, wrangler)] == [302, 403, 200]
    for post in ("/desk/tags/mean/", "/desk/tags/answer/", "/desk/tags/relationship/clex/change/"):
        assert [client.post(post).status_code for client in (stranger, somebody)] == [302, 403]
        assert wrangler.get(post).status_code == 405
    assert "Names that mean the same" not in words_of(somebody.get("/tags/"))
    assert "Names that mean the same" in words_of(wrangler.get("/tags/"))


def test_the_pages_are_well_made(wrangler: Client, pairing: object) -> None:
    del pairing
    wrangler.post("/desk/tags/mean/", {"kind": SHIP, "tag": ["clex"], "means": "Lex/Clark"})
    make = wrangler.post("/desk/tags/mean/", {"kind": SHIP, "tag": ["clll"], "means": "<b>New</b>"})
    pages = (LIST, "/desk/tags/", f"{LIST}&words=zzz", "/desk/tags/?kind=genre", "/desk/tags/relationship/clex/")
    for answer in (make, *(wrangler.get(page) for page in (*pages, "/desk/tags/relationship/lexclark/"))):
        checker = Checker()
        checker.feed(answer.content.decode())
        assert checker.all_faults() == []
    assert b"<b>New</b>" not in make.content
    assert wrangler.get("/desk/tags/?kind=nonsense").status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize("asked", [(LIST, 12), ("/desk/tags/relationship/means/", 8)])
def test_the_number_of_queries_does_not_grow(
    wrangler: Client,
    shelf: Shelf,
    django_assert_num_queries: DjangoAssertNumQueries,
    asked: tuple[str, int],
    rows: int,
) -> None:
    page, number = asked
    meant = shelf.tag(SHIP, "Means")
    for row in range(rows):
        shelf.work(f"Story {row}", tags=[(SHIP, f"Ab{row}/Cd"), (SHIP, f"Cd/Ab{row}"), (SHIP, f"Synonym {row}")])
        meant.parents.add(shelf.tag("character", f"Parent {row}"))
    for row in range(rows):
        wrangler.post("/desk/tags/mean/", {"kind": SHIP, "tag": [f"synonym-{row}"], "means": "Means"})
    assert wrangler.get(page).status_code == 200
    with django_assert_num_queries(number):
        wrangler.get(page)
