"""What holds for every story that was ever read: each character counted once, and the body the source's own.

Raises AssertionError with what is wrong. Tests and the fuzzer ask the same questions.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import unescape
from itertools import pairwise

from holdfast.story import Line, Manuscript, ReadStory, Run, as_data, stretches, stretches_of
from holdfast.story.markup.tokens import tokens
from holdfast.story.readers.html_looks import Typed
from holdfast.story.readers.html_page import Page

Span = tuple[int, int]
KINDS = {"body": "body", "field": "fields", "furniture": "furniture", "unplaced": "unplaced"}


def check_account(story: ReadStory) -> None:
    """The ledger as spans: they part the whole text, and are as long as the ledger says."""
    ledger, length = story.ledger, len(story.text)
    first, last = story.source.part or (0, length)
    assert ledger.adds_up, ledger
    assert ledger.characters == last - first
    assert min(ledger.body, ledger.fields, ledger.furniture, ledger.unplaced) >= 0, ledger
    check_spans(ledger.unplaced_spans, length)
    check_spans(ledger.furniture_spans, length)
    check_spans([(one.start, one.end) for one in story.work.chapters], length)
    for one in story.findings:
        assert 0 <= one.start <= one.end <= length, one
        assert 0 <= one.confidence <= 1, one
    parts = stretches(story)
    assert "".join(story.text[one.start : one.end] for one in parts) == story.text[first:last]
    assert [one.start for one in parts[1:]] == [one.end for one in parts[:-1]]
    for kind, name in KINDS.items():
        counted = sum(one.end - one.start for one in parts if one.kind == kind)
        assert counted == getattr(ledger, name), (kind, counted, ledger)
    assert stretches_of(as_data(story), story.text) == parts


def check_spans(spans: Iterable[Span], length: int) -> None:
    """Spans in order, inside the text, none empty, none over another."""
    place = 0
    for start, end in spans:
        assert place <= start < end <= length, (place, start, end, length)
        place = end


def check_body(story: ReadStory, manuscript: Manuscript) -> None:
    """The body is what the lines of the chapters say, less the furniture: no character lost, none made up, none twice.

    White space is left out: joins put it in and take it out.
    """
    for chapter in story.work.chapters:
        place = chapter.start
        for block in chapter.blocks:
            assert place <= block.start <= block.end <= chapter.end, (place, block, chapter.end)
            place = block.end
            check_marks(block.text, block.marks)
        told = "".join("".join(block.text.split()) for block in chapter.blocks)
        there = "".join("".join(one.split()) for one in said_between(story, manuscript, (chapter.start, chapter.end)))
        assert told == there, first_difference(told, there)


def check_marks(text: str, marks: Iterable[object]) -> None:
    for one in marks:
        start, end = getattr(one, "start", -1), getattr(one, "end", -1)
        assert 0 <= start < end <= len(text), (one, text[:80])


def first_difference(told: str, there: str) -> str:
    at = next(
        (place for place, (a, b) in enumerate(zip(told, there, strict=False)) if a != b), min(len(told), len(there))
    )
    return f"at {at}: told {told[max(0, at - 20) : at + 20]!r}, there {there[max(0, at - 20) : at + 20]!r}"


def said_between(story: ReadStory, manuscript: Manuscript, chapter: Span) -> Iterator[str]:
    """What the lines of a chapter say, without the furniture in them."""
    gone = bytearray(len(story.text))
    for start, end in story.ledger.furniture_spans:
        gone[start:end] = b"\x01" * (end - start)
    for line in manuscript.lines:
        if line.text and line.end > chapter[0] and line.start < chapter[1]:
            yield "".join(pieces(line, chapter, gone))


def pieces(line: Line, chapter: Span, gone: bytearray) -> Iterator[str]:
    for run in runs_of(line):
        text = line.text[run.at : run.at + run.length]
        if run.length == run.end - run.start:
            first, last = max(run.start, chapter[0]), min(run.end, chapter[1])
            kept = zip(text[first - run.start : last - run.start], gone[first:last], strict=True)
            yield "".join(sign for sign, is_gone in kept if not is_gone)
        elif chapter[0] <= run.start < chapter[1] and not all(gone[run.start : run.end]):
            yield text


def check_lines(manuscript: Manuscript) -> None:
    """Lines in order, none overlapping, each saying what stands in the text where it says it stands."""
    text, place = manuscript.text, 0
    for line in manuscript.lines:
        assert place <= line.start <= line.end <= len(text), (place, line)
        place = line.end
        check_marks(line.text, line.marks)
        if not line.runs:
            assert text[line.start : line.end] == line.text, line
            continue
        assert sum(run.length for run in line.runs) == len(line.text)
        for one, two in pairwise(line.runs):
            assert one.end <= two.start, line
            assert one.at + one.length == two.at, line
        for run in line.runs:
            check_run(text[run.start : run.end], line.text[run.at : run.at + run.length])


def check_run(there: str, told: str) -> None:
    """A run says what stands there, white space folded and entities decoded; a rule and a joint stand for a tag."""
    if "".join(unescape(there).split()) == "".join(told.split()):
        return
    kept = "".join(sign for sign in unescape(there) if sign.isprintable() and not sign.isspace())
    assert there.lstrip().startswith("<") or not kept.strip() or kept == "".join(told.split()), (there, told)


def check_page(manuscript: Manuscript) -> None:
    """Of a page: every character between tags stands in one line, or is white space, or no character at all."""
    text = manuscript.text
    covered = [(run.start, run.end) for line in Page(text).read().lines for run in runs_of(line)]
    place, at, typed = 0, 0, Typed(text)
    for token in tokens(text):
        assert token.start == place, (token, place)
        place = token.end
        if token.kind != "text" and not (token.kind == "open" and typed.holds(token)):
            continue
        start = token.start
        while at < len(covered) and covered[at][0] < token.end:
            check_unread(text[start : max(start, covered[at][0])])
            start = max(start, covered[at][1])
            if start > token.end:  # it goes on in the next: a tag that its author typed as words
                break
            at += 1
        check_unread(text[start : token.end])
    assert place == len(text)


def runs_of(line: Line) -> tuple[Run, ...]:
    return line.runs or ((Run(0, len(line.text), line.start, line.end),) if line.text else ())


def check_unread(piece: str) -> None:
    left = "".join(sign for sign in unescape(piece) if sign.isprintable() and not sign.isspace())
    assert not left or left == "\ufffd" * len(left), piece


def check_all(story: ReadStory, manuscript: Manuscript) -> None:
    """Every law above."""
    check_account(story)
    check_lines(manuscript)
    if manuscript.reader == "html":
        check_page(manuscript)
    check_body(story, manuscript)
