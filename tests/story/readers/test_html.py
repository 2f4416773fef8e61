"""Pages to lines: what is shown, what sets it apart, and where every character came from."""

from __future__ import annotations

import contextlib
import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from holdfast.story import Line, Manuscript, Mark, Refused, Said, Source, read_manuscript
from holdfast.story.readers import html


def page(text: str, name: str = "a.html") -> Manuscript:
    return html.read(Source(name, text.encode()))


def shown(text: str) -> list[str]:
    return [f"{line.role.value}: {line.text}" if line.role != "text" else line.text for line in page(text).lines]


@pytest.mark.parametrize(
    ("given", "lines"),
    [
        ("<p>One\n  two.</p>\n<p>Three.</p>", ["One two.", "", "Three."]),
        ("<p>One<p>Two", ["One", "", "Two"]),
        ("One<br>Two<br/><br />Three", ["One", "Two", "", "Three"]),
        ("<p>One</p><p>&nbsp;</p><p>Two</p>", ["One", "", "", "Two"]),
        ("<p>One<hr>Two", ["One", "", "rule: * * *", "", "Two"]),
        ("<h1>Rain</h1><ul><li>a<li>b</ul>End", ["heading: Rain", "", "item: a", "item: b", "", "End"]),
        ("<blockquote><p>Said.</p></blockquote>After", ["quote: Said.", "", "After"]),
        ("<p>A</p><pre>x\n  y\n\nz</pre><p>Long enough to be most.", ["A", "", "verbatim: x", "verbatim:   y", "", "verbatim: z", "", "Long enough to be most."]),
        ("I <3 you & a < b &copy; &#8212; &#x2014; &#150; &bogus; R&D", ["I <3 you & a < b © — — – &bogus; R&D"]),
        ("<p>Sure <grin> he said <<nothing>> and <o:p>left</o:p> <x>y</x> <lj user='a'>.", ["Sure <grin> he said <<nothing>> and left y ."]),
        ("<dl><dt>Rating:</dt>\n<dd>PG</dd><dt>Fandom</dt><dd>Emma</dd></dl>", ["Rating: PG", "Fandom: Emma"]),
        ("<dl><dt>Tags:</dt><dd><ul><li>Fog</li>\n<li>Tea</li></ul></dd><dt>Words:</dt><dd>9</dd></dl>x", ["Tags: Fog, Tea", "Words: 9", "", "x"]),
        ("<table><tr><td><b>Title:</b></td><td>Rain</td></tr><tr><td>a</td><td>b</td></tr></table>", ["Title: Rain", "a", "b"]),
        ("<nav>Home</nav><header><h1>Rain</h1></header><p>It fell and fell.</p><footer>Site</footer>", ["heading: Rain", "", "It fell and fell."]),
        ("<header>Site <nav>Home</nav></header><p>It fell and fell all night.", ["It fell and fell all night."]),
        ("<a href=i.html>Home</a> | <a href=s.html>Stories</a><hr>It rained all night, and more.", ["rule: * * *", "", "It rained all night, and more."]),
        ("<a href=i.html>Emma</a>, <a href=s.html>Persuasion</a>", ["Emma, Persuasion"]),
        ("<form><p>The whole of an old page stands in a form.</p></form>", ["The whole of an old page stands in a form."]),
        ("<nav>Never closed<p>Story.", ["Never closed", "", "Story."]),
        ("<script>no()</script><style>p{}</style>a<!-- no -->b<svg><text>no</text></svg>c<select><option>no</select>", ["abc"]),
        ("<p>said<!-- never closed</p><p>kept", ["said<!-- never closed", "", "kept"]),
        ("<script>never closed <p>kept", ["never closed", "", "kept"]),
        ("<p title='a>b'>x<a href='y>z</a>", ["xz"]),
    ],
)  # fmt: skip
def test_the_lines_are_what_a_person_sees(given: str, lines: list[str]) -> None:
    assert shown(given) == lines


