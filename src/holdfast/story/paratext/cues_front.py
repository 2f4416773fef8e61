"""The cues that say where a story begins: log-odds of every unit, and of the borders between them."""

from __future__ import annotations

import re

from holdfast.story.paratext.cues_between import between
from holdfast.story.paratext.forms import (
    explains_marks,
    is_date_line,
    is_fact_row,
    is_hashtag_row,
    is_link_only,
    is_stamp,
)
from holdfast.story.paratext.site_words import is_footer
from holdfast.story.paratext.titles_by_form import is_title_like, may_be_title, same_words
from holdfast.story.paratext.unit import Kind, Unit
from holdfast.story.paratext.weights import (
    ALL_HIGH,
    ALL_LOW,
    ANNOUNCES,
    BYLINE,
    CARRIES_ON,
    CHAPTER,
    CHAPTER_BORDER,
    CHROME,
    EMPTY_LABEL,
    FACT_ROW,
    FIRST_HEADING,
    KEY_TO_MARKS,
    LABEL_AROUND,
    LATER_HEADING,
    NO_EVIDENCE,
    QUOTED_UNDER_TITLE,
    RULE_BORDER,
    RULE_SOON,
    SHORT_UNKNOWN,
    STRONG_LABEL,
    TITLE_AGAIN,
    TITLE_BORDER,
    TITLE_FIRST,
    TITLE_FIRST_IN_ANY_CASE,
    TITLE_OVER_BYLINE,
    UNDER_TITLE,
    VOICE,
    WEAK_LABEL,
)

_MAIL = re.compile(r"\(?<?[\w.+-]+@[\w.-]+>?\)?")


def front_odds(units: list[Unit], place: int, *, ahead: bool = False) -> float:
    """The log-odds that `units[place]` stands before the story rather than in it, seen from above."""
    one = units[place]
    kind = one.kind
    if kind is Kind.TEXT:
        return max(ALL_LOW, min(ALL_HIGH, _front_text(units, place, ahead)))
    if kind is Kind.LABEL:
        return _front_label(units, place)
    if kind is Kind.BYLINE:
        return BYLINE if place < 12 else 0.0
    if kind is Kind.HEADING:
        return (
            FIRST_HEADING
            if not any(other.kind is Kind.TEXT for other in units[:place]) and place < 4
            else LATER_HEADING
        )
    return {Kind.CHROME: CHROME, Kind.CHAPTER: CHAPTER, Kind.END: -2.0, Kind.HEAD: 9.0}.get(kind, 0.0)


def _front_label(units: list[Unit], place: int) -> float:
    one = units[place]
    strong = one.label is not None and one.label.word.strong
    odds = STRONG_LABEL if strong else WEAK_LABEL
    if one.label is not None and one.label.bare:
        odds -= 1.5
    if not strong:
        neighbours = units[max(0, place - 2) : place]
        odds += 1.6 if any(other.kind in {Kind.LABEL, Kind.BYLINE} for other in neighbours) else 0.0
        odds += 1.0 if one.sound.voice > 1 else -one.sound.prose * 0.5
    return odds


def _front_text(units: list[Unit], place: int, ahead: bool) -> float:
    one = units[place]
    sound = one.sound
    formed = _head_form(units, place)
    if formed is not None:
        return formed
    if sound.words < 10 and not sound.voice:
        return _short_front(units, place) + (
            _context(units, place, ahead) if ahead or _set_apart(units, place) else 0.0
        )
    odds = VOICE * sound.voice - sound.prose + NO_EVIDENCE
    if place and sound.voice > 0 and note_above(units, place):
        odds += CARRIES_ON
    return odds + _context(units, place, ahead)


def _head_form(units: list[Unit], place: int) -> float | None:
    """What a line above the story is by its form alone."""
    one = units[place]
    again = one.sound.words < 16 and any(
        same_words(one.text, other.text) for other in units[: min(place, 6)] if len(other.text) < 110
    )
    if again:
        return TITLE_AGAIN
    if is_fact_row(one.text) or is_hashtag_row(one.text) or _MAIL.fullmatch(one.text):
        return FACT_ROW
    if is_footer(one.text) or is_link_only(one.text):
        return CHROME
    if explains_marks(one.text):
        return KEY_TO_MARKS
    return TITLE_OVER_BYLINE if _over_byline(units, place) else None


def _over_byline(units: list[Unit], place: int) -> bool:
    one = units[place]
    below = units[place + 1] if place + 1 < len(units) else None
    return (
        below is not None
        and below.kind is Kind.BYLINE
        and place < 8
        and one.sound.words < 16
        and one.text[-1] not in '.,;:"”'
        and one.sound.prose < 2
    )


