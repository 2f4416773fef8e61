"""Blocks as HTML: marks nest, everything is escaped, typed signs vanish and nothing else does."""

from __future__ import annotations

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from holdfast.story import Block, BlockKind, Chapter, Mark
from holdfast.story.layout.emphasis import typed_marks
from holdfast.story.markup.blocks import block_html, chapter_html, chapter_text


def paragraph(text: str, *marks: Mark) -> Block:
    return Block(BlockKind.PARAGRAPH, text, 0, len(text), marks)


def test_overlapping_marks_are_cut_at_each_others_ends() -> None:
    block = paragraph("abcdef", Mark(0, 4, "em"), Mark(2, 6, "strong"))
    assert block_html(block) == "<p><em>ab<strong>cd</strong></em><strong>ef</strong></p>"


def test_marks_of_one_name_do_not_nest() -> None:
    assert block_html(paragraph("abcd", Mark(0, 3, "em"), Mark(1, 4, "em"))) == "<p><em>abcd</em></p>"


def test_typed_signs_are_shown_as_what_they_mean() -> None:
    text = "It *still* was ~~not~~ _so_ **very** 2 * 3."
    assert block_html(paragraph(text, *typed_marks(text))) == (
        "<p>It <em>still</em> was <s>not</s> <em>so</em> <strong>very</strong> 2 * 3.</p>"
    )


def test_only_harmless_addresses_become_links() -> None:
    block = paragraph("a b", Mark(0, 1, "a", "javascript:alert(1)"), Mark(2, 3, "a", 'https://example.org/?a="&b'))
    assert block_html(block) == '<p>a <a href="https://example.org/?a=&quot;&amp;b" rel="nofollow">b</a></p>'


def test_every_kind_of_block() -> None:
    kinds = [*BlockKind]
    chapter = Chapter(None, 0, 3, tuple(Block(kind, "a\n<b>", 0, 3) for kind in kinds))
    assert chapter_html(chapter).replace("&lt;b&gt;", "B") == (
        "<p>a<br>B</p>\n"
        '<p class="verse">a<br>B</p>\n'
        '<p class="letter">a<br>B</p>\n'
        "<hr>\n"
        "<h3>a<br>B</h3>\n"
        "<blockquote><p>a<br>B</p></blockquote>\n"
        "<pre>a\nB</pre>"
    )


def test_text_parts_blocks_by_a_blank_line_and_leaves_out_gaps() -> None:
    chapter = Chapter(
        None, 0, 9, (paragraph("One."), Block(BlockKind.BREAK, "", 4, 4), Block(BlockKind.VERSE, "Two\nthree", 5, 9))
    )
    assert chapter_text(chapter) == "One.\n\nTwo\nthree"


NAMES = st.sampled_from(["em", "strong", "s", "u", "sup", "a", "script", "h1"])
MARKS = st.builds(
    Mark, st.integers(-2, 12), st.integers(-2, 12), NAMES, st.sampled_from(["", "*", "https://example.org", "data:x"])
)


class Seen(HTMLParser):
    """What a browser meets: elements, texts, and ends that do not belong to the element that is open."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[str] = []
        self.open: list[str] = []
        self.crossed: list[str] = []
        self.texts: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: object) -> None:
        del attrs
        self.elements.append(tag)
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.crossed.append(tag)

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


@given(st.text("ab<&>\"'* _", min_size=1, max_size=10), st.lists(MARKS, max_size=6))
def test_html_says_what_the_text_says(text: str, marks: list[Mark]) -> None:
    made = block_html(paragraph(text, *marks))
    seen = Seen(made)
    assert set(seen.elements) <= {"p", "em", "strong", "s", "u", "sup", "a"}
    assert (seen.open, seen.crossed) == ([], [])
    said = "".join(seen.texts)
    if not any(mark.value == "*" for mark in marks):
        assert said == text
    assert said.replace("*", "") == text.replace("*", "")
