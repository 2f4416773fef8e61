"""The cues that say where a story begins and ends, and what each weighs (log-odds, set by hand).

Most weights can be argued from one sentence, and each sentence stands beside its number.
"""

from __future__ import annotations

import re

from holdfast.story.paratext.forms import (
    explains_marks,
    is_continuation,
    is_date_line,
    is_fact_row,
    is_stamp,
    is_tag_row,
)
from holdfast.story.paratext.site_words import is_footer
from holdfast.story.paratext.titles_by_form import is_title_like, may_be_title, same_words
from holdfast.story.paratext.units import Kind, Unit

STRONG_LABEL = 3.5  # only ever a label
WEAK_LABEL = 0.9  # also an ordinary word
BYLINE = 3.0
CHROME = 2.0
FIRST_HEADING = 2.0  # a heading above everything is the title
LATER_HEADING = -0.6  # sections of a story have headings too
CHAPTER = 0.3
VOICE = 1.15
NO_EVIDENCE = -2.0  # text that says nothing about itself belongs to the story
SHORT_UNKNOWN = -0.4
SHORT_SENTENCE = -1.6
IN_A_NOTE = -0.5  # below a note's label at the foot, even text that says nothing of itself
EMPTY_LABEL = 4.5  # the value of a label that stands alone, with labels still to come
LABEL_AROUND = 1.5  # labels above and below
RULE_SOON = 1.3  # a rule directly below, the first of the text
UNDER_TITLE = 1.6  # between title or by-line and a rule
KEY_TO_MARKS = 3.5  # says what the author's marks mean
QUOTED_UNDER_TITLE = 3.0  # set apart as a quotation under the title
ANNOUNCES = 1.6  # ends with a colon: here it comes
CARRIES_ON = 1.0  # more of a note that has begun, with nothing between
TITLE_FIRST = 1.3  # a title-like line above everything
TITLE_FIRST_IN_ANY_CASE = 0.8  # the long way round by sea
TITLE_AGAIN = 3.0  # the title's words once more
FACT_ROW = 3.0  # Dean, Sam | gen | PG-13
RULE_BORDER, CHAPTER_BORDER, GAP_BORDER, TITLE_BORDER = 1.6, 1.2, 0.7, 2.4
WIDE_GAP = 4  # so many blank lines are no paragraph's
WIDE_GAP_BORDER = 1.2
ATTACHED = -2.5  # where blank lines part paragraphs, no border runs between lines that stand together
END_BORDER = 4.5
AFTER_END = 1.3
FOOT_LABEL = 2.6
CONTINUES_LINE = 3.0
TAG_ROW = 2.6
DATE_LINE = 1.6
ALL_LOW, ALL_HIGH = -5.0, 6.0

_THANKS = re.compile(
    r"(?:all my |much |many |lots of |with |special |huge |big |und |ein )*(?:love|thanks|thank you|hugs|gratitude|kudos|dank|danke|merci|cookies)\b.{0,60}?\s(?:to|an|à|go)\s",
    re.IGNORECASE,
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
    if (
        place > 0
        and sound.words < 16
        and any(same_words(one.text, other.text) for other in units[: min(place, 6)] if len(other.text) < 110)
    ):
        return TITLE_AGAIN
    if is_fact_row(one.text) or _MAIL.fullmatch(one.text):
        return FACT_ROW
    if is_footer(one.text):
        return CHROME
    if explains_marks(one.text):
        return KEY_TO_MARKS
    if sound.words < 10 and not sound.voice:
        return _short_front(units, place) + (
            _context(units, place, ahead) if ahead or _set_apart(units, place) else 0.0
        )
    odds = VOICE * sound.voice - sound.prose + NO_EVIDENCE
    if place and sound.voice > 0 and _note_above(units, place):
        odds += CARRIES_ON
    return odds + _context(units, place, ahead)


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
        odds += LABEL_AROUND if empty.said.strip() else EMPTY_LABEL
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


def _note_above(units: list[Unit], place: int) -> bool:
    above = units[place - 1]
    return above.kind is Kind.LABEL or (above.kind is Kind.TEXT and above.sound.voice > 1)


def is_spaced(units: list[Unit]) -> bool:
    """Whether blank lines part the paragraphs: then lines that stand together belong together."""
    texts = [one for one in units if one.kind is Kind.TEXT and one.sound.words > 8]
    return sum(not one.attached for one in texts) * 10 > len(texts) * 7


def _between(above: Unit, below: Unit, *, spaced: bool) -> float:
    """What the white space between two units says of a border there."""
    if below.attached and spaced and {above.kind, below.kind} <= {Kind.TEXT, Kind.LABEL}:
        return ATTACHED
    if below.blanks > 1 and above.blanks < below.blanks:
        return GAP_BORDER + (WIDE_GAP_BORDER if below.blanks >= WIDE_GAP else 0.0)
    return 0.0


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
        odds += _between(above, units[place], spaced=spaced)
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
    formed = _foot_form(units, place)
    if formed is not None:
        return formed
    if text == "--" or _THANKS.match(text):
        return max(2.5, VOICE * sound.voice - sound.prose)
    if sound.words < 9 and not sound.voice:
        return (SHORT_SENTENCE if text[-1] in '.!?"”' else SHORT_UNKNOWN) - 0.8 * sound.prose
    noted = _in_closing_note(units, place)
    odds = VOICE * sound.voice - sound.prose + (IN_A_NOTE if noted else NO_EVIDENCE)
    if text[0] in "[(" and sound.voice > 1:
        odds += 0.6
    if place and sound.voice > 0 and _note_above(units, place):
        odds += CARRIES_ON
    return odds


def _foot_form(units: list[Unit], place: int) -> float | None:
    """What a line at the foot is by its form alone."""
    one = units[place]
    if is_continuation(one.text) and one.sound.words < 25:
        return CONTINUES_LINE - one.sound.prose
    if is_date_line(one.text):
        return DATE_LINE
    if is_footer(one.text):
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
    if place:
        odds += _between(units[place - 1], one, spaced=spaced)
    return odds
