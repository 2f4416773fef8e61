"""The cues that say where a story ends: log-odds of every unit, and of the borders between them."""

from __future__ import annotations

import re

from holdfast.story.paratext.cues_between import between
from holdfast.story.paratext.cues_front import note_above
from holdfast.story.paratext.forms import is_continuation, is_date_line, is_hashtag_row, is_link_only, is_tag_row
from holdfast.story.paratext.prose_kinds import prose_kind
from holdfast.story.paratext.site_words import is_footer
from holdfast.story.paratext.unit import Kind, Unit
from holdfast.story.paratext.weights import (
    AFTER_END,
    ALL_HIGH,
    ALL_LOW,
    CARRIES_ON,
    CHROME,
    CONTINUES_LINE,
    DATE_LINE,
    END_BORDER,
    FOOT_LABEL,
    IN_A_NOTE,
    NO_EVIDENCE,
    NOTE_BORDER,
    PLEA,
    SHORT_SENTENCE,
    SHORT_TAIL,
    SHORT_UNKNOWN,
    TAG_ROW,
    VOICE,
)

_THANKS = re.compile(
    r"(?:all my |much |many |lots of |with |special |huge |big |und |ein )*(?:love|thanks|thank you|hugs|gratitude|kudos|dank|danke|merci|cookies)\b.{0,60}?\s(?:to|an|à|go)\s",
    re.IGNORECASE,
)


def back_odds(units: list[Unit], place: int) -> float:
    """The log-odds that `units[place]` stands after the story rather than in it, seen from below."""
    one = units[place]
    kind = one.kind
    after_end = any(other.kind is Kind.END for other in units[:place][-12:])
    bonus = AFTER_END if after_end else 0.0
    if kind is Kind.TEXT:
        return max(ALL_LOW, min(ALL_HIGH, _back_text(units, place) + bonus))
    if kind is Kind.LABEL:
        sure = one.label is not None and (not one.label.bare or one.field == "end_notes")
        strong = sure and one.label is not None and one.label.word.strong
        return (FOOT_LABEL if strong else 0.4 - one.sound.prose * 0.5 + one.sound.voice * 0.4) + bonus
    return {Kind.CHROME: 2.5, Kind.END: 1.0, Kind.CHAPTER: -0.5, Kind.HEADING: -1.0, Kind.BYLINE: 0.6}.get(
        kind, 0.0
    ) + bonus * 0.2


def _back_text(units: list[Unit], place: int) -> float:
    one = units[place]
    text, sound = one.text, one.sound
    if place and units[place - 1].text[-1:] == ":" and is_continuation(units[place - 1].text):
        return CONTINUES_LINE  # a taste of what comes next
    formed = _foot_form(units, place)
    if formed is not None:
        return formed
    if text == "--" or _THANKS.match(text):
        return max(2.5, VOICE * sound.voice - sound.prose)
    if sound.words < 40 and sound.prose < 1.5 and prose_kind(one) != "notes":
        return max(PLEA, VOICE * sound.voice - sound.prose)
    if sound.words < 9 and not sound.voice:
        return (SHORT_SENTENCE if text[-1] in '.!?"”' else SHORT_UNKNOWN) - 0.8 * sound.prose
    noted = _in_closing_note(units, place)
    odds = VOICE * sound.voice - sound.prose + (IN_A_NOTE if noted else NO_EVIDENCE)
    if text[0] in "[(" and sound.voice > 1:
        odds += 0.6
    if place and sound.voice > 0 and note_above(units, place):
        odds += CARRIES_ON
    return odds


def _foot_form(units: list[Unit], place: int) -> float | None:
    """What a line at the foot is by its form alone."""
    one = units[place]
    if is_continuation(one.text) and one.sound.words < 25:
        return CONTINUES_LINE - one.sound.prose
    if is_date_line(one.text):
        return DATE_LINE
    if is_hashtag_row(one.text):
        return TAG_ROW
    if is_footer(one.text) or is_link_only(one.text):
        return CHROME
    return TAG_ROW if place >= len(units) - 2 and is_tag_row(one.text) else None


def _in_closing_note(units: list[Unit], place: int) -> bool:
    """Whether only paragraphs stand between this one and a note's label below a rule or an end."""
    at = place - 1
    while at >= 0 and place - at < 14 and units[at].kind is Kind.TEXT:
        at -= 1
    if at < 0 or units[at].kind is not Kind.LABEL or units[at].field not in {"notes", "end_notes"}:
        return False
    return (
        units[at].field == "end_notes"
        or not units[at].said.strip()
        or units[at].blanks > 1
        or (at > 0 and units[at - 1].kind in {Kind.RULE, Kind.END})
    )


def _is_short_tail(units: list[Unit]) -> bool:
    """A few words, of which some are an author's and none tell a story."""
    texts = [one for one in units if one.kind in {Kind.TEXT, Kind.LABEL}]
    return (
        0 < len(texts) < 7
        and sum(one.sound.words for one in texts) < 120
        and not any(one.sound.prose > 1.5 for one in texts)
        and any(one.sound.voice > 1.5 or one.kind is Kind.LABEL for one in texts)
    )


def back_border(units: list[Unit], place: int, *, spaced: bool = False) -> float:
    """The log-odds for the story to have ended just above `units[place]`."""
    if place >= len(units):
        return 0.0
    one = units[place]
    if one.kind is Kind.END:
        return END_BORDER
    odds = 0.0
    if one.kind is Kind.RULE:
        below = units[place + 1] if place + 1 < len(units) else None
        odds += 2.6 if below is not None and below.kind is Kind.LABEL else 1.2
        odds += SHORT_TAIL if _is_short_tail(units[place + 1 :]) else 0.0
    elif one.kind is Kind.LABEL and one.field in {"notes", "end_notes"} and not one.attached:
        odds += NOTE_BORDER
    if place:
        odds += between(units[place - 1], one, spaced=spaced)
    return odds
