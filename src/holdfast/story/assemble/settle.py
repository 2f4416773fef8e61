"""Rivals settled: of several candidates for one field the best wins, and a close race is a doubt."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from holdfast.story.assemble.confidence import confidence
from holdfast.story.finding import Doubt, Finding
from holdfast.story.paratext import Candidate

ONE = frozenset({"title", "rating", "status", "language", "point_of_view", "posting", "end_marker", "words", "summary"})
AS_SAID = "as said"  # the detail of a title in a person's own words: its case is what they want
CLOSE = 1.2  # a race within so many log-odds is a doubt
_NEVER_BOTH = {"author": 2.0}  # of these, only candidates this near to the best are kept
_TITLES = frozenset({"challenge", "inspired_by", "sequel_to", "continues_in", "continues_from"})
_ARTICLE = re.compile(r"(?:the|an?|der|die|das|les?|la|el|los|las|il|lo)\s+(?=\S)", re.IGNORECASE)
_FOLD = re.compile(r"[\W_]+")

Settled = dict[str, list[Candidate]]


def settle(candidates: Iterable[Candidate]) -> tuple[Settled, list[Doubt]]:
    """The winners of every field, in the order of the text, and the doubts about them.

    >>> a, b = Candidate("title", 0, 4, "Rain", "a.a", 3.0), Candidate("title", 9, 13, "RAIN", "b.b", 1.0)
    >>> winners, doubts = settle([a, b, Candidate("title", 5, 8, "Sun", "c.c", 3.5)])
    >>> [one.value for one in winners["title"]], winners["title"][0].odds, len(doubts)
    (['Rain'], 4.0, 1)
    """
    fields: Settled = defaultdict(list)
    for one in candidates:
        fields[one.field].append(one)
    doubts: list[Doubt] = []
    settled: Settled = {}
    for field, rivals in fields.items():
        merged = _merged(field, rivals)
        if field in ONE:
            settled[field] = merged[:1]
            doubts.extend(_race(field, merged))
        else:
            best = merged[0].odds
            near = [one for one in merged if one.odds > best - _NEVER_BOTH.get(field, 99.0)]
            settled[field] = sorted(near, key=lambda one: one.start)
    return settled, doubts


def fold(text: str) -> str:
    """Text without case, signs and spaces, for telling whether two say the same.

    >>> fold("The Rain!") == fold("THE RAIN")
    True
    """
    return _FOLD.sub("", text.casefold()) or text


def _merged(field: str, rivals: list[Candidate]) -> list[Candidate]:
    """Equal values from different places add up; the surest first."""
    groups: dict[str, list[Candidate]] = defaultdict(list)
    for one in rivals:
        groups[fold(_ARTICLE.sub("", one.value) if field in _TITLES else one.value)].append(one)
    merged = []
    for group in groups.values():
        lead = max(group, key=lambda one: one.odds)
        rules = {one.rule for one in group}
        others = (one.odds for one in group if one is not lead and one.odds > 0)
        total = lead.odds + (sum(others) if len(rules) > 1 else 0.0)
        by = lead.by or next((one.by for one in group if one.by), None)
        merged.append(lead if (total, by) == (lead.odds, lead.by) else replace(lead, odds=total, by=by))
    return sorted(merged, key=lambda one: (-one.odds, one.start))


def _race(field: str, merged: list[Candidate]) -> list[Doubt]:
    if len(merged) < 2 or merged[0].odds - merged[1].odds > CLOSE:
        return []
    return [Doubt(field, f"The {field.replace('_', ' ')} may be “{merged[0].value[:80]}” or “{merged[1].value[:80]}”.")]


def finding(one: Candidate, against: float = 0.0) -> list[Finding]:
    """A candidate as findings: one for each of its parts; none if it stands nowhere (a person said it, and not the text).

    `against` are log-odds, 0 or below, that a story has begun above it: then it is less sure, though its rule is the same.
    """
    if one.start == one.end and not one.parts:
        return []
    sure = confidence(one.rule, one.odds + against)
    spans = one.parts or ((one.start, one.end),)
    return [Finding(one.field, start, end, one.value, one.rule, sure) for start, end in spans]
