"""Every page for a stranger, somebody signed in, and the owner; what is hidden is nowhere and is not counted."""

from __future__ import annotations

import pytest
from django.test import Client
from web.shelf import Shelf, words_of

from holdfast.archive.desk.models import Bringing

SIGN_IN = (302, 302, 302)
PAGES = {  # (stranger, somebody, owner)
    "/": (200, 200, 200),
    "/works/": (200, 200, 200),
    "/people/": (200, 200, 200),
    "/tags/": (200, 200, 200),
    "/tags/fandom/": (200, 200, 200),
    "/tags/nonsense/": (404, 404, 404),
    "/series/": (200, 200, 200),
    "/wanted/": (200, 200, 200),
    "/search/": (200, 200, 200),
    "/about/": (200, 200, 200),
    "/reading/": (200, 200, 200),
    "/sign-in/": (200, 302, 302),
    "/healthz": (200, 200, 200),
    "/robots.txt": (200, 200, 200),
    "/bring/": (302, 403, 200),
    "/bring/{bringing}/": (302, 403, 200),
    "/bring/nonsense/": (302, 403, 404),
    "/desk/review/": (302, 403, 200),
    "/desk/alike/": (302, 403, 200),
    "/sign-out/": (405, 405, 405),
    "/works/{open}/": (200, 200, 200),
    "/works/{open}/1/": (200, 200, 200),
    "/works/{open}/whole/": (200, 200, 200),
    "/works/{open}/original/": (200, 200, 200),
    "/works/{open}/original/file": (200, 200, 200),
    "/works/{reachable}/": (200, 200, 200),
    "/works/{reachable}/original/": (200, 200, 200),
    "/works/{reachable}/original/file": (404, 404, 200),
    "/works/{hidden}/": (404, 404, 200),
    "/works/{hidden}/1/": (404, 404, 200),
    "/works/{hidden}/whole/": (404, 404, 200),
    "/works/{hidden}/original/": (404, 404, 200),
    "/works/{hidden}/original/file": (404, 404, 200),
    "/people/hidden-hand/": (404, 404, 200),
    "/people/open-hand/": (200, 200, 200),
    "/tags/fandom/hidden-fandom/": (404, 404, 200),
    "/tags/fandom/open-fandom/": (200, 200, 200),
    "/series/{hidden_series}/": (404, 404, 200),
    "/series/{open_series}/": (200, 200, 200),
    "/nothing/": (404, 404, 404),
}


@pytest.fixture
def places(shelf: Shelf) -> dict[str, str]:
    seen = shelf.work("Open", by=["Open Hand"], tags=[("fandom", "Open Fandom")])
    unseen = shelf.work("Hidden", by=["Hidden Hand"], tags=[("fandom", "Hidden Fandom")], state="hidden")
    reachable = shelf.work("Reachable", contact="marram@example.org")
    for work in (seen, unseen, reachable):
        shelf.original(work, f"{work.title}.txt", f"{work.title}\n{work.contact}\n")
    shelf.relation(unseen, "sequel-to", title="Hidden want", want=shelf.want("Hidden want"))
    shelf.credit(unseen, "Hidden Helper", "beta")
    return {
        "open": seen.address,
        "hidden": unseen.address,
        "reachable": reachable.address,
        "hidden_series": shelf.series("Hidden Series", [(1, "", unseen)]).address,
        "open_series": shelf.series("Open Series", [(1, "", seen), (2, "", unseen)]).address,
        "bringing": Bringing.objects.create(state="done").address,
    }


@pytest.mark.parametrize("page", PAGES)
def test_who_may_open_which_page(
    stranger: Client, somebody: Client, owner: Client, places: dict[str, str], page: str
) -> None:
    answers = [client.get(page.format(**places)) for client in (stranger, somebody, owner)]
    assert tuple(answer.status_code for answer in answers) == PAGES[page]


def test_what_is_hidden_is_named_and_counted_nowhere(stranger: Client, places: dict[str, str]) -> None:
    listed = ("/", "/works/", "/people/", "/tags/", "/tags/fandom/", "/series/", "/wanted/", "/search/?q=hidden")
    for page in (*listed, "/series/{open_series}/", "/works/{open}/"):
        shown = stranger.get(page.format(**places)).content.decode()
        assert places["hidden"] not in shown, page
        assert "Hidden" not in shown, page
    assert "2 works by 2 people" in words_of(stranger.get("/"))
    assert "Open Series 1 work here" in words_of(stranger.get("/series/"))
    assert words_of(stranger.get("/wanted/")).startswith("Wanted 0 stories")


def test_the_owner_sees_what_is_hidden_marked_so(owner: Client, places: dict[str, str]) -> None:
    assert "Hidden Hidden by Hidden Hand" in words_of(owner.get("/works/?words=hidden"))
    assert "Hidden: only you can see this" in words_of(owner.get(f"/works/{places['hidden']}/"))


@pytest.mark.parametrize(("who", "status"), [("stranger", 302), ("somebody", 403), ("owner", 302)])
def test_only_the_owner_says_that_a_work_is_fine(
    request: pytest.FixtureRequest, shelf: Shelf, who: str, status: int
) -> None:
    work = shelf.work(needs_review=True)
    answer = request.getfixturevalue(who).post(f"/desk/review/{work.address}/")
    work.refresh_from_db()
    assert (answer.status_code, work.needs_review) == (status, who != "owner")


def test_a_work_cannot_be_called_fine_by_a_link(owner: Client, shelf: Shelf) -> None:
    work = shelf.work(needs_review=True)
    shelf.original(work, "weed.txt", "The Weed\n\nIt held.\n")
    assert owner.get(f"/desk/review/{work.address}/?do=accept").status_code == 200
    work.refresh_from_db()
    assert work.needs_review


def test_a_form_from_elsewhere_changes_nothing(shelf: Shelf) -> None:
    del shelf
    answer = Client(enforce_csrf_checks=True).post("/sign-in/", {"username": "keeper", "password": "x"})
    assert answer.status_code == 403
    assert "This form had grown old" in words_of(answer)
