"""One work beside its original: corrected, taken back, split, joined, taught, set aside; all of it by forms alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from bringing import BringFile
from django.test import Client
from web.shelf import words_of

from holdfast.archive.desk.models import Bringing, BroughtFile
from holdfast.archive.review.models import Correction
from holdfast.archive.works import originals
from holdfast.archive.works.models import Work, WorkState

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Answer

BOATS = """kept by the harbour list, no. {number}
{title}
Marram Grass gave it to us when she went away.

The boats came in at {number} o'clock, and nobody on the quay was surprised, because nobody on the quay was awake.

"You might have waved," said Ishmael. He put down the rope and looked at his hands, which were red.

Queequeg said nothing. He had waved, and had been seen by a gull, and that was enough for one morning.

the end
"""
TITLES = (
    "nobody had asked for the lamp",
    "she did not mind that it was late",
    "he said the gulls had eaten it",
    "it was the bell they waited for",
)


@pytest.fixture
def boats(bring_file: BringFile) -> list[Work]:
    """Four files of a folder; the second line of each is its title, which nobody can know who was not told."""
    works = [
        bring_file(f"harbour/{number}.txt", BOATS.format(number=number, title=title))
        for number, title in enumerate(TITLES, 1)
    ]
    bringing = Bringing.objects.create(state="done", paths=["harbour"])
    for work in works:
        original = work.provenance.get().original
        BroughtFile.objects.create(
            bringing=bringing, name=original.name, sha256=original.sha256, outcome="doubtful", work=work
        )
    return works


def at(work: Work) -> str:
    return f"/desk/review/{work.address}/"


def form_of(page: Answer) -> dict[str, str]:
    """What a browser would send of the form that stands on the page, without a script."""
    html = page.content.decode()
    inside = html[html.index('id="fields"') :].split("</form>")[0]
    sent = dict(re.findall(r'<input[^>]* name="([^"]+)"[^>]*? value="([^"]*)"', inside))
    sent |= {
        name: value.lstrip("\n") for name, value in re.findall(r'<textarea[^>]* name="([^"]+)"[^>]*>([^<]*)<', inside)
    }
    return {name: value for name, value in sent.items() if name != "csrfmiddlewaretoken"}


def correct(client: Client, work: Work, **changes: str) -> Answer:
    sent = form_of(client.get(at(work))) | changes | {"do": "correct"}
    return client.post(at(work), sent, follow=True)


def told_of(work: Work) -> list[tuple[str, str | None, int | None]]:
    return list(
        Correction.objects.filter(provenance__work=work, undone_at__isnull=True).values_list("field", "value", "start")
    )


def titles() -> list[str]:
    return list(Work.objects.filter(state=WorkState.PUBLISHED).order_by("id").values_list("title", flat=True))


def test_it_shows_why_it_waits_and_every_line(owner: Client, boats: list[Work]) -> None:
    page = owner.get(at(boats[1]))
    words = words_of(page)
    assert "2 of 4" in words
    assert "The text does not say its title." in words
    assert 'data-line="2" data-at="32"' in page.content.decode()
    assert "From line to line" in words
    assert form_of(page)["body.was"] == f"{form_of(page)['body.first']}-{form_of(page)['body.last']}"


def test_its_keepers_come_to_it_from_the_work_and_its_original_and_nobody_else(
    owner: Client, stranger: Client, boats: list[Work]
) -> None:
    Work.objects.update(needs_review=False)
    link = f'href="/desk/review/{boats[0].address}/"'
    pages = [f"/works/{boats[0].address}/", f"/works/{boats[0].address}/original/"]
    shown = [[link in one.get(page).content.decode() for page in pages] for one in (owner, stranger)]
    assert shown == [[True, True], [False, False]]


def test_a_form_that_was_not_touched_says_nothing(owner: Client, boats: list[Work]) -> None:
    assert "Nothing was changed." in words_of(correct(owner, boats[0]))
    assert told_of(boats[0]) == []


def test_what_is_typed_is_found_in_the_text_kept_and_read_again(owner: Client, boats: list[Work]) -> None:
    told = correct(
        owner, boats[0], title="nobody had asked for the lamp", authors="Marram Grass", **{"body.first": "7"}
    )
    assert "Saved: title, author, where the story stands. The original was read again with that." in words_of(told)
    assert told_of(boats[0]) == [("title", None, 32), ("authors", None, 62), ("body", None, 219)]
    assert titles()[0] == "nobody had asked for the lamp"
    page = told.content.decode()
    assert re.search(
        r'<a class="mark of-title" href="#f-title"[^>]* data-at="32"[^>]*>nobody had asked for the lamp</a>', page
    )
    assert "What keepers said title nobody had asked for the lamp keeper, " in words_of(told)


def test_accepting_saves_what_was_typed_and_goes_on_to_what_waits_next(owner: Client, boats: list[Work]) -> None:
    sent = form_of(owner.get(at(boats[0]))) | {"title": "nobody had asked for the lamp", "do": "accept"}
    assert owner.post(at(boats[0]), sent)["Location"] == at(boats[1])
    assert titles()[0] == "nobody had asked for the lamp"
    boats[0].refresh_from_db()
    assert not boats[0].needs_review


def test_what_cannot_be_understood_is_said_beside_its_field_and_nothing_is_kept(
    owner: Client, boats: list[Work]
) -> None:
    answer = correct(owner, boats[0], title="Salt", **{"body.first": "500"})
    assert answer.status_code == 422
    words = words_of(answer)
    assert "It could not be saved A line is a whole number from 1 to" in words
    assert form_of(answer)["title"] == "Salt"
    assert form_of(answer)["body.first"] == "500"
    assert b"<title>Error: Review" in answer.content
    assert told_of(boats[0]) == []
    answer = correct(owner, boats[0], dates="Flumday")
    assert answer.status_code == 422
    assert "There is no date in “Flumday” that could be read." in words_of(answer)


def test_a_correction_is_taken_back(owner: Client, boats: list[Work]) -> None:
    correct(owner, boats[0], title="nobody had asked for the lamp")
    number = Correction.objects.get().pk
    assert "Taken back: title." in words_of(
        owner.post(at(boats[0]), {"do": "take-back", "correction": number}, follow=True)
    )
    assert titles()[0] == ""
    for wrong in (number, "x", "9" * 30, ""):
        again = owner.post(at(boats[0]), {"do": "take-back", "correction": wrong})
        assert (again.status_code, "has been taken back already" in words_of(again)) == (422, True)


def test_what_is_said_of_words_of_the_story_is_pointed_out(owner: Client, boats: list[Work]) -> None:
    assert "These words stand inside the story." in words_of(
        correct(owner, boats[0], title="nobody had asked for the lamp")
    )
    assert "These words stand inside the story." not in words_of(correct(owner, boats[0], **{"body.first": "5"}))


def test_a_correction_is_taught_to_the_other_files_and_taken_back_from_all(owner: Client, boats: list[Work]) -> None:
    teach = f"{at(boats[0])}teach/title/"
    assert "No keeper has said anything of the title here." in words_of(owner.get(teach))
    correct(owner, boats[0], title="nobody had asked for the lamp")
    page = owner.get(teach)
    words = words_of(page)
    assert "In 4 files of the folder harbour/, the title is line 2" in words
    assert "harbour/3.txt nothing he said the gulls had eaten it" in words
    assert titles() == ["nobody had asked for the lamp", "", "", ""]

    key = page.context["proposals"][0].key
    told = words_of(owner.post(teach, {"do": "teach", "key": key}, follow=True))
    assert "Taught to 3 other files. In 4 files of the folder harbour/" in told
    assert titles() == list(TITLES)
    assert "Take it back from all" in words_of(owner.get(at(boats[2])))

    lesson = owner.get(teach).context["lessons"][0].pk
    owner.post(at(boats[2]), {"do": "unteach", "lesson": lesson})
    assert titles() == ["nobody had asked for the lamp", "", "", ""]
    assert "Nothing to teach" not in words_of(owner.get(teach))
    refused = words_of(owner.post(teach, {"do": "teach", "key": "nothing"}, follow=True))
    assert "This does not fit the files around it any more." in refused


def test_a_file_that_holds_two_works_is_split_and_made_whole_again(owner: Client, bring_file: BringFile) -> None:
    two = "Title: {}\nAuthor: Marram Grass\n\nThe rope was {}, and it did not want to bend. He bent it all the same.\n\nTHE END\n\n"
    work = bring_file("two.txt", two.format("The First Rope", "new") + two.format("The Second Rope", "old"))
    answer = owner.post(at(work), {"do": "split", "lines": "x"})
    assert (answer.status_code, "“x” is no line" in words_of(answer)) == (422, True)

    told = words_of(owner.post(at(work), {"do": "split", "lines": "8"}, follow=True))
    assert "Split into 2 works. The first keeps its address." in told
    assert "Split off: The Second Rope Make it one work again" in told
    assert titles() == ["The First Rope", "The Second Rope"]
    second = Work.objects.get(title="The Second Rope")
    assert 'data-line="8"' in owner.get(at(second)).content.decode()
    assert 'data-line="7"' not in owner.get(at(second)).content.decode()

    assert "The file is one work again." in words_of(owner.post(at(work), {"do": "unsplit"}, follow=True))
    assert Work.objects.filter(state=WorkState.PUBLISHED).count() == 1


def test_parts_are_joined_in_their_order_and_parted_again(owner: Client, boats: list[Work]) -> None:
    first, second, third, _ = boats
    assert "harbour/4.txt" in words_of(owner.get(at(second)))
    chosen = {f"part.{second.address}": "2", f"part.{first.address}": "1", "others": third.address, "do": "join"}
    told = owner.post(at(second), chosen, follow=True)
    assert told.redirect_chain == [(at(first), 302)]
    assert "3 works are one now" in words_of(told)
    assert "Part 1: harbour/1.txt Part 2: harbour/2.txt Part 3: harbour/3.txt" in words_of(told)
    assert list(first.chapters.values_list("position", flat=True)) == [1, 2, 3]
    assert "she did not mind that it was late" in words_of(owner.get(f"{at(first)}?original=2"))
    assert owner.get(f"/works/{second.address}/")["Location"] == f"/works/{first.address}/"

    assert "Parted again: 3 works." in words_of(owner.post(at(first), {"do": "part-again"}, follow=True))
    assert Work.objects.filter(state=WorkState.PUBLISHED).count() == 4


@pytest.mark.parametrize(
    ("chosen", "sentence"),
    [
        ({}, "Number at least two works"),
        ({"others": "0000000000"}, "There is no work at 0000000000."),
        ({"part.{2}": "x"}, "“x” is no number of a part."),
    ],
)
def test_parts_that_are_none_are_said(owner: Client, boats: list[Work], chosen: dict[str, str], sentence: str) -> None:
    sent = {name.replace("{2}", boats[2].address): value for name, value in chosen.items()}
    answer = owner.post(at(boats[0]), {f"part.{boats[0].address}": "1", **sent, "do": "join"})
    assert (answer.status_code, sentence in words_of(answer)) == (422, True)
    without = owner.post(at(boats[0]), {f"part.{boats[1].address}": "1", f"part.{boats[2].address}": "2", "do": "join"})
    assert "Give “kept by the harbour list" in words_of(without)
    assert Work.objects.filter(state=WorkState.JOINED).count() == 0


def test_set_aside_it_leaves_the_queue_and_comes_back(owner: Client, stranger: Client, boats: list[Work]) -> None:
    told = owner.post(at(boats[0]), {"do": "aside", "reason": "Harbour dues."}, follow=True)
    assert told.redirect_chain == [(at(boats[1]), 302)]
    assert "1 of 3" in words_of(told)
    assert stranger.get(f"/works/{boats[0].address}/").status_code == 404
    assert "This work is set aside" in words_of(owner.get(at(boats[0])))
    owner.post(at(boats[0]), {"do": "back"})
    assert "1 of 4" in words_of(owner.get(at(boats[0])))


def test_a_file_that_has_gone_is_said_and_a_correction_refused(owner: Client, boats: list[Work]) -> None:
    sent = form_of(owner.get(at(boats[0])))
    originals.path_of(boats[0].provenance.get().original.sha256).unlink()
    assert "It cannot be shown The file of this original cannot be read now." in words_of(owner.get(at(boats[0])))
    refused = owner.post(at(boats[0]), sent | {"title": "Salt", "do": "correct"})
    assert refused.status_code == 422
    assert told_of(boats[0]) == []


def test_what_no_button_says_is_refused(owner: Client, boats: list[Work]) -> None:
    assert owner.post(at(boats[0]), {"do": "burn"}).status_code == 400
    assert owner.get("/desk/review/0000000000/").status_code == 404
    assert owner.get(f"{at(boats[0])}teach/nothing/").status_code == 404


def test_what_an_original_says_is_never_run(owner: Client, bring_file: BringFile) -> None:
    evil = '<script>alert("x")</script> " onmouseover="alert(1)'
    work = bring_file(
        "evil.txt", f"Title: {evil}\nAuthor: {evil}\nNotes: </textarea>{evil}\n\nIt held. {evil}\n\nTHE END\n"
    )
    page = owner.get(at(work)).content.decode()
    assert "<script>alert" not in page
    assert '" onmouseover' not in page
    assert page.count("</textarea>") == page.count("<textarea")


def test_text_from_right_to_left_has_its_own_direction_line_by_line(owner: Client, bring_file: BringFile) -> None:
    work = bring_file(
        "sea.txt", "العنوان: البحر\n\nكان البحر هادئا في تلك الليلة، ولم يكن على الشاطئ أحد.\n\nThe End\n"
    )
    page = owner.get(at(work)).content.decode()
    lines = re.findall(r'<div class="line[^"]*" id="l\d+"[^>]*>', page)
    assert lines
    assert all('dir="auto"' in line for line in lines)
