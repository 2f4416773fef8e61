"""Whether a story is finished: said in passing, or by the date on which it was completed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from holdfast.story.paratext.contract import Candidate
from holdfast.story.paratext.unit import Kind
from holdfast.story.paratext.values import candidate
from holdfast.story.paratext.view import LONGEST, View

_STATUS = re.compile(
    r"\b(?:on (?:an? )?(?:indefinite |permanent |temporary )?hiatus|abandoned|discontinued|complete in (?:one|\w+) parts?)\b",
    re.IGNORECASE,
)


def propose(view: View) -> Iterator[Candidate]:
    """`Completed: 2020-04-25`, `on indefinite hiatus`; a status label is read with the other labels."""
    for one in view.labels("updated"):
        if one.text.casefold().startswith("completed") and (one.said.strip() or one.tail):
            yield candidate(one, 0, len("completed"), "status", "statuses.completed", 2.0)
    for one in (*view.front, *view.back):
        match = _STATUS.search(one.text[:LONGEST]) if one.kind in {Kind.TEXT, Kind.LABEL} else None
        if match:
            yield candidate(one, match.start(), match.end(), "status", "statuses.said", 0.5)
