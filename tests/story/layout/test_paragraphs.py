"""Wrapped text comes back as it was before somebody wrapped it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from story.layout.making import PROSE, lines_of, wrapped

from holdfast.story import BlockKind, Line, LineRole
from holdfast.story.layout.blocks import lay_out
from holdfast.story.layout.paragraphs import paragraphs
from holdfast.story.layout.wrap import ParagraphMark, Wrap, measure


def texts(text: str) -> list[str]:
    lines = lines_of(text)
    return [one.text for one in paragraphs(lines, measure(lines, explicit=False))]


def kinds(text: str) -> list[tuple[str, str]]:
    lines = lines_of(text)
    return [(one.kind.value, one.text) for one in paragraphs(lines, measure(lines, explicit=False))]


WIDTHS = pytest.mark.parametrize("width", [60, 66, 72, 80])


@WIDTHS
def test_a_blank_line_between(width: int) -> None:
    assert texts("\n\n".join("\n".join(wrapped(one, width)) for one in PROSE)) == list(PROSE)


@WIDTHS
def test_an_indent(width: int) -> None:
    text = "\n".join("\n".join(wrapped(one, width, "    ")) for one in PROSE)
    assert measure(lines_of(text), explicit=False).mark is ParagraphMark.INDENT
    assert texts(text) == list(PROSE)


@WIDTHS
def test_a_blank_line_after_every_line(width: int) -> None:
    assert texts("\n\n\n".join("\n\n".join(wrapped(one, width)) for one in PROSE)) == list(PROSE)


@WIDTHS
def test_a_paragraph_ends_on_a_short_line(width: int) -> None:
    told = [one for one in PROSE if len(wrapped(one, width)[-1]) < width - 12]
    assert texts("\n".join("\n".join(wrapped(one, width)) for one in told)) == told


@WIDTHS
def test_a_page_ends_in_mid_sentence(width: int) -> None:
    parts = [wrapped(one, width) for one in PROSE]
    parts[0].insert(1, "")
    parts[3].insert(1, "")
    assert texts("\n\n".join("\n".join(part) for part in parts)) == list(PROSE)


def test_running_heads_are_in_no_paragraph() -> None:
    parts = [wrapped(one, 60) for one in PROSE]
    parts[0][1:1] = ["", "The Lamp   page 2", ""]
    parts[3][1:1] = ["", "The Lamp   page 3", ""]
    text = "\n\n".join("\n".join(part) for part in parts)
    lines = lines_of(text)
    laid = lay_out(lines, measure(lines, explicit=False))
    assert [one.text for one in laid.blocks] == list(PROSE)
    assert [text[start:end] for start, end in laid.furniture] == ["The Lamp   page 2", "The Lamp   page 3"]


def test_chapter_headings_are_no_running_heads() -> None:
    text = "\n\n".join(f"Chapter {n}\n\n" + "\n".join(wrapped(PROSE[n], 60)) for n in range(4))
    assert [one for one in texts(text) if one.startswith("Chapter")] == [
        "Chapter 0",
        "Chapter 1",
        "Chapter 2",
        "Chapter 3",
    ]


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("self-", "conscious", "self-conscious"),
        ("Kal-", "El", "Kal-El"),
        ("two-", "and three-year-olds", "two- and three-year-olds"),
        ("light\u00ad", "house", "lighthouse"),
        ("light-", "house", "light-house"),
        ("wait--", "what", "wait--what"),
        ("wait --", "what", "wait -- what"),
        ("海は", "広い", "海は広い"),
    ],
)
def test_what_stands_between_two_lines(first: str, second: str, joined: str) -> None:
    lines = lines_of(f"{first}\n{second}")
    [one] = paragraphs(lines, Wrap(hard=True, width=len(first)))
    assert one.text == joined


def test_a_divided_word_is_mended_where_the_text_knows_it_whole() -> None:
    text = "They had seen, from the hill above the town, the light-\nhouse, and it is nobody but the keeper who knows\nwhat a lighthouse costs."
    assert texts(text) == [
        "They had seen, from the hill above the town, the lighthouse, and it is nobody but the keeper who knows what a lighthouse costs."
    ]


VERSE = "The tide comes in\nAnd the tide goes out\nAnd nobody asks the shore\nWhat it has lost"


def test_verse_and_letters_stay_lines_in_wrapped_text() -> None:
    prose = ["\n".join(wrapped(one, 66)) for one in PROSE]
    letter = "Yours ever,\nR. M. Renfield"
    found = kinds("\n\n".join([prose[0], VERSE, prose[3], "Dear Mina,", prose[4], letter, prose[6]]))
    assert found == [
        ("paragraph", PROSE[0]),
        ("verse", VERSE),
        ("paragraph", PROSE[3]),
        ("letter", "Dear Mina,"),
        ("paragraph", PROSE[4]),
        ("letter", letter),
        ("paragraph", PROSE[6]),
    ]


def test_short_speech_is_no_verse() -> None:
    assert [kind for kind, _ in kinds("“Who?”\n“I.”\n“You?”\n“Yes.”")] == ["paragraph"] * 4


def test_tables_keep_their_spaces() -> None:
    table = "name    age    ship\nMina    23     Demeter"
    assert kinds(f"{PROSE[0]}\n\n{table}") == [("paragraph", PROSE[0]), ("verbatim", table)]


def test_quoted_text_is_read_without_its_marks() -> None:
    text = "\n>\n".join("\n".join(f"> {line}" for line in wrapped(one, 66)) for one in PROSE)
    assert texts(text) == list(PROSE)


def test_what_html_marks_is_kept() -> None:
    lines = [
        Line("a  b", 0, 4, LineRole.VERBATIM),
        Line("c", 5, 6, LineRole.VERBATIM),
        Line("* * *", 7, 12, LineRole.RULE),
    ]
    found = paragraphs(lines, measure(lines, explicit=True))
    assert [(one.kind, one.text) for one in found] == [(BlockKind.VERBATIM, "a  b\nc"), (BlockKind.BREAK, "* * *")]


def test_prose_that_a_page_calls_verbatim_is_unwrapped() -> None:
    text = "\n\n".join("\n".join(wrapped(one, 66)) for one in PROSE)
    lines = [Line(one.text, one.start, one.end, LineRole.VERBATIM) for one in lines_of(text)]
    assert [one.text for one in paragraphs(lines, measure(lines, explicit=True))] == list(PROSE)


LETTERS = st.sampled_from(
    [
        "a",
        "B",
        " ",
        " ",
        ".",
        ",",
        "\n",
        "\n",
        "\n\n",
        '"',
        "*",
        "_",
        "-",
        "—",
        ">",
        "<i>",
        "</i>",
        "7",
        "\u00ad",
        "海",
        "\t",
        "the ",
        "night",
    ]
)
ANY_TEXT = st.lists(LETTERS, max_size=120).map("".join)


@given(ANY_TEXT)
def test_every_character_is_in_one_block_or_in_the_furniture(text: str) -> None:
    lines = lines_of(text)
    wrap = measure(lines, explicit=False)
    found = paragraphs(lines, wrap)
    taken = [0] * len(text)
    for one in found:
        for piece in one.pieces:
            start, end = lines[piece.line].span(piece.start, piece.end)
            assert text[start:end] == one.text[piece.at : piece.at + end - start]
            for place in range(start, end):
                taken[place] += 1
    tags = 0
    for start, end in lay_out(lines, wrap).furniture:
        tags += sum(taken[start:end])
        for place in range(start, end):
            taken[place] = 1
    assert all(count == 1 or text[place].isspace() for place, count in enumerate(taken))
    assert tags == sum(len(one.text) for one in found) - sum(len(one.text) for one in lay_out(lines, wrap).blocks)
    assert [one.start for one in found] == sorted(one.start for one in found)


@given(
    st.lists(st.sampled_from([*PROSE, VERSE, "* * *", "Yours ever,\nR. M. Renfield"]), max_size=9),
    st.sampled_from([60, 72, 80]),
)
def test_laying_out_what_was_laid_out_changes_nothing(told: list[str], width: int) -> None:
    text = "\n\n".join("\n".join(wrapped(one, width)) if "\n" not in one else one for one in told)
    once = texts(text)
    assert texts("\n\n".join(once)) == once
