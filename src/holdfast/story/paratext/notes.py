"""Notes before and after the story, labelled or not, and what their sentences say of rights, feedback, spoilers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from holdfast.story.paratext.contract import Candidate
from holdfast.story.paratext.forms import (
    explains_marks,
    is_continuation,
    is_date_line,
    is_fact_row,
    is_hashtag_row,
    is_link_only,
    is_tag_row,
)
from holdfast.story.paratext.prose_kinds import is_disclaimer, is_feedback, is_spoiler_warning, prose_kind, sentences
from holdfast.story.paratext.ratings import is_rating
from holdfast.story.paratext.tails import is_recap
from holdfast.story.paratext.titles_by_form import SUBTITLE, is_title_like, may_be_title, same_words
from holdfast.story.paratext.unit import Kind, Unit
from holdfast.story.paratext.values import candidate, is_none, long_value, trimmed, unquoted
from holdfast.story.paratext.view import View

_HERE = {"front": "notes", "back": "end_notes"}
_EVENT = re.compile(
    r"\bchallenge (?:entry|response|fic)\b|^(?:written )?for (?:the )?.{3,40} (?:challenge|ficathon|fest)\W*$",
    re.IGNORECASE,
)
_BRACKETED = re.compile(
    r"(?:\s?[-–—,:] ?(?:part|chapter)\s\w+)?\s?[(\[][^()\[\]]{1,80}[)\]]$|\s?[-–—,:] ?(?:part|chapter)\s\w+$",
    re.IGNORECASE,
)
_WARNED = re.compile(r"(?:(?:also|and|warning|note|but|oh)\b[,:]?\s+)?(?P<what>[^;]+)", re.IGNORECASE | re.DOTALL)
LONGEST_TITLE_LINE = 160
_NEXT = re.compile(
    r"[\W_]*(?:(?:to be )?continued in|next(?: part| chapter| story| up)?\s*:|on to|sequel:|previously)", re.IGNORECASE
)
SURE_SUMMARY = 2.5  # below so much of the author's voice an unlabelled paragraph may tell what happens


def propose(view: View) -> Iterator[Candidate]:
    """Labelled and unlabelled notes of both ends, paragraph by paragraph."""
    yield from _zone(view, view.front, "front")
    yield from _zone(view, view.back, "back")
    for one in view.head:
        if one.kind is Kind.LABEL and one.field in {"notes", "end_notes"}:
            yield from _labelled(one, "notes")


def _zone(view: View, units: Sequence[Unit], where: str) -> Iterator[Candidate]:
    for place, one in enumerate(units):
        if one.owned:
            continue
        if one.kind is Kind.LABEL and (
            one.field in {"notes", "end_notes"} or (one.field == "thanks" and _is_sentence(one))
        ):
            yield from _labelled(one, "end_notes" if one.field == "end_notes" else _HERE[where])
        elif one.kind is Kind.LABEL and is_recap(one):
            yield candidate(one, *trimmed(one.text, 0, len(one.text)), _HERE[where], "notes.recap", 2.0)
        elif one.kind is Kind.TEXT:
            yield from _paragraph(view, units, place, where)


def _labelled(one: Unit, field: str) -> Iterator[Candidate]:
    value, spans = long_value(one)
    if not value or is_none(value):
        return
    if len(spans) == 1 and not one.tail:
        yield from _sentences(one, one.value, len(one.text), field, "notes.label", 4.5)
        return
    yield Candidate(field, spans[0][0], spans[-1][1], value, "notes.label", 4.5, parts=spans)
    yield from _said(one, one.value, len(one.text))
    for other in one.tail:
        yield from _said(other, 0, len(other.text))


def _is_sentence(one: Unit) -> bool:
    """Whether thanks say more than names."""
    return len(one.said.split()) > 14 or " for " in one.said


def _paragraph(view: View, units: Sequence[Unit], place: int, where: str) -> Iterator[Candidate]:
    one = units[place]
    if _is_other(units, place, where):
        return
    whole = trimmed(one.text, 0, len(one.text))
    kind = prose_kind(one)
    if where == "front" and _under_summary(units, place):
        yield candidate(one, *whole, "aside", "notes.aside", 1.5)
    elif where == "back" and place and units[place - 1].text == "--" and one.sound.words < 5:
        yield candidate(one, 0, len(one.text), "signature", "notes.signature", 2.0)
    elif kind == "feedback" and not _is_all_plea(one.text):
        yield from _sentences(one, 0, len(one.text), _HERE[where], "notes.prose", 1.5)
    elif kind == "feedback":
        yield candidate(one, *whole, "feedback", "notes.feedback", 2.0)
    elif kind == "disclaimer" and _begins_as_note(one):
        yield from _sentences(one, 0, len(one.text), _HERE[where], "notes.prose", 2.0)
    elif kind != "notes":
        yield candidate(one, *whole, kind, f"notes.{kind}", 2.5)
    elif where == "front" and _tells_the_story(view, units, place):
        yield candidate(one, *unquoted(one.text, *whole), "summary", "notes.summary", 1.2)
    elif where == "back" or not _says_too_little(units, place):
        yield from _sentences(one, 0, len(one.text), _HERE[where], "notes.prose", 2.0)


def _is_all_plea(text: str) -> bool:
    """Whether a paragraph asks for reviews from its first sentence on, or in most of them."""
    asked = [is_feedback(text[a:b]) for a, b in sentences(text)]
    return asked[0] or sum(asked) * 2 > len(asked)


def _begins_as_note(one: Unit) -> bool:
    """Whether a paragraph speaks of something else before it comes to rights."""
    found = sentences(one.text)
    return len(found) > 2 and not any(is_disclaimer(one.text[a:b]) for a, b in found[:2])


def _says_too_little(units: Sequence[Unit], place: int) -> bool:
    """A few words that are no sentence and stand beside no note: better left for a person than called one."""
    one = units[place]
    if one.sound.words > 7 or one.sound.voice > 1 or one.text[-1] in ".!?…)。！？":
        return False
    beside = [units[at] for at in (place - 1, place + 1) if 0 <= at < len(units)]
    return not any(other.kind is Kind.TEXT and other.sound.voice > 1 for other in beside)


def _is_other(units: Sequence[Unit], place: int, where: str) -> bool:
    """Whether a paragraph is something that another recogniser reads, or too little to be a note."""
    one = units[place]
    text = one.text
    if (
        is_date_line(text)
        or is_fact_row(text)
        or is_hashtag_row(text)
        or is_rating(text)
        or ("@" in text and len(text) < 60)
        or text == "--"
    ):
        return True
    if where == "back":
        return (is_continuation(text) and (one.sound.words < 7 or _names_another(text))) or (
            place >= len(units) - 2 and is_tag_row(text)
        )
    if is_link_only(text) or explains_marks(text) or (SUBTITLE.fullmatch(text) and place < 5):
        return True
    if (one.sound.words < 14 and _EVENT.search(text)) or (
        not place and len(text) < LONGEST_TITLE_LINE and may_be_title(_BRACKETED.sub("", text))
    ):
        return True
    if one.sound.voice > 2.5:
        return False
    return is_title_like(text) or any(same_words(text, other.text) for other in units[:place])


def _names_another(text: str) -> bool:
    """`Next: Rain II`; more words than a title has are a note about what comes next."""
    return len(text.split()) < 12 and _NEXT.match(text) is not None


def _under_summary(units: Sequence[Unit], place: int) -> bool:
    """A paragraph that a host's summary holds beside what happens: in brackets, or below a rule."""
    above = [
        other
        for other in units[:place]
        if other.kind is not Kind.RULE and not other.owned and other.kind is not Kind.TEXT
    ]
    return bool(above) and above[-1].field == "summary" and not above[-1].said.strip() and bool(above[-1].tail)


