"""The list of what waits to be looked at: why, narrowed to what a keeper wants, several accepted at once; what was set aside."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.test import Client
from web.shelf import Shelf, words_of

from holdfast.archive.desk.models import Bringing, BroughtFile
from holdfast.archive.people.models import Person
from holdfast.archive.review.actions import set_aside
from holdfast.archive.works.models import Work

TITLE = {"field": "title", "sentence": "The text does not say its title."}
BEGINS = {"field": "body", "sentence": "It is not certain where the story begins."}
ODD = {"field": "point_of_view", "sentence": "Two people tell it."}


@pytest.fixture
def three(shelf: Shelf) -> list[Work]:
    """The Weed (title), The Stone (title, body), The Tide (point of view); the first two came in one bringing."""
    works = [shelf.work(name, needs_review=True) for name in ("The Weed", "The Stone", "The Tide")]
    for work, doubts in zip(works, ([TITLE], [TITLE, BEGINS], [ODD]), strict=True):
        shelf.original(work, f"list/{work.title}.txt", f"{work.title}\n", doubts=doubts)
    bringing = Bringing.objects.create(state="done", paths=["/somewhere/inbox", "/somewhere/more"])
    Bringing.objects.update(asked=datetime(2026, 3, 2, tzinfo=UTC))
    for work in works[:2]:
        BroughtFile.objects.create(bringing=bringing, name=work.title, outcome="doubtful", work=work)
    return works


def listed(client: Client, query: str = "") -> list[str]:
    page = client.get(f"/desk/review/{query}")
    return [one.work.title for one in page.context["waiting"]]


def test_it_says_what_waits_and_why(owner: Client, three: list[Work]) -> None:
    del three
    words = words_of(owner.get("/desk/review/"))
    assert "To be looked at 3 works" in words
    assert (
        "The Stone by Marram Grass 1,200 words list/The Stone.txt "
        "The text does not say its title. It is not certain where the story begins."
    ) in words


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("", ["The Weed", "The Stone", "The Tide"]),
        ("?doubt=title", ["The Weed", "The Stone"]),
        ("?doubt=body", ["The Stone"]),
        ("?doubt=point_of_view", ["The Tide"]),
        ("?doubt=nothing_of_this_name", []),
        ('?doubt=title", "', ["The Weed", "The Stone", "The Tide"]),
        ("?bringing={bringing}", ["The Weed", "The Stone"]),
        ("?bringing={bringing}&doubt=body", ["The Stone"]),
        ("?bringing=0000000000", []),
    ],
)
def test_it_can_be_narrowed(owner: Client, three: list[Work], query: str, titles: list[str]) -> None:
    del three
    assert listed(owner, query.replace("{bringing}", Bringing.objects.get().address)) == titles


def test_the_choices_say_how_many(owner: Client, three: list[Work]) -> None:
    del three
    words = words_of(owner.get("/desk/review/"))
    assert "Anything The title (2) Where the story begins or ends (1) Point of view (1)" in words
    assert "Any files inbox and 1 more, 2 Mar 2026 (2)" in words


def test_a_filter_goes_along_from_work_to_work(owner: Client, three: list[Work]) -> None:
    weed, stone, tide = three
    assert f"/desk/review/{weed.address}/?doubt=title".encode() in owner.get("/desk/review/?doubt=title").content
    page = owner.get(f"/desk/review/{weed.address}/?doubt=title")
    assert "1 of 2" in words_of(page)
    assert page.context["queue"].after == stone
    assert owner.get(f"/desk/review/{stone.address}/").context["queue"].after == tide
    leads_to = owner.post(f"/desk/review/{weed.address}/?doubt=title", {"do": "accept"})["Location"]
    assert leads_to == f"/desk/review/{stone.address}/?doubt=title"
    assert owner.post(leads_to, {"do": "accept"})["Location"] == "/desk/review/?doubt=title"


def test_several_are_accepted_at_once(owner: Client, three: list[Work]) -> None:
    told = owner.post("/desk/review/?doubt=title", {"work": [three[0].address, three[1].address]}, follow=True)
    assert told.redirect_chain == [("/desk/review/?doubt=title", 302)]
    assert "2 works accepted." in words_of(told)
    assert listed(owner) == ["The Tide"]


def test_none_ticked_is_said(owner: Client, three: list[Work]) -> None:
    assert "Nothing was chosen." in words_of(owner.post("/desk/review/", {}, follow=True))
    assert len(listed(owner)) == len(three)


def test_when_nothing_waits_it_says_what_to_do(owner: Client) -> None:
    assert "Nothing waits for you" in words_of(owner.get("/desk/review/"))
    assert "Nothing like that waits Show all that waits" in words_of(owner.get("/desk/review/?doubt=title"))
    assert "Nothing is set aside" in words_of(owner.get("/desk/review/?aside=1"))


def test_what_was_set_aside_has_a_list_of_its_own(owner: Client, three: list[Work]) -> None:
    set_aside(three[0], "A shopping list.", by=Person.objects.get())
    assert listed(owner) == ["The Stone", "The Tide"]
    assert "Set aside (1)" in words_of(owner.get("/desk/review/"))
    words = words_of(owner.get("/desk/review/?aside=1"))
    assert "The Weed keeper, " in words
    assert "A shopping list. Bring back : The Weed" in words
    owner.post(f"/desk/review/{three[0].address}/", {"do": "back"})
    assert listed(owner) == ["The Weed", "The Stone", "The Tide"]


@pytest.mark.parametrize(("who", "status"), [("stranger", 302), ("somebody", 403), ("owner", 200)])
def test_it_is_for_keepers_alone(request: pytest.FixtureRequest, three: list[Work], who: str, status: int) -> None:
    client: Client = request.getfixturevalue(who)
    pages = ("/desk/review/", "/desk/review/?aside=1", f"/desk/review/{three[0].address}/")
    assert [client.get(page).status_code for page in pages] == [status] * 3
    if who != "owner":
        client.post("/desk/review/", {"work": three[0].address})
        client.post(f"/desk/review/{three[1].address}/", {"do": "accept"})
        assert Work.objects.filter(needs_review=True).count() == 3


def test_doubts_are_for_keepers_alone(stranger: Client, owner: Client, three: list[Work]) -> None:
    address = f"/works/{three[0].address}/"
    assert "To be looked at The text does not say its title." in words_of(owner.get(address))
    for page in (address, f"{address}original/"):
        assert b"The text does not say its title." not in stranger.get(page).content
