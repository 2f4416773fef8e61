"""End markers: THE END, -fin-, End of part 1. Only where an end can be."""

from __future__ import annotations

import re
from collections.abc import Iterator

from holdfast.story.paratext.contract import Candidate
from holdfast.story.paratext.unit import Kind
from holdfast.story.paratext.values import candidate
from holdfast.story.paratext.view import View


def propose(view: View) -> Iterator[Candidate]:
    """The end markers of the back; the first is the story's."""
    for one in view.back:
        if one.kind is Kind.END:
            start = one.value if re.match(r"#+\s", one.text) else 0
            yield candidate(one, start, len(one.text), "end_marker", "endings.line", 3.0)
