"""Rows without labels: `smallville, lex/clark` at the foot, `Dean, Sam | gen | PG-13 | 2.3k` under the title."""

from __future__ import annotations

import re
from collections.abc import Iterator

from holdfast.story.paratext import dates
from holdfast.story.paratext.contract import Candidate
from holdfast.story.paratext.forms import is_fact_row, is_hashtag_row, is_short_fact_row, is_tag_row
from holdfast.story.paratext.kinds import is_kind
from holdfast.story.paratext.ratings import is_rating
from holdfast.story.paratext.relationships import looks_like_pairing
from holdfast.story.paratext.unit import Kind, Unit
from holdfast.story.paratext.values import candidate, trimmed
from holdfast.story.paratext.view import View
from holdfast.story.paratext.words import CATEGORIES, LANGUAGE_NAMES

_CELL = re.compile(r"\s*[|•·~]\s*|\s+[-–—]\s+|\s*;\s+|\s+/\s+")
_COMMA = re.compile(r"\s*,\s*")
_WORDS = re.compile(r"(?:~|about |approx\.? |c\. ?)?[\d.,]+\s*k?\s*(?:words?|w)?", re.IGNORECASE)
_WRITTEN_FOR = re.compile(r"(?:written )?for (?P<what>[^,|]+?)(?:,.*)?$", re.IGNORECASE)
_POSTED = re.compile(r"(?:posted|written|published)\s+(?:on\s+)?", re.IGNORECASE)
_STATUS = re.compile(r"(?:complete|completed|wip|unfinished|in progress)\b", re.IGNORECASE)
_FIC = re.compile(
    r"\b(?:pov|fic|fanfic|fanfiction|drabble|season|tag|writing|challenge|prompt|remix|kink|trope|comm|my)\b|:",
    re.IGNORECASE,
)


def propose(view: View) -> Iterator[Candidate]:
    """Rows of facts in the front, rows of tags at the foot, and FanFiction.net's long row."""
    for one in view.front:
        if one.kind is Kind.TEXT and is_fact_row(one.text):
            yield from _facts(one, 0)
    for one in view.labels("rating"):
        if re.match(r"Fiction\s+\w\+?\s+-", one.said):
            yield from _facts(one, one.value)
    for one in (*view.front, *view.back):
        if one.kind is Kind.TEXT and is_hashtag_row(one.text):
            one.owned = True
            for match in re.finditer(r"#([^#]+)", one.text):
                yield candidate(one, *trimmed(one.text, *match.span(1)), "tag", "tag_rows.hashtags", 2.5)
    for one in view.back[-2:]:
        if one.kind is Kind.TEXT and not one.owned and is_tag_row(one.text):
            yield from _tags(one)


def _facts(one: Unit, start: int) -> Iterator[Candidate]:
    place = start
    text = one.text
    sign = _COMMA if is_short_fact_row(text) else _CELL
    for cut in (*sign.finditer(text, start), None):
        stop = cut.start() if cut else len(text)
        yield from _cell(one, *trimmed(text, place, stop))
        place = cut.end() if cut else stop


def _cell(one: Unit, start: int, end: int) -> Iterator[Candidate]:
    text = one.text[start:end]
    if not text or re.match(r"Fiction\s", text):
        return
    written = _WRITTEN_FOR.match(text)
    posted = _POSTED.match(text) if dates.find(text) else None
    field = _field(text)
    if posted:
        yield candidate(one, start + posted.end(), end, "date", "dates.said", 2.0, "posted")
    elif written and field is None:
        yield candidate(
            one, start + written.start("what"), start + written.end("what"), "challenge", "tag_rows.cell", 2.5
        )
    elif field is not None:
        yield candidate(one, start, end, field, "tag_rows.cell", 3.0)
    elif is_kind(text):
        yield from _kinds(one, start, text)
    else:
        yield from _people(one, start, end)


def _field(text: str) -> str | None:
    """What a cell is by its form, if that is enough to know."""
    if _STATUS.match(text):
        return "status"
    if is_rating(text) and text.casefold() not in CATEGORIES:
        return "rating"
    if _WORDS.fullmatch(text):
        return "words"
    if text.casefold() in LANGUAGE_NAMES:
        return "language"
    return "relationship" if looks_like_pairing(text) and not is_kind(text) else None


def _kinds(one: Unit, start: int, text: str) -> Iterator[Candidate]:
    place = start
    for part in [text] if text.casefold() in CATEGORIES else re.split(r"/(?!\w\b)|,\s*", text):
        at = one.text.index(part, place)
        field = "category" if part.casefold() in CATEGORIES else "genre"
        yield candidate(one, at, at + len(part), field, "tag_rows.cell", 2.5)
        place = at + len(part)


def _people(one: Unit, start: int, end: int) -> Iterator[Candidate]:
    place = start
    for cut in (*_COMMA.finditer(one.text, start, end), None):
        stop = cut.start() if cut else end
        text = one.text[place:stop]
        if 0 < len(text.split()) <= 4 and (text[0].isupper() or not text[0].isalpha()):
            yield candidate(
                one, place, stop, "relationship" if looks_like_pairing(text) else "character", "tag_rows.cell", 1.5
            )
        place = cut.end() if cut else stop


def _tags(one: Unit) -> Iterator[Candidate]:
    """A journal's tags: a pairing says what it is; the first plain entry beside a pairing is the fandom."""
    spans = []
    place = 0
    for cut in (*_COMMA.finditer(one.text), None):
        stop = cut.start() if cut else len(one.text)
        spans.append(trimmed(one.text, place, stop))
        place = cut.end() if cut else stop
    paired = any(looks_like_pairing(one.text[a:b]) for a, b in spans)
    named = False
    for a, b in spans:
        text = one.text[a:b]
        labelled = re.match(r"(?P<label>fandom|pairing|character|rating)s?:\s*", text, re.IGNORECASE)
        if labelled:
            field = {"pairing": "relationship"}.get(labelled["label"].casefold(), labelled["label"].casefold())
            yield candidate(one, a + labelled.end(), b, field, "tag_rows.foot", 2.5)
        elif looks_like_pairing(text):
            yield candidate(one, a, b, "relationship", "tag_rows.foot", 2.5)
        elif is_rating(text):
            yield candidate(one, a, b, "rating", "tag_rows.foot", 2.5)
        elif paired and not named and not is_kind(text) and not _FIC.search(text):
            named = True
            yield candidate(one, a, b, "fandom", "tag_rows.foot", 1.5)
        else:
            yield candidate(one, a, b, "tag", "tag_rows.foot", 2.0)
