"""Plain text to lines: a line is a line, and its blanks at the beginning belong to it."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfast.story import Line, Refused, Repair, Source, read_manuscript


def test_lines_know_where_they_stand() -> None:
    found = read_manuscript(Source("a.txt", b"  One. \r\n\r\nTwo\tthree.\x0cFour"))
    assert found.text == "  One. \n\nTwo\tthree.\nFour"
    assert found.lines == (Line("  One.", 0, 6), Line("", 8, 8), Line("Two\tthree.", 9, 19), Line("Four", 20, 24))
    assert (found.reader, found.encoding, found.explicit) == ("plaintext", "utf-8", False)
    assert found.repairs == (Repair("line ends", 2), Repair("page breaks and other line separators"))


@pytest.mark.parametrize("name", ["a", "a.txt", "a.md", "story.nfo", "été.TXT"])
def test_words_are_read_whatever_the_file_is_called(name: str) -> None:
    assert read_manuscript(Source(name, b"It rained.")).lines == (Line("It rained.", 0, 10),)


@given(st.text(min_size=1))
def test_every_line_stands_where_it_says(text: str) -> None:
    try:
        found = read_manuscript(Source("a.txt", text.encode("utf-8", "replace")))
    except Refused:
        return
    at = 0
    for line in found.lines:
        assert at <= line.start <= line.end
        assert found.text[line.start : line.end] == line.text == line.text.rstrip()
        assert not found.text[at : line.start].strip()
        at = line.end
    assert not found.text[at:].strip()


def test_thirty_megabytes_in_one_line_are_read_in_a_moment() -> None:
    data = b"It was a dark and stormy night. " * (30 * 2**20 // 32)
    begun = time.process_time()
    assert len(read_manuscript(Source("a.txt", data)).lines) == 1
    assert time.process_time() - begun < 5
