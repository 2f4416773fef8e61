"""What stands in the middle, what has a colour, and where links inside a text lead."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfast.story import Source, chapter_html, clean_html, read, read_manuscript
from holdfast.story.layout.blocks import lay_out
from holdfast.story.layout.wrap import measure
from holdfast.story.manuscript import Mark
from holdfast.story.markup.blocks import chapter_html as set_html
from holdfast.story.markup.looks import hue_of
from holdfast.story.work import Block, BlockKind, Chapter


def html_of(body: str) -> str:
    page = f"<html><body><h1>Rain</h1><p>by Wren</p>{body}<p>It rained on, and nobody in the house slept.</p></body></html>"
    return "\n".join(chapter_html(one) for one in read(Source("a.html", page.encode())).work.chapters)


@pytest.mark.parametrize(
    ("given", "hue"),
    [
        ({"color": "red"}, "red"),
        ({"color": "#00F"}, "blue"),
        ({"color": "008000"}, "green"),
        ({"style": "font-size:9pt; color: rgb(128, 0, 128)"}, "purple"),
        ({"style": "color:#ff00ff !important"}, "pink"),
        ({"color": "#b8860b"}, "orange"),
        ({"class": "hue-teal"}, "teal"),
        ({"color": "black"}, None),
        ({"color": "#333333"}, None),
        ({"color": "#fff"}, None),
        ({"style": "background-color: red"}, None),
        ({"color": "nonsense"}, None),
        ({"class": "hue-none"}, None),
        ({}, None),
    ],
)
def test_a_colour_is_one_of_seven_or_none(given: dict[str, str], hue: str | None) -> None:
    assert hue_of(given) == hue


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("<center>Ten years later, in spring</center>", '<p class="centred">Ten years later, in spring</p>'),
        ('<p align="center">In spring, he wrote.</p>', '<p class="centred">In spring, he wrote.</p>'),
        ('<div style="text-align:center"><p>In spring, too.</p></div>', '<p class="centred">In spring, too.</p>'),
        ('<center><p align="left">He wrote it.</p></center>', "<p>He wrote it.</p>"),
        (
            '<p align="center">In the middle.<p>At the left.',
            '<p class="centred">In the middle.</p>\n<p>At the left.</p>',
        ),
        ('<p><font color="red">Stop</font>, she said.</p>', '<p><span class="hue-red">Stop</span>, she said.</p>'),
        ('<p style="color:blue">All of it, she said.</p>', '<p><span class="hue-blue">All of it, she said.</span></p>'),
        (
            "<p>I <strike>hate</strike> <del>mind</del> it, he said.</p>",
            "<p>I <s>hate</s> <s>mind</s> it, he said.</p>",
        ),
    ],
)
def test_what_is_centred_coloured_or_struck_stays_so(given: str, kept: str) -> None:
    assert kept in html_of(given)
    assert clean_html(kept) == kept


def test_a_footnote_is_found_and_leads_back() -> None:
    kept = html_of(
        '<p>It rained<a href="#fn1" name="up1"><sup>1</sup></a> all night long on the roof.</p>'
        '<p>She slept. <a href="#gone">Not here</a></p><ol><li id="fn1">On tin. <a href="#up1">^</a></li></ol>'
    )
    kept = re.sub(r"note-[0-9a-f]{8}-", "note-", kept)
    assert '<a href="#note-2" rel="nofollow"><sup><span id="note-1">1</span></sup></a>' in kept
    assert '<span id="note-2">O</span>n tin. <a href="#note-1" rel="nofollow">^</a>' in kept
    assert "Not here" in kept
    assert kept.count("href") == 2


def test_two_anchors_on_one_place_are_two() -> None:
    kept = html_of(
        '<p><a href="#a">1</a> <a href="#b">2</a> led her on.</p><p id="a"><a name="b"></a>Rain, only rain.</p>'
    )
    assert kept.count("<span id=") == 2


def test_an_anchor_before_a_paragraph_waits_for_it() -> None:
    kept = html_of('<p>See <a href="#n">below</a>, he wrote to her.</p><a name="n"></a><p>Rain, he wrote.</p>')
    assert kept.split("\n")[1].startswith('<p><span id="note-')


def test_the_same_chapter_has_the_same_names_and_another_has_others() -> None:
    def chapter(text: str) -> Chapter:
        marks = (Mark(0, 1, "id", "n"), Mark(2, 3, "a", "#n"))
        return Chapter(None, 0, len(text), (Block(BlockKind.PARAGRAPH, text, 0, len(text), marks),))

    assert set_html(chapter("a b")) == set_html(chapter("a b"))
    assert set_html(chapter("a b")) != set_html(chapter("a c"))


PIECES = st.sampled_from(
    [
        "<p>It rained all night, she said.</p>", "<p align=center>In the middle of it.</p>", '<p><font color="red">Stop it</font> now, he said.</p>',
        '<p>See<a href="#n1" name="u1"><sup>1</sup></a> what I mean.</p>', '<p><a name="n1"></a>1. Tin. <a href="#u1">Up</a></p>', "<p>&nbsp;</p>",
        "<hr>", "<p><i>One.</p><p>Two.</i></p>", "<p><b>He <i>said</b> so</i>, too.</p>", "<blockquote>Quoted, and kept.</blockquote>", "<p>I &lt;3 you &amp; a &lt; b</p>",
        "<p>A line,<br>and another,<br>and the last.</p>", "<p>\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645 \U0001f468\u200d\U0001f467</p>", "<p>one<br><br><br><br>two</p>",
    ]
)  # fmt: skip


@given(st.lists(PIECES, min_size=1, max_size=8).map("".join))
def test_what_was_set_once_and_is_read_again_stays_as_it_is(body: str) -> None:
    """The round trip of an editor: nothing is added, nothing is lost, however often."""
    first = laid_out(body)
    once = laid_out(first)
    assert words(once) == words(first)
    assert laid_out(once) == once
    assert clean_html(once) == once


def laid_out(html: str) -> str:
    """A page's lines, all of them taken for the story, as they would be stored."""
    page = read_manuscript(Source("a.html", f"<html><body><p>Rain.</p>{html}</body></html>".encode()))
    blocks = lay_out(page.lines, measure(page.lines, explicit=page.explicit)).blocks[1:]
    return clean_html(chapter_html(Chapter(None, 0, len(page.text), tuple(blocks))))


def words(html: str) -> list[str]:
    return re.sub(r"<[^>]*>", " ", html).split()
