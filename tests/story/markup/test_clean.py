"""Cleaning: what is dangerous goes, what the author meant stays, and cleaning twice changes nothing."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfast.story.manuscript import Mark
from holdfast.story.markup.blocks import block_html
from holdfast.story.markup.clean import clean_html
from holdfast.story.work import Block, BlockKind


@pytest.mark.parametrize(
    ("given", "cleaned"),
    [
        ("<p>Tea &amp; toast</p>", "<p>Tea &amp; toast</p>"),
        ("<s>struck</s> <del>gone</del> <ins>new</ins>", "<s>struck</s> <del>gone</del> <ins>new</ins>"),
        ("<strike>struck</strike>", "<s>struck</s>"),
        ('<span style="font-style:italic;font-weight:700">x</span>', "<span><em><strong>x</strong></em></span>"),
        ('<p style="text-decoration: underline">x</p>', "<p><u>x</u></p>"),
        ('<b style="font-weight:normal" id="docs-internal">x</b>', "<span>x</span>"),
        ("<center><font color=red>x</font></center>", '<div class="centred"><span class="hue-red">x</span></div>'),
        ('<p align="center">x</p>', '<p class="centred">x</p>'),
        ('<p style="text-align:center; color:#00f">x</p>', '<p class="centred">x</p>'),
        ('<span style="color: #1a1aee">x</span>', '<span class="hue-blue">x</span>'),
        ('<span style="color: #333">x</span>', "<span>x</span>"),
        ('<p class="centred menu">x</p>', "<p>x</p>"),
        ('<span class="hue-red">x</span>', '<span class="hue-red">x</span>'),
        ('<a href="#n1">1</a>', '<a href="#note-n1" rel="nofollow ugc noopener">1</a>'),
        ('<p id="n1">x <a href="#n1">', '<p id="note-n1">x <a href="#note-n1" rel="nofollow ugc noopener"></a></p>'),
        ('<a name="n1" href="#n1">x</a>', '<a id="note-n1" href="#note-n1" rel="nofollow ugc noopener">x</a>'),
        ('<a href="#a b">x</a><p id="a b">y</p>', '<a rel="nofollow ugc noopener">x</a><p>y</p>'),
        ('<p id="content">a</p><div id="find">b</div>', "<p>a</p><div>b</div>"),
        ('<a href="https://example.org">x</a>', '<a href="https://example.org" rel="nofollow ugc noopener">x</a>'),
        ('<a href="mailto:a@example.org">x</a>', '<a href="mailto:a@example.org" rel="nofollow ugc noopener">x</a>'),
        ('<a href="javascript:alert(1)">x</a>', '<a rel="nofollow ugc noopener">x</a>'),
        ('<a href=" java\tscript:alert(1)">x</a>', '<a rel="nofollow ugc noopener">x</a>'),
        ('<a href="data:text/html,x">x</a>', '<a rel="nofollow ugc noopener">x</a>'),
        ('<a href="/admin/">x</a>', '<a rel="nofollow ugc noopener">x</a>'),
        ('<a href="//evil.example">x</a>', '<a rel="nofollow ugc noopener">x</a>'),
        ("a<script>alert(1)</script>b", "ab"),
        ("a<svg><script>alert(1)</script></svg>b", "ab"),
        ('<img src=x onerror="alert(1)">a', "a"),
        ('<p onclick="alert(1)" class="x" id="y">a</p>', "<p>a</p>"),
        ("<iframe src='https://evil.example'></iframe>a", "a"),
        ("I <3 you", "I &lt;3 you"),
        ("one\r\ntwo\rthree\x00", "one\ntwo\nthree"),
        (
            "<ruby>漢<rt>kan</rt></ruby> <p dir=rtl lang=ar>س</p>",
            '<ruby>漢<rt>kan</rt></ruby> <p dir="rtl" lang="ar">س</p>',
        ),
    ],
)
def test_what_is_dangerous_goes_and_what_is_meant_stays(given: str, cleaned: str) -> None:
    assert clean_html(given) == cleaned


SHARDS = ["<p>", "</p>", "<b>", "</b>", "<i style='font-style:italic'>", "</i>", "<span style='text-decoration:line-through'>", "</span>",
          "<table>", "<td style='font-weight:bold'>", "</table>", "<a href='http://a.b'>", "</a>", "<a href=javascript:x>", "<script>", "</script>",
          "<svg>", "<math>", "<mtext>", "</svg>", "<style>", "<!--", "-->", "<ul>", "<li>", "<pre>", "\n", "\r", "<form>", "<img onerror=x src=y>", "<h1>", "</h1>",
          "&lt;", "&amp;", "<", ">", '"', "x", "<details open>", "<strike>", "</strike>", "<a href='#n'>", "<p id=n align=center>", "<a name='n'>", "<font color=red>", "</font>", "<b style='font-weight:normal'>", "<title>", "<noscript>", "<br/>", "<div style='font-style:italic'>"]  # fmt: skip


@given(st.lists(st.sampled_from(SHARDS), max_size=30).map("".join) | st.text(max_size=60))
def test_cleaning_twice_is_cleaning_once_and_nothing_dangerous_is_left(text: str) -> None:
    once = clean_html(text)
    assert clean_html(once) == once
    for tag in re.findall(r"<[^>]*>", once):
        assert not re.search(r"\son\w+=|javascript:|style=|<(?:script|style|svg|math|img|form|iframe|title)", tag)
        assert not re.search(r'\sid="(?!note-)|href="#(?!note-)|class="(?!(?:verse|letter|centred|hue-[a-z]+)")', tag)


def test_ten_thousand_deep_is_cleaned() -> None:
    assert "deep" in clean_html("<div>" * 10_000 + "deep")


@pytest.mark.parametrize(
    "shard", ["<div>", "<b>", "<b><p>", "</b>", "<table><td>", "<li>", "<ul><li>", "<svg>", "<a href=x>"]
)
def test_two_hundred_kilobytes_of_broken_nesting_are_cleaned_in_a_moment(shard: str) -> None:
    begun = time.process_time()
    clean_html(shard * (200_000 // len(shard)) + "deep")
    assert time.process_time() - begun < 2


@given(
    kind=st.sampled_from([one for one in BlockKind if one is not BlockKind.BREAK]),
    text=st.text(st.sampled_from("ab é漢<>&\n*"), min_size=1).filter(str.strip),
)
def test_what_we_set_ourselves_passes_as_it_is(kind: BlockKind, text: str) -> None:
    """The store cleans what `block_html` made once more; verse has to stay verse."""
    html = block_html(Block(kind, text.strip(), 0, len(text), (Mark(0, 1, "em"),)))

    assert clean_html(html) == html
