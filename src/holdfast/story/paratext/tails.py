"""Which paragraphs carry on the value of a label above them."""

from __future__ import annotations

from collections.abc import Sequence

from holdfast.story.paratext.forms import is_continuation, is_date_line, is_fact_row
from holdfast.story.paratext.label_lines import LIST_FIELDS
from holdfast.story.paratext.prose_kinds import prose_kind
from holdfast.story.paratext.titles_by_form import is_title_like
from holdfast.story.paratext.unit import Kind, Unit

_MANY = frozenset({"notes", "end_notes", "summary", "thanks"})  # fields whose value may be several paragraphs
LONGEST_ENTRY = 100
_OPEN_ENDED = frozenset({"notes", "end_notes"})


def join_tails(units: Sequence[Unit]) -> None:
    """Gives every label without a value the paragraph below it, and notes the paragraphs that carry them on."""
    for place, one in enumerate(units):
        if one.kind is not Kind.LABEL or one.owned:
            continue
        empty = not one.said.strip()
        if empty and one.field in LIST_FIELDS:
            _join_entries(one, units[place + 1 :])
        elif empty or one.field in _OPEN_ENDED:
            _join(one, units[place + 1 :], empty=empty)


def _join_entries(label: Unit, below: Sequence[Unit]) -> None:
    """The lines below a label as entries of a list, if the next label follows them; else only the first."""
    stop = next((place for place, one in enumerate(below) if one.kind is not Kind.TEXT or one.owned), len(below))
    listed = 0 < stop < len(below) and below[stop].kind is Kind.LABEL
    several = listed and all(len(one.text) < LONGEST_ENTRY for one in below[:stop])
    for one in below[: stop if several else min(stop, 1)]:
        label.tail.append(one)
        one.owned = True


def _join(label: Unit, below: Sequence[Unit], *, empty: bool) -> None:
    for one in below:
        if one.kind is not Kind.TEXT or one.owned:
            return
        more = bool(label.tail) or not empty
        if more and not (label.field in _MANY and _carries_on(one)):
            return
        label.tail.append(one)
        one.owned = True


def _carries_on(one: Unit) -> bool:
    text = one.text
    return not (
        text[0] == "["
        or is_date_line(text)
        or is_fact_row(text)
        or is_continuation(text)
        or prose_kind(one) in {"disclaimer", "title"}
    )


def is_recap(one: Unit) -> bool:
    """`Previously: Lancelot lost a bet.`: what happened so far, and not where it is told."""
    return one.field == "sequel_to" and one.text[:10].casefold() == "previously" and not is_title_like(one.said)
