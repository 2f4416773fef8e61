"""The ledger always adds up, and the body is the source's own characters: for bytes, texts, pages and archives nobody thought of."""

from __future__ import annotations

from fuzz.accounts import check_all
from fuzz.corpus import pieces, zipped
from hypothesis import given, settings
from hypothesis import strategies as st

from holdfast.story import Source, StoryError, read, read_manuscript, unpack_bytes

HEADERISH = st.sampled_from(
    [
        "Title: Rain", "TITLE:", "by Ann", "Author: Ann (ann@a.example)", "Rating: PG-13", "Summary: It rains.", "Summary: ", "A/N: Thanks to Meg for the beta!", "Disclaimer: not mine",
        "Fandom: Emma / Pairing: A/B / Rating: G", "Pairing: lex/clark", "smallville, lex/clark", "20 Nov 2002", "Continued in Rain II.", "(c) 1999", "Series: Rain (2/3)", "Subject: Rain (1/3)",
        "From: a@b.example", "Date: Mon, 3 Mar 2003 10:00:00", "---", "title: rain", "-- ", "Archive: ask", "*****", "Titel: Regen", "タイトル: 雨", "Название: Дождь", "Teil 2 von 3",
    ]
)  # fmt: skip
PROSEISH = st.sampled_from(
    [
        '"Rain," said Anne, and looked at him.', "She went home, and he did not", "follow her, for the tide was out some-", "where below, and no-", "body spoke.", "“…”", "雨が降った。", "Он молчал.", "***", "THE END",
        "Chapter One", "第一章", "Dear Ann,", "Yours,", "Lucy", "> quoted, she said", "> > twice", "\u00ad", "co\u00adoper\u00adate", "    indented deep", "\tby a tab", "| a | b |", "<lex> hello", "<i>so</i> it goes", "a *so* b", "* * *",
        "\u200f\u05e9\u05dc\u05d5\u05dd", "e\u0301\u0302", "The Rain  page 2", "TBC", "[scene]", "<3 you", "a < b", "&amp;",
    ]
)  # fmt: skip
TAGGED = st.sampled_from(
    [
        "<p>", "</p>", "<br>", "<div>", "</div>", "<i>", "</i>", "<b style='font-weight:normal'>", "</b>", "<nav>Home | Stories</nav>", "<header>", "</header>", "<aside>", "<pre>", "</pre>", "<dl><dt>Fandom:", "<dd>Rain",
        "</dl>", "<td>Rating:</td><td>G</td>", "<li>a</li>", "<hr>", '<a rel="author" href="http://a.b">Ann</a>', "<title>Rain</title>", "<script>x()</script>", "<!-- a -->", "<!--", "&nbsp;", "&shy;", "&#55296;", "&#0;", "&amp", "&shyly;",
        "<h2>Chapter 1</h2>", "<blockquote>", "</blockquote>", "<p", "<ul><li>", "</ul>", "<textarea>", "<footer>", "</footer>", " \n ", "\n\n", '<span style="text-decoration:line-through">', "</span>",
    ]
)  # fmt: skip
LINES = st.lists(HEADERISH | PROSEISH | st.just("") | st.text(max_size=30), max_size=40).map("\n".join)
PAGES = st.lists(TAGGED | PROSEISH | HEADERISH | st.text(max_size=20), max_size=40).map("".join)
SEEDS = list(pieces())


def account_for(name: str, data: bytes) -> None:
    source = Source(name, data)
    try:
        story = read(source)
    except StoryError:
        return
    check_all(story, read_manuscript(source))


@settings(max_examples=200, deadline=None)
@given(
    LINES,
    st.sampled_from(["utf-8", "utf-16", "cp1252", "latin-1", "cp1251", "cp932", "utf-8-sig"]),
    st.sampled_from(["\n", "\r\n", "\r"]),
)
def test_any_text_in_any_charset_is_accounted_for(text: str, charset: str, ends: str) -> None:
    account_for("any.txt", text.replace("\n", ends).encode(charset, "replace"))


@settings(max_examples=200, deadline=None)
@given(PAGES)
def test_any_page_is_accounted_for(page: str) -> None:
    account_for("any.html", ("<html><body>" + page).encode("utf-8", "replace"))


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300), st.sampled_from(["a.txt", "a.html", "a"]))
def test_any_bytes_are_accounted_for_or_refused(data: bytes, name: str) -> None:
    account_for(name, data)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(SEEDS), st.sampled_from(SEEDS), st.integers(0, 600), st.integers(0, 600), st.binary(max_size=8))
def test_samples_cut_and_joined_are_accounted_for(one: bytes, two: bytes, at: int, to: int, between: bytes) -> None:
    account_for("a", one[:at] + between + two[to:])


@settings(max_examples=100, deadline=None)
@given(
    st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=8),
    LINES,
    st.sampled_from([0, 8]),
    st.integers(0, 400),
    st.binary(max_size=3),
)
def test_what_comes_out_of_an_archive_is_what_went_in(
    name: str, text: str, method: int, at: int, damage: bytes
) -> None:
    """And of a damaged one: a story that is accounted for, or a sentence."""
    data = text.encode("utf-8", "replace")
    whole = zipped(name + ".txt", data, method)
    assert [one.data for one in unpack_bytes("a.zip", whole) if isinstance(one, Source)] == [data]
    for one in unpack_bytes("a.zip", whole[:at] + damage + whole[at + len(damage) :]):
        if isinstance(one, Source):
            account_for(one.name, one.data)