def _set_apart(units: list[Unit], place: int) -> bool:
    """A line marked as a quotation (`>`), or all in quotation marks above the first rule, directly under title or by-line."""
    if not place or units[place - 1].kind not in {Kind.HEADING, Kind.BYLINE}:
        return False
    one = units[place]
    ruled = place + 1 < len(units) and units[place + 1].kind is Kind.RULE
    return one.rows[0].line.text.lstrip()[:1] == ">" or (ruled and one.text[0] in '"“«„' and one.text[-1] in '"”»“')


def _context(units: list[Unit], place: int, ahead: bool) -> float:
    """What the neighbours of a paragraph say: an empty label above, labels or a rule ahead, a title above."""
    odds = 0.0
    above = [other for other in units[max(0, place - 12) : place] if other.kind is not Kind.RULE]
    empty = next((other for other in reversed(above) if other.kind is not Kind.TEXT), None)
    if empty is not None and empty.kind is Kind.LABEL and (ahead or (above[-1] is empty and not empty.said.strip())):
        valued = not empty.said.strip() and (above[-1] is empty or empty.field == "summary")
        odds += EMPTY_LABEL if valued else LABEL_AROUND
    below = units[place + 1] if place + 1 < len(units) else None
    if below is not None and below.kind is Kind.RULE and _above_first_rule(units, place):
        odds += RULE_SOON
        odds += UNDER_TITLE if units[place - 1].kind in {Kind.HEADING, Kind.BYLINE} else 0.0
    if (
        above
        and above[-1] is units[place - 1]
        and above[-1].kind in {Kind.HEADING, Kind.BYLINE}
        and units[place].rows[0].at
    ):
        odds += QUOTED_UNDER_TITLE
    if units[place].text[0] in '"“«„' and _set_apart(units, place):
        odds += QUOTED_UNDER_TITLE
    if units[place].text[-1] == ":" and not any(sign in units[place].text for sign in '"“«'):
        odds += ANNOUNCES
    return odds


def _above_first_rule(units: list[Unit], place: int) -> bool:
    """Whether the rule below a paragraph is the first of the text, and the paragraph no sentence of a story."""
    if place >= 12 or not (place or units[place].sound.voice > 1):
        return False
    return not any(other.kind is Kind.RULE for other in units[:place]) and not is_stamp(units[place].text)


def _short_front(units: list[Unit], place: int) -> float:
    one = units[place]
    above = [other for other in units[:place] if other.kind not in {Kind.RULE, Kind.CHROME}]
    if not above and is_title_like(one.text):
        return TITLE_FIRST
    if not above and may_be_title(one.text) and place + 1 < len(units) and not units[place + 1].attached:
        return TITLE_FIRST_IN_ANY_CASE
    if is_date_line(one.text) and place < 8 and above and above[-1].kind in {Kind.BYLINE, Kind.LABEL}:
        return 0.5
    if place and units[place - 1].kind is Kind.LABEL and not units[place - 1].said.strip():
        return 2.0  # the value of a label that stands alone on its line
    return SHORT_UNKNOWN - 0.8 * one.sound.prose


def note_above(units: list[Unit], place: int) -> bool:
    """Whether what stands above a paragraph is a note that it may carry on."""
    above = units[place - 1]
    return above.kind is Kind.LABEL or (above.kind is Kind.TEXT and above.sound.voice > 1)


def front_border(units: list[Unit], place: int, *, spaced: bool = False) -> float:
    """The log-odds for the story to begin with `units[place]`, by what stands directly above it."""
    if place == 0 or place > len(units):
        return 0.0
    above = units[place - 1]
    odds = 0.0
    if above.kind is Kind.RULE:
        odds += RULE_BORDER
    elif above.kind in {Kind.CHAPTER, Kind.HEADING}:
        odds += CHAPTER_BORDER
    elif above.kind is Kind.TEXT and _is_late_title(units, place - 1):
        odds += TITLE_BORDER
    if place < len(units):
        odds += between(above, units[place], spaced=spaced)
    if place < len(units) and units[place].kind is Kind.RULE:
        odds -= 0.2
    return odds


def _is_late_title(units: list[Unit], place: int) -> bool:
    """A title-like line between a preface and prose, or above everything."""
    one = units[place]
    if not is_title_like(one.text) or one.attached or place + 1 >= len(units):
        return False
    below = units[place + 1]
    if below.kind is not Kind.TEXT or below.attached or below.sound.voice > 3:
        return False
    above = [other for other in units[:place] if other.kind is not Kind.CHROME]
    return len(above) < 9 and (not above or front_odds(units, place - 1) > 0 or above[-1].kind is Kind.RULE)
