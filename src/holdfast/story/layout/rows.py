"""Rows: the lines of a region that say something, as layout looks at them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from holdfast.story.layout.running_heads import shape
from holdfast.story.manuscript import Line, LineRole

QUOTED = re.compile(r"(?:>[ \t]?)++")


class Row(NamedTuple):
    """A line that is not blank: `text` is its text without white space at its ends, from `at` of the line's text on.

    `indent` counts columns, `blanks` the blank lines above, `trail` says that white space stood at the end,
    `headed` that a running head was left out directly above, `quoted` that `> ` stood before it.
    """

    line: int
    text: str
    at: int
    indent: int
    blanks: int
    trail: bool
    headed: bool
    quoted: bool
    role: LineRole


def rows_of(
    lines: Sequence[Line], heads: frozenset[str] = frozenset(), *, doubled: bool = False, plain: bool = False
) -> list[Row]:
    """The rows of a region. Running heads fall out; with `doubled`, one blank line above is none.

    With `plain`, lines that the format calls verbatim are text like any other.

    >>> [(row.text, row.indent, row.blanks) for row in rows_of([Line("One.", 0, 4), Line("", 5, 5), Line("  Two.", 6, 12)])]
    [('One.', 0, 0), ('Two.', 2, 1)]
    """
    found: list[Row] = []
    blanks, headed, last = 0, False, len(lines) - 1
    for number, line in enumerate(lines):
        raw, at, quoted = line.text, 0, False
        text = raw.strip()
        if text[:1] == ">" and line.role is LineRole.TEXT:
            at, text, quoted = _unquoted(raw, text)
        if not text.strip("\u00ad \t") and line.role is not LineRole.RULE:
            blanks += 1
            continue
        if heads and len(text) < 100 and shape(text) in heads:
            headed = True
            continue
        indent = 0
        if len(raw) != len(text):
            white = len(raw) - len(raw.lstrip()) if not quoted else raw.find(text, at) - at
            indent = white if "\t" not in raw else len(raw[at : at + white].expandtabs(8))
            at += white
        trail = len(raw) > at + len(text) or (number < last and lines[number + 1].start - line.end > 1)
        found.append(
            Row(
                number,
                text,
                at,
                indent,
                blanks // 2 if doubled else blanks,
                trail,
                headed,
                quoted,
                LineRole.TEXT if plain else line.role,
            )
        )
        blanks, headed = 0, False
    return found


def _unquoted(raw: str, text: str) -> tuple[int, str, bool]:
    """Where the text begins behind its marks of quotation (`>:(` and `>_>` are none)."""
    before = len(raw) - len(raw.lstrip())
    match = QUOTED.match(raw, before)
    end = match.end() if match else before
    if end < len(raw) and raw[end - 1] == ">" and not raw[end].isalnum():
        return 0, text, False
    return end, raw[end:].strip(), True