@pytest.mark.parametrize(
    ("given", "marks"),
    [
        ("a <i>b</i> <strong>c</strong>", (Mark(2, 3, "em"), Mark(4, 5, "strong"))),
        ("<s>a<b>b</b></s>", (Mark(0, 2, "s"), Mark(1, 2, "strong"))),
        ('<a href="https://example.org/?a&amp;b">x</a>', (Mark(0, 1, "a", "https://example.org/?a&b"),)),
        ('<a href="javascript:alert(1)">x</a><a href="/y">z</a>', ()),
        ('<span style="text-decoration: line-through; font-style:italic">x</span>y', (Mark(0, 1, "em"), Mark(0, 1, "s"))),
        ('<b style="font-weight:normal">x</b>', ()),
        ('<span style="font-weight:700">x</span><span>y</span>', (Mark(0, 1, "strong"),)),
        ("a<i> b </i>c", (Mark(2, 3, "em"),)),
        ("<dl><dt>By:<dd><a href='http://a.b'>Ann</a></dl>", (Mark(4, 7, "a", "http://a.b"),)),
        ("<b><i>x</b>y</i>", (Mark(0, 1, "strong"), Mark(0, 2, "em"))),
        ("<p style='font-style:italic'>x<p>y", (Mark(0, 1, "em"),)),
    ],
)  # fmt: skip
def test_what_is_set_apart_is_marked(given: str, marks: tuple[Mark, ...]) -> None:
    found = page(given).lines[0].marks
    assert sorted(found, key=str) == sorted(marks, key=str)


def test_a_mark_goes_on_over_lines() -> None:
    assert [line.marks for line in page("<em>a<br>bc</em>d").lines] == [(Mark(0, 1, "em"),), (Mark(0, 2, "em"),)]


def test_every_character_knows_its_place() -> None:
    text = "<p>Tea &amp; <em>toast</em>\n  &mdash; hot</p>"
    line = page(text).lines[0]
    assert line.text == "Tea & toast — hot"
    for word, stands in (("&", "&amp;"), ("toast", "toast"), ("— hot", "&mdash; hot"), ("Tea &", "Tea &amp;")):
        start, end = line.span(line.text.index(word), line.text.index(word) + len(word))
        assert text[start:end] == stands


def test_what_a_page_says_of_itself() -> None:
    text = (
        '<html lang="fr"><head><title> Pluie &amp; vent </title><meta name="Author" content="Anne">'
        '<meta name="viewport" content="no"><link rel="canonical" href="https://example.org/1"></head>'
        '<body><p>par <a rel="author" href="/u/anne">Anne B.</a></p>'
    )
    found = page(text)
    assert found.language == "fr"
    assert [(one.name, one.value) for one in found.said] == [
        ("title", "Pluie & vent"),
        ("author", "Anne"),
        ("canonical", "https://example.org/1"),
        ("author", "Anne B."),
    ]
    assert [text[one.start : one.end] for one in found.said] == [
        "Pluie &amp; vent",
        "Anne",
        "https://example.org/1",
        "Anne B.",
    ]
    assert found.said[0] == Said("title", "Pluie & vent", text.index("Pluie"), text.index(" </title>"))


def test_one_big_pre_is_a_typed_text() -> None:
    found = page("<html><h1>List archive</h1><pre>From: Ann\n\n  It rained for a week,\nand then it stopped.</pre>")
    assert not found.explicit
    assert [(line.text, line.role.value) for line in found.lines][2:] == [
        ("From: Ann", "text"),
        ("", "text"),
        ("  It rained for a week,", "text"),
        ("and then it stopped.", "text"),
    ]


