"""Scene breaks in every style, and what only looks like one."""

from __future__ import annotations

import pytest
from story.layout.making import PROSE, lines_of

from holdfast.story.layout.blocks import lay_out
from holdfast.story.layout.breaks import is_scene_break
from holdfast.story.layout.wrap import measure


@pytest.mark.parametrize(
    "text",
    ["***", "* * *", "*", "~*~", "~~~", "oOo", "oOoOo", "xXx", "xXxXx", "o-o-o", "###", "#", "-----", "_____", "=====", "<><><>",
     "•", "• • •", "⁂", "❦", "...", ". . .", "… … …", "[scene]", "[scene break]", "--oOo--", "~*~*~*~", "-x-x-x-", "+++", "\\*\\*\\*", "()()()"],
)  # fmt: skip
def test_is_a_break(text: str) -> None:
    assert is_scene_break(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "(Don't Let Go)",
        "[Lex]",
        "1",
        "I",
        "O",
        "no",
        "oh",
        "Oooh",
        "xoxo,",
        '"..."',
        "?!",
        "“…”",
        "* Thanks to Ann",
        "1999",
        "海は広い",
        "Глава",
        "x",
        "-end-",
        "a",
    ],
)
def test_is_none(text: str) -> None:
    assert not is_scene_break(text)


def test_a_rare_wide_gap_is_a_break_without_text() -> None:
    lines = lines_of("\n\n".join(PROSE[:4]) + "\n\n\n" + "\n\n".join(PROSE[4:]))
    blocks = lay_out(lines, measure(lines, explicit=False)).blocks
    assert [block.text for block in blocks] == [*PROSE[:4], "", *PROSE[4:]]


def test_wide_gaps_everywhere_are_none() -> None:
    lines = lines_of("\n\n\n".join(PROSE))
    assert [block.text for block in lay_out(lines, measure(lines, explicit=False)).blocks] == list(PROSE)
