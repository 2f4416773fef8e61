"""How sure a finding is: log-odds, which a person set rule by rule, as the share of findings that were right.

`confidence.tsv` holds one curve for each group of rules, as knots: log-odds and the share of labelled findings near them that were right.
`bench/confidence.py` learns it from labelled stories and says of how many. Between two knots the curve is straight, outside them flat, and
it never falls: of two findings of a group the one with the higher odds is never less sure.
"""

from __future__ import annotations

from bisect import bisect_right
from importlib.resources import files

LABELS, NAMES, NOTES, SOUND, PROSE = "labels", "names", "notes", "sound", "prose"
GROUPS = (LABELS, NAMES, NOTES, SOUND, PROSE)
_OF_MODULE = {"titles": NAMES, "bylines": NAMES, "notes": NOTES, "thanks": PROSE, "relations": PROSE}
_BY_SOUND = frozenset({"notes.prose", "notes.aside"})  # a note by nothing but how it sounds
_PERSON = "told."

Knots = tuple[tuple[float, float], ...]


def group_of(rule: str) -> str:
    """The group whose curve speaks for a rule: labelled values, names of works and people, notes, notes by their sound, what prose says in passing.

    >>> group_of("titles.form"), group_of("notes.prose"), group_of("labels.rating"), group_of("thanks.my")
    ('names', 'sound', 'labels', 'prose')
    """
    return SOUND if rule in _BY_SOUND else _OF_MODULE.get(rule.partition(".")[0], LABELS)


def on_curve(knots: Knots, odds: float) -> float:
    """The height of a curve at these log-odds; `knots` lie from left to right.

    >>> on_curve(((0.0, 0.5), (2.0, 0.9)), 1.0), on_curve(((0.0, 0.5), (2.0, 0.9)), 9.0)
    (0.7, 0.9)
    """
    place = bisect_right(knots, (odds, 2.0))
    if place in {0, len(knots)}:
        return knots[max(0, place - 1)][1]
    (left, low), (right, high) = knots[place - 1], knots[place]
    return low + (high - low) * (odds - left) / (right - left)


def confidence(rule: str, odds: float) -> float:
    """How sure a finding of this rule with these log-odds is, from 0 to 1; what a person told is certain.

    >>> confidence("told.person", 0.0), confidence("labels.rating", 5.0) > confidence("notes.prose", 1.0)
    (1.0, True)
    """
    return 1.0 if rule.startswith(_PERSON) else round(on_curve(_CURVES[group_of(rule)], odds), 2)


def _load() -> dict[str, Knots]:
    lines = files("holdfast.story.assemble").joinpath("confidence.tsv").read_text("utf-8").splitlines()
    found: dict[str, list[tuple[float, float]]] = {group: [] for group in GROUPS}
    for line in lines:
        if line and line[0] != "#":
            group, odds, share = line.split("\t")
            found[group].append((float(odds), float(share)))
    return {group: tuple(knots) for group, knots in found.items()}


_CURVES = _load()