@pytest.mark.parametrize(
    ("name", "data", "reader"),
    [
        ("a.txt", b"<!DOCTYPE html><p>x", "html"),
        ("a.txt", b"<p>One</p><p>Two</p><p>Three</p><p>Four</p>", "html"),
        ("a.txt", b"I <i>never</i> said <b>that</b>.<br>", "plaintext"),
        ("a.html", b"Only words.", "plaintext"),
        ("a.html", "<p>Été".encode("utf-16"), "html"),
    ],
)
def test_the_content_decides_who_reads(name: str, data: bytes, reader: str) -> None:
    assert read_manuscript(Source(name, data)).reader == reader


def test_a_page_names_its_charset() -> None:
    data = '<html><meta http-equiv="Content-Type" content="text/html; charset=koi8-r"><p>снег'.encode("koi8_r")
    assert read_manuscript(Source("a.html", data)).lines[0].text == "снег"


def test_a_page_without_text_is_refused() -> None:
    with pytest.raises(Refused, match="The page is empty"):
        page("<html><body><hr><script>x</script></body></html>")


SHARDS = ["<p>", "</p>", "<br>", "<b>", "</b>", "<i>", "</i>", "<dt>", "</dt>", "<dd>", "</dd>", "<li>", "<pre>", "</pre>", "<hr>",
          "<nav>", "</nav>", "<td>", "</td>", "<ul>", "</ul>", "&amp;", "&nbsp;", "&#0;", " ", "\n", "a", "b:", "<", ">", '"', "<!--", "-->",
          '<a href="http://a.b" rel=author>', "</a>", '<span style="font-style:italic">', "</span>", "<script>", "</script>", "<title>x</title>", "İ"]  # fmt: skip


def check_laws(found: Manuscript) -> None:
    at = 0
    for line in found.lines:
        assert at <= line.start <= line.end <= len(found.text)
        at = line.end
        check_line(line, found.text)


def check_line(line: Line, text: str) -> None:
    assert line.text == line.text.rstrip()
    assert all(0 <= mark.start < mark.end <= len(line.text) for mark in line.marks)
    if not line.runs:
        assert text[line.start : line.end] == line.text
        return
    counted, place = 0, line.start
    for run in line.runs:
        assert (run.at, run.length > 0) == (counted, True)
        assert place <= run.start < run.end <= line.end
        counted, place = counted + run.length, run.end
        if run.end - run.start == run.length:
            assert text[run.start : run.end].translate({9: " ", 10: " "}) in {
                line.text[run.at : counted],
                text[run.start : run.end],
            }
    assert counted == len(line.text)


@given(st.lists(st.sampled_from(SHARDS), max_size=40).map("".join) | st.text(max_size=80))
@example("<dt>a</dt><dd> b<li>c")
@example("x&nbsp;<p>&nbsp;y")
def test_the_laws_of_a_manuscript(text: str) -> None:
    for reader in (html.read, read_manuscript):
        try:
            found = reader(Source("a.html", text.encode()))
        except Refused:
            continue
        check_laws(found)
        assert reader(Source("a.html", text.encode())) == found


@pytest.mark.parametrize(
    "shard",
    ["<div>", "<b>", "<i><b>", "<p><b>", "<", "<a ", '<a href="', "<a href='x\"", "<!--", "<!-- -->", "<!", "</b>", "&", "&#", "<script>",
     "<script></script>", "<nav>", "<li>a", "<dt>a</dt>", "<td>a:</td>", "<br>", "&nbsp;", "<title>", '<span style="font-style:italic">a', "<svg/>",
     "<p>a", "<pre>\n", "a=", "<a b=c ", "<blockquote>a</blockquote>"],
)  # fmt: skip
def test_the_time_is_linear_whatever_the_input(shard: str) -> None:
    def seconds(size: int) -> float:
        source = Source("a.html", b"<p>x" + shard.encode() * (size // len(shard)))
        begun = time.process_time()
        with contextlib.suppress(Refused):
            html.read(source)
        return time.process_time() - begun

    assert seconds(400_000) < 40 * max(seconds(40_000), 0.005)
