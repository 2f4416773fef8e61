"""Manuscript + candidates → Work: rivals settled, the story set, every character accounted for."""

from __future__ import annotations

from collections.abc import Sequence

from holdfast.story.assemble.bodies import chapters
from holdfast.story.assemble.doubts import doubts_about
from holdfast.story.assemble.ledgers import ledger
from holdfast.story.assemble.settle import finding, settle
from holdfast.story.assemble.told import emptied, heed, known_by
from holdfast.story.assemble.works import work
from holdfast.story.finding import Doubt, Finding, Ledger, Told
from holdfast.story.paratext import Candidate, View
from holdfast.story.work import Work


def assemble(
    view: View, proposed: list[Candidate], told: Sequence[Told] = ()
) -> tuple[Work, tuple[Finding, ...], Ledger, tuple[Doubt, ...]]:
    """The work, the findings it rests on (in the order of the text), the ledger, and what a person should look at.

    What a person `told` stands before whatever was proposed for that field, and leaves no doubt about it.
    """
    settled, races = settle(proposed)
    if told:
        settled = heed(settled, told, view.manuscript)
    divided, inside = chapters(view)
    understood = emptied(work(view, settled, divided), told)
    findings = tuple(
        sorted(
            (
                part
                for group in settled.values()
                for one in group
                for part in finding(one, view.telling_above(one.start))
            ),
            key=lambda one: (one.start, one.end),
        )
    )
    account = ledger(view, divided, inside, findings)
    known = known_by(told)
    doubts = (one for one in (*races, *doubts_about(view, understood, account)) if one.field not in known)
    return understood, findings, account, tuple(doubts)
