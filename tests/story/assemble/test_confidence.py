"""Confidence is a share of findings that were right, and never falls as the odds rise."""

from __future__ import annotations

from importlib.resources import files
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfast.story.assemble.confidence import GROUPS, confidence, group_of, on_curve
from holdfast.story.assemble.settle import finding
from holdfast.story.manuscript import Line, Manuscript
from holdfast.story.paratext import Candidate, View
from holdfast.story.paratext.table import RECOGNISERS

RULES = ("labels.rating", "titles.form", "notes.label", "notes.prose", "thanks.my")
ODDS = st.floats(-50, 50)
SHARES = st.floats(0, 1)
KNOTS = st.lists(st.tuples(ODDS, SHARES), min_size=1, max_size=8, unique_by=lambda knot: knot[0]).map(
    lambda found: tuple(zip(sorted(odds for odds, _ in found), sorted(share for _, share in found), strict=True))
)


@pytest.mark.parametrize("rule", RULES)
@given(one=ODDS, other=ODDS)
def test_better_odds_are_never_less_sure(rule: str, one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert 0 <= confidence(rule, low) <= confidence(rule, high) <= 1


@given(KNOTS, ODDS)
def test_a_curve_stays_between_its_ends(knots: tuple[tuple[float, float], ...], odds: float) -> None:
    ends = knots[0][1], knots[-1][1]
    assert ends[0] - 1e-9 <= on_curve(knots, odds) <= ends[1] + 1e-9
    assert all(on_curve(knots, at) == pytest.approx(share) for at, share in knots)


def test_every_group_has_a_curve_that_rises() -> None:
    assert {group_of(rule) for rule in RULES} == set(GROUPS)
    lines = files("holdfast.story.assemble").joinpath("confidence.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line[0] != "#"]
    assert {group for group, _, _ in rows} == set(GROUPS)
    for (group, odds, share), (next_group, next_odds, next_share) in pairwise(rows):
        assert group != next_group or (float(odds) < float(next_odds) and 0 < float(share) <= float(next_share) < 1)


def test_every_recogniser_is_in_a_group() -> None:
    assert {group_of(f"{one.__module__.rpartition('.')[2]}.anything") for one in RECOGNISERS} <= set(GROUPS)


def test_a_finding_below_what_tells_a_story_is_less_sure() -> None:
    one = Candidate("rating", 0, 1, "G", "labels.rating", 4.0)
    (sure,), (doubted,) = finding(one), finding(one, -6.0)
    assert doubted.confidence < sure.confidence


def test_what_tells_a_story_in_the_front_speaks_against_what_stands_below_it() -> None:
    view = View(
        Manuscript("Rain\nIt fell.\nG\nStory", (Line("Story", 16, 21),), "plaintext", "utf-8"),
        telling=[(5, -2.0), (9, -1.0)],
    )
    assert [view.telling_above(start) for start in (0, 7, 14, 18)] == [0.0, -2.0, -3.0, 0.0]


def test_a_finding_is_as_sure_as_its_rule_and_a_person_is_certain() -> None:
    one, told = (
        Candidate("title", 0, 4, "Rain", "titles.form", 2.0),
        Candidate("title", 0, 4, "Rain", "told.person", 9.0),
    )
    assert [part.confidence for part in (*finding(one), *finding(told))] == [confidence("titles.form", 2.0), 1.0]
