"""A story as read becomes rows, whole; and what no column holds is cut, kept beside it, and said."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

import pytest

from holdfast.archive import prepared
from holdfast.archive.bridge import fetch
from holdfast.archive.journal.models import Entry
from holdfast.archive.people.models import PenName, Person
from holdfast.archive.prepared import address, number
from holdfast.archive.series.models import Place, Series
from holdfast.archive.tags.models import Tag
from holdfast.archive.works.models import Chapter, Credit, Relation, Tagging, Version, Work
from holdfast.story import Block, BlockKind, Doubt, ImpreciseDate, Posting, Rating, Relationship, SeriesPlace
from holdfast.story import Chapter as StoryChapter
from holdfast.story import Credit as StoryCredit
from holdfast.story import Relation as StoryRelation

BringIn = Callable[..., Work]

WHOLE: dict[str, Any] = {
    "title": "(Hold On) Until the Tide Turns",
    "authors": ("Wren Halloway", "Ёлка"),
    "series": (SeriesPlace("The Skerry", 7, "VII", 9),),
    "posting": Posting(1, 3, "1/3"),
    "fandoms": ("Moby-Dick",),
    "characters": ("Ishmael", "Queequeg"),
    "relationships": (Relationship("Ishmael & Queequeg", ("Ishmael", "Queequeg"), "platonic"),),
    "tags": ("harpoons",),
    "genres": ("Drama",),
    "warnings": ("whales",),
    "rating": Rating("PG-13", None, "teen"),
    "summary": "They hold on.",
    "spoilers": "The whale.",
    "disclaimer": "Not mine.",
    "notes": "Written in a gale.",
    "end_notes": "It was a long night.",
    "credits": (StoryCredit("LabCat", "editor", "my GE, LabCat"),),
    "relations": (StoryRelation("inspired-by", "The Lamp", "Marram Grass", None),),
    "dates": (ImpreciseDate("Nov 1852", "1852-11", "month", "written"),),
    "status": "WIP",
    "language": "en",
    "contact": "wren@skerry.example",
    "archive_permission": "Ask first.",
    "end_marker": "-end-",
    "point_of_view": "Ishmael",
}


def test_a_whole_story_goes_in_and_comes_back(bring_in: BringIn) -> None:
    work = bring_in("Call me.", "No, *call* me.", **WHOLE)
    back = fetch(work)
    blocks = tuple(Block(BlockKind.PARAGRAPH, one, 0, 0) for one in ("Call me.", "No, *call* me."))
    chapters = (StoryChapter(None, 0, 0, blocks),)
    assert dataclasses.asdict(back) == dataclasses.asdict(
        dataclasses.replace(back, **WHOLE, categories=(), chapters=chapters, words=5)
    )


def test_nothing_that_a_text_does_not_say_is_in_its_rows(bring_in: BringIn) -> None:
    work = bring_in(
        "It was a dark and stormy night, and the lamp on the skerry had gone out an hour before. Nobody saw."
    )
    assert (work.title, str(work)) == (
        "",
        "“It was a dark and stormy night, and the lamp on the skerry had gone out an hour…”",
    )
    assert [Credit.objects.count(), Tagging.objects.count(), Relation.objects.count(), Place.objects.count()] == [0] * 4
    assert not work.needs_review
    assert fetch(work).title is None


def test_chapters_keep_their_order_and_each_shows_its_version(bring_in: BringIn) -> None:
    def chapter(title: str | None, text: str) -> StoryChapter:
        return StoryChapter(title, 0, 1, (Block(BlockKind.PARAGRAPH, text, 0, 1),))

    work = bring_in(chapters=(chapter("Ebb", "Out."), chapter(None, "<b>Slack</b>."), chapter("Flood", "In.")))
    rows = [
        (one.position, one.title, one.shown and one.shown.html, one.shown and one.shown.text)
        for one in work.chapters.all()
    ]
    assert rows == [
        (1, "Ebb", "<p>Out.</p>", "Out."),
        (2, "", "<p>&lt;b&gt;Slack&lt;/b&gt;.</p>", "<b>Slack</b>."),
        (3, "Flood", "<p>In.</p>", "In."),
    ]
    assert all(one.chapter_id == one.chapter.pk for one in Version.objects.all())


def test_names_written_in_any_case_are_one_and_keep_their_letters(bring_in: BringIn) -> None:
    bring_in("One.", authors=("Ёлка",), fandoms=("Moby-Dick",))
    bring_in("Two.", authors=("ЁЛКА", "ёлка"), fandoms=("MOBY-DICK",))
    assert list(PenName.objects.values_list("name", "slug")) == [("Ёлка", "ёлка")]
    assert list(Tag.objects.values_list("kind", "name", "slug")) == [("fandom", "Moby-Dick", "moby-dick")]
    assert list(Tagging.objects.values_list("as_written", flat=True)) == ["Moby-Dick", "MOBY-DICK"]
    assert Credit.objects.count() == 2


def test_names_without_a_letter_or_of_one_slug_have_addresses_of_their_own(bring_in: BringIn) -> None:
    bring_in(authors=("☆☆", "★", "Wren H.", "Wren (H)"))
    assert sorted(PenName.objects.values_list("slug", flat=True)) == ["pen-name", "pen-name-2", "wren-h", "wren-h-2"]


def test_an_m_of_one_system_is_not_the_m_of_another(bring_in: BringIn) -> None:
    bring_in("One.", rating=Rating("M", "fanfiction.net", "mature"))
    bring_in("Two.", rating=Rating("M", "other", "explicit"))
    assert list(Tag.objects.order_by("id").values_list("slug", "level")) == [("m", "mature"), ("m-2", "explicit")]


def test_a_doubtful_story_is_here_to_be_looked_at(bring_in: BringIn) -> None:
    work = bring_in("Hm.", doubts=(Doubt("title", "The text does not say its title."),))
    work.refresh_from_db()
    assert work.needs_review
    assert work.provenance.get().doubts == [{"field": "title", "sentence": "The text does not say its title."}]


def test_the_account_is_kept_without_the_text_it_accounts_for(bring_in: BringIn) -> None:
    kept = bring_in("A secret.", title="Kept").provenance.get().reading
    assert kept["work"]["title"] == "Kept"
    assert kept["ledger"]["characters"] == 9
    assert set(kept["work"]["body"]) == {"start", "end", "paragraphs"}


def test_what_is_longer_than_its_column_is_cut_and_said_and_kept_whole(bring_in: BringIn) -> None:
    work = bring_in(
        "Long.",
        title="x" * 600,
        authors=("y" * 300,),
        tags=("z" * 300,),
        relations=(StoryRelation("sequel-to", "w" * 501),),
    )
    work.refresh_from_db()
    assert work.title == "x" * 499 + "…"
    assert work.needs_review
    kept = work.provenance.get()
    assert kept.reading["work"]["title"] == "x" * 600
    assert [one["sentence"] for one in kept.doubts] == [
        "A name or text here (title) has 600 characters and is cut to 500; the whole is kept.",
        "A name or text here (author) has 300 characters and is cut to 255; the whole is kept.",
        "A name or text here (tag) has 300 characters and is cut to 255; the whole is kept.",
        "A name or text here (relation) has 501 characters and is cut to 500; the whole is kept.",
    ]


def test_characters_that_no_database_keeps_are_replaced_and_said(bring_in: BringIn) -> None:
    work = bring_in("A nul \0 and half \ud83d a pair.", title="Half \ud83d", authors=("Nul\0",))
    work.refresh_from_db()
    assert (work.title, fetch(work).authors) == ("Half �", ("Nul�",))
    assert [one["field"] for one in work.provenance.get().doubts] == ["body"]


def test_a_nul_that_was_typed_out_is_no_nul(bring_in: BringIn) -> None:
    work = bring_in(r"He typed \u0000 and waited.")
    assert (work.needs_review, work.provenance.get().doubts) == (False, [])


def test_the_limits_are_those_of_the_columns() -> None:
    limits = {
        "title": (Work, "title"),
        "authors": (PenName, "name"),
        "fandoms": (Tag, "name"),
        "characters": (Tag, "name"),
        "tags": (Tag, "name"),
        "genres": (Tagging, "as_written"),
        "categories": (Tagging, "as_written"),
        "warnings": (Tagging, "as_written"),
        "status": (Work, "status"),
        "language": (Work, "language"),
        "end_marker": (Work, "end_marker"),
        "point_of_view": (Work, "point_of_view"),
    }
    inside: dict[str, dict[str, tuple[Any, str]]] = {
        "series": {"title": (Series, "title"), "part_as_written": (Place, "label")},
        "relationships": {"as_written": (Tagging, "as_written")},
        "rating": {"as_written": (Tagging, "as_written")},
        "credits": {"name": (PenName, "name"), "as_written": (Credit, "as_written")},
        "relations": {"title": (Relation, "title"), "author": (Relation, "author")},
        "dates": {"as_written": (Work, "written_as_said")},
    }

    def longest(column: tuple[Any, str]) -> int | None:
        length: int | None = column[0]._meta.get_field(column[1]).max_length
        return length

    assert {field: longest(column) for field, column in limits.items()} == prepared.LONGEST
    assert {field: {name: longest(one) for name, one in columns.items()} for field, columns in inside.items()} == (
        prepared.LONGEST_INSIDE
    )
    assert longest((Relation, "url")) == prepared.LONGEST_ADDRESS
    assert longest((Chapter, "title")) == 500


@pytest.mark.parametrize(
    "written",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "  http://a.example",
        "http://a.example/a b",
        "ftp://a.example",
        "http://" + "a" * 1000,
    ],
)
def test_an_address_that_is_not_safe_to_link_to_is_none(written: str) -> None:
    assert address(written) == ""


def test_numbers_that_no_column_holds_are_none() -> None:
    assert [number(one) for one in (None, -1, 0, 2**31 - 1, 2**31)] == [None, None, 0, 2**31 - 1, None]


def test_bringing_writes_a_line_in_the_journal_for_each_work(bring_in: BringIn, owner: Person) -> None:
    work = bring_in("Held.", title="Kept", by=owner)
    line = Entry.objects.get(noun="work")
    digest = work.provenance.get().original.sha256
    assert (line.who, line.verb, line.thing) == ("keeper", "brought", work.address)
    assert line.details == {"title": "Kept", "original": digest}
