"""What seems to belong together, as a keeper sees and decides it."""

from __future__ import annotations

import re

import pytest
from bringing import BringFile
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from web.shelf import Shelf, words_of
from web.test_every_page import POLICY, Checker

from holdfast.archive.sameness.follow import catch_up
from holdfast.archive.sameness.models import Offer
from holdfast.archive.works.models import Work

LINES = "\n\n".join(
    f"The {at}th wave came up to the stone, and the weed of the {at}th spring held it." for at in range(30)
)


def a_file(title: str, body: str = LINES, by: str = "Marram Grass") -> str:
    return f"Title: {title}\nAuthor: {by}\n\n* * *\n\n{body}\n\nTHE END\n"


@pytest.fixture
def copies(bring_file: BringFile) -> list[Work]:
    works = [
        bring_file("a.txt", a_file("Weed")),
        bring_file("b.txt", a_file("Weed", LINES.replace("the 20th spring", "AT&T <3 spring"))),
    ]
    catch_up()
    return works


@pytest.fixture
def parts(bring_file: BringFile) -> list[Work]:
    works = [bring_file(f"{n}.txt", a_file(f"Stone ({n}/4)", LINES.replace("th ", f"th{n} "))) for n in (1, 2, 4)]
    catch_up()
    return works


def address() -> str:
    return f"/desk/alike/{Offer.objects.get().address}/"


def test_the_list_says_what_is_alike_and_how(owner: Client, copies: list[Work], parts: list[Work]) -> None:
    del copies, parts
    words = words_of(owner.get("/desk/alike/"))
    assert "Waiting 2 Joined 0 Kept apart 0" in words
    assert "The same story Weed Of the first 509 of 510 words run the same; of the second 508 of 511." in words
    assert (
        "Parts of one post Stone 3 parts are here. Part 3 of 4 is not here. Part 1 Stone by Marram Grass 510 words"
        in words
    )


def test_two_copies_stand_side_by_side_with_what_differs(owner: Client, copies: list[Work]) -> None:
    del copies
    answer = owner.get(address())
    words = words_of(answer)
    assert "The same story? Of the first 509 of 510 words" in words
    assert "Every place where the words are not the same." in words
    marked = re.findall("<mark>(.*?)</mark>", answer.content.decode())
    assert marked == ["the 20th", "AT&amp;T &lt;3"]


def test_word_for_word_the_same_is_said(owner: Client, bring_file: BringFile) -> None:
    bring_file("a.txt", a_file("Weed"))
    bring_file("b.txt", a_file("The Weed", LINES.upper()))
    catch_up()
    words = words_of(owner.get(address()))
    assert "All 510 words are the same." in words
    assert "They do not differ Word for word the same" in words


def test_a_keeper_keeps_one_and_the_others_address_leads_to_it(owner: Client, copies: list[Work]) -> None:
    told = owner.post(address(), {"answer": "keep", "kept": copies[1].address}, follow=True)
    assert told.redirect_chain == [("/desk/alike/", 302)]
    assert "“Weed” is kept, and the other is a copy of it." in words_of(told)
    moved = owner.get(f"/works/{copies[0].address}/")
    assert (moved.status_code, moved["Location"]) == (301, f"/works/{copies[1].address}/")
    words = words_of(owner.get("/desk/alike/?state=accepted"))
    assert "Waiting 0 Joined 1 Kept apart 0" in words
    assert "Joined by keeper" in words
    leads = f'<a href="/desk/review/{copies[1].address}/">the review page of the work</a>'
    assert leads in owner.get(f"/desk/alike/{Offer.objects.get().address}/").content.decode()


def test_works_that_are_called_the_same_are_told_apart_by_their_files(owner: Client, copies: list[Work]) -> None:
    for page in ("/desk/alike/", address()):
        words = words_of(owner.get(page))
        assert [one.provenance.get().original.name in words for one in copies] == [True, True]


def test_a_keeper_joins_the_parts_that_are_ticked_and_goes_on_to_the_next(
    owner: Client, parts: list[Work], copies: list[Work]
) -> None:
    del copies
    offer = Offer.objects.get(kind="parts")
    page = words_of(owner.get(f"/desk/alike/{offer.address}/"))
    assert "Part 2 : Stone Stone by Marram Grass 510 words The 0th2 wave came up to the stone," in page
    assert "Part 3 of 4 is not here. Part 4 : Stone" in page
    told = owner.post(
        f"/desk/alike/{offer.address}/", {"answer": "join", "work": [one.address for one in parts[:2]]}, follow=True
    )
    assert "“Stone” is one work now." in words_of(told)
    assert told.redirect_chain == [(f"/desk/alike/{Offer.objects.get(kind='copies').address}/", 302)]
    assert owner.get(f"/works/{parts[1].address}/").status_code == 301
    assert owner.get(f"/works/{parts[2].address}/").status_code == 200