def _tells_the_story(view: View, units: Sequence[Unit], place: int) -> bool:
    """A paragraph directly under title and by-line that speaks of no author: what the story is about."""
    one = units[place]
    above = [other for other in units[:place] if other.kind not in {Kind.CHROME, Kind.RULE}]
    below = units[place + 1] if place + 1 < len(units) else None
    hosted = (
        below is not None and below.field == "rating" and below.said.startswith("Fiction ")
    )  # FanFiction.net's page
    if view.labels("summary") or (one.sound.voice >= SURE_SUMMARY and not hosted) or one.sound.words < 5 or not above:
        return False
    titled = above[-1].kind in {Kind.HEADING, Kind.BYLINE} or (
        above[-1].kind is Kind.TEXT and is_title_like(above[-1].text)
    )
    return titled and (below is None or below.kind in {Kind.RULE, Kind.LABEL, Kind.CHAPTER})


def _sentences(  # noqa: PLR0913, PLR0917  a candidate has as many parts
    one: Unit, start: int, end: int, field: str, rule: str, odds: float
) -> Iterator[Candidate]:
    """A note without its sentences about rights, and those by themselves."""
    text = one.text
    start, end = trimmed(text, start, end)
    found = sentences(text[start:end])
    kept: list[tuple[int, int]] = []
    rights: list[tuple[int, int]] = []
    for a, b in found:
        (rights if len(found) > 1 and is_disclaimer(text[start + a : start + b]) and field == "notes" else kept).append(
            (start + a, start + b)
        )
    if not kept or len(rights) * 3 > len(found) * 2:
        kept, rights = kept + rights, []
    yield from _said(one, start, end)
    if not rights:
        yield candidate(one, start, end, field, rule, odds)
        return
    for field_name, pieces, name, sure in ((field, kept, rule, odds), ("disclaimer", rights, "notes.rights", 1.0)):
        spans = tuple(one.span(a, b) for a, b in pieces)
        value = " ".join(" ".join(text[a:b].split()) for a, b in pieces)
        yield Candidate(field_name, spans[0][0], spans[-1][1], value, name, sure, parts=spans)


def _said(one: Unit, start: int, end: int) -> Iterator[Candidate]:
    for a, b in sentences(one.text[start:end]):
        sentence = one.text[start + a : start + b]
        if is_feedback(sentence):
            yield candidate(one, start + a, start + b, "feedback", "notes.sentence", 1.0)
        if is_spoiler_warning(sentence):
            warned = _WARNED.match(sentence)
            first, last = warned.span("what") if warned else (0, len(sentence))
            yield candidate(one, start + a + first, start + a + last, "spoiler", "notes.sentence", 1.0)
