"""Recognition: a manuscript in, candidates for everything that stands round a story out.

`look` draws the zones (front, body, back); `candidates` asks every recogniser of the table.
"""

from __future__ import annotations

from holdfast.story.paratext.contract import Candidate
from holdfast.story.paratext.second import second_header
from holdfast.story.paratext.table import RECOGNISERS
from holdfast.story.paratext.view import View
from holdfast.story.paratext.zones import look

__all__ = ["Candidate", "View", "candidates", "look", "second_header"]


def candidates(view: View) -> list[Candidate]:
    """What the recognisers propose, rivals included, in the order of the table.

    >>> from holdfast.story.manuscript import Manuscript
    >>> candidates(look(Manuscript("", (), "plaintext", "utf-8")))
    []
    """
    return [one for propose in RECOGNISERS for one in propose(view)]