def test_what_is_different_stays_apart_and_can_be_offered_again(owner: Client, copies: list[Work]) -> None:
    here = address()
    told = owner.post(here, {"answer": "apart"}, follow=True)
    assert "They stay as they are, and are not offered again." in words_of(told)
    assert "Kept apart by keeper" in words_of(owner.get(here))
    assert [owner.get(f"/works/{one.address}/").status_code for one in copies] == [200, 200]
    assert "It waits among the offers again." in words_of(owner.post(here, {"answer": "again"}, follow=True))


@pytest.mark.parametrize(
    ("form", "sentence"),
    [
        ({"answer": "keep", "kept": "nobody"}, "Say which of the two stays."),
        ({"answer": "join"}, "These are no parts of one post"),
        ({"answer": "again"}, "Only what was kept apart can be offered again."),
        ({}, "Press one of the buttons below: nothing was changed."),
    ],
)
def test_what_cannot_be_is_said_on_the_page(
    owner: Client, copies: list[Work], form: dict[str, str], sentence: str
) -> None:
    del copies
    answer = owner.post(address(), form)
    assert answer.status_code == 422
    assert f"There is a problem {sentence}" in words_of(answer)
    assert Offer.objects.get().state == "open"


def test_an_offer_that_was_decided_elsewhere_is_not_decided_again(owner: Client, copies: list[Work]) -> None:
    here = address()
    owner.post(here, {"answer": "apart"})
    answer = owner.post(here, {"answer": "keep", "kept": copies[0].address})
    assert answer.status_code == 422
    assert "This was decided already" in words_of(answer)


@pytest.mark.parametrize("who", ["stranger", "somebody"])
def test_nobody_but_a_keeper_sees_or_decides(request: pytest.FixtureRequest, copies: list[Work], who: str) -> None:
    client: Client = request.getfixturevalue(who)
    status = {"stranger": 302, "somebody": 403}[who]
    assert len(copies) == 2
    assert client.get("/desk/alike/").status_code == status
    assert client.get(address()).status_code == status
    assert client.post(address(), {"answer": "apart"}).status_code == status
    assert Offer.objects.get().state == "open"


def test_what_is_not_there_is_not_found(owner: Client) -> None:
    assert owner.get("/desk/alike/0000000000/").status_code == 404
    assert "Nothing waits for you" in words_of(owner.get("/desk/alike/"))
    assert "None yet" in words_of(owner.get("/desk/alike/?state=declined"))


def test_every_page_of_it_is_well_made(owner: Client, copies: list[Work], parts: list[Work]) -> None:
    assert len(copies) + len(parts) == 5
    pages = [f"/desk/alike/{address}/" for address in Offer.objects.values_list("address", flat=True)]
    for answer in (
        owner.get("/desk/alike/"),
        *map(owner.get, pages),
        owner.post(pages[0], {}),
        owner.post(pages[0], {"answer": "apart"}, follow=True),
        owner.get(pages[0]),
        owner.get("/desk/alike/?state=declined"),
    ):
        checker = Checker()
        checker.feed(answer.content.decode())
        assert checker.all_faults() == []
        assert set(answer["Content-Security-Policy"].split("; ")) == POLICY


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_asks_as_often_for_three_as_for_one(
    owner: Client, shelf: Shelf, django_assert_num_queries: DjangoAssertNumQueries, rows: int
) -> None:
    for row in range(rows):
        offer = Offer.objects.create(kind="parts", at="2026-03-01T12:00Z", alike={"total": 2, "missing": []})
        for position in (1, 2):
            work = shelf.work(f"Wave {row}", tags=[("fandom", "Sea")])
            offer.offered.create(work=work, position=position, number=position, called=f"Part {position}")
    assert owner.get("/desk/alike/").status_code == 200
    with django_assert_num_queries(11):
        owner.get("/desk/alike/")
    with django_assert_num_queries(9):
        owner.get(f"/desk/alike/{offer.address}/")


def test_what_was_joined_leads_to_the_review_of_the_work_that_took_it_in(owner: Client, parts: list[Work]) -> None:
    """The first part is not among the chosen ones."""
    there, chosen = address(), [one.address for one in parts[1:]]
    owner.post(there, {"answer": "join", "work": chosen})
    assert f'href="/desk/review/{chosen[0]}/">the review page' in owner.get(there).content.decode()
    owner.post(f"/desk/review/{chosen[0]}/", {"do": "part-again"})
    assert "can be parted again on the review page of the" in words_of(owner.get(there))
    assert b">the review page" not in owner.get(there).content
