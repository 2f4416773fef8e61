"""Manuscript + candidates → Work: rivals settled, the story set, every character accounted for."""

from __future__ import annotations

from holdfast.story.assemble.bodies import chapters
from holdfast.story.assemble.doubts import doubts_about
from holdfast.story.assemble.ledgers import ledger
from holdfast.story.assemble.settle import finding, settle
from holdfast.story.assemble.works import work
from holdfast.story.finding import Doubt, Finding, Ledger
from holdfast.story.paratext import Candidate, View
from holdfast.story.work import Work


def assemble(view: View, proposed: list[Candidate]) -> tuple[Work, tuple[Finding, ...], Ledger, tuple[Doubt, ...]]:
    """The work, the findings it rests on (in the order of the text), the ledger, and what a person should look at."""
    settled, races = settle(proposed)
    divided, inside = chapters(view)
    understood = work(view, settled, divided)
    findings = tuple(
        sorted(
            (part for group in settled.values() for one in group for part in finding(one)),
            key=lambda one: (one.start, one.end),
        )
    )
    account = ledger(view, divided, inside, findings)
    return understood, findings, account, (*races, *doubts_about(view, understood, account))
