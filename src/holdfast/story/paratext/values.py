"""Values: what stands after a label, cleaned, split into its entries, each with its place in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from holdfast.story.paratext.contract import Candidate
from holdfast.story.paratext.unit import Unit
from holdfast.story.paratext.words import NONE

_EMPHASIS = " \t\n\r\u00a0\u3000*_"
LONGEST_LIST = 4_000  # characters; what is longer is no list
_PAIRS = (('"', '"'), ("“", "”"), ("«", "»"), ("'", "'"), ("„", "“"), ("「", "」"), ("『", "』"), ("《", "》"))
_NOT_IN_BRACKETS = r"(?![^(\[]*[)\]])"
_COMMAS = re.compile(rf"\s*[,、，]\s*{_NOT_IN_BRACKETS}")
_SEMICOLONS = re.compile(rf"\s*(?:[;；]|\s[•·]\s)\s*{_NOT_IN_BRACKETS}")
_BARS = re.compile(rf"\s+\|\s+{_NOT_IN_BRACKETS}")
_BOTH = re.compile(rf"\s*(?:[,;、，；]|\s[•·]\s)\s*{_NOT_IN_BRACKETS}")
_AND = re.compile(r"\s+(?:and|und|et|y|e|&|и)\s+|\s*[,;]\s*(?:and\s+|und\s+|et\s+)?")

Entry = tuple[int, int]


def trimmed(text: str, start: int, end: int) -> Entry:
    """The span without outer white space and marks of emphasis.

    >>> trimmed("** Rain **", 0, 10)
    (3, 7)
    """
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip(_EMPHASIS))
    right = len(piece.rstrip(_EMPHASIS))
    return (start + left, start + right) if left < right else (start, start)


def unquoted(text: str, start: int, end: int) -> Entry:
    """The span without quotation marks that stand round all of it.

    >>> unquoted('"Rain"', 0, 6), unquoted('"Rain" and "Sun"', 0, 16)
    ((1, 5), (0, 16))
    """
    piece = text[start:end]
    for opening, closing in _PAIRS:
        if (
            len(piece) > 2
            and piece.startswith(opening)
            and piece.endswith(closing)
            and closing not in piece[1:-1].replace("'t", "").replace("'s", "")
        ):
            return trimmed(text, start + 1, end - 1)
    return start, end


def value_span(one: Unit) -> tuple[Unit, int, int]:
    """The unit that holds the value of a label (itself, or the paragraph below it), and where in it."""
    holder = one.tail[0] if one.tail and not one.said.strip() else one
    start, end = trimmed(holder.text, holder.value if holder is one else 0, len(holder.text))
    if holder is one and one.rows[0].text is not one.rows[0].line.text:
        end = start + len(holder.text[start:end].rstrip(" /|;•·~–-\t"))
    opened = one.text[:1]
    if (
        opened in "[("
        and holder.text[end - 1 : end] in "])"
        and holder.text.count("(") < holder.text.count(")") + (opened == "[")
    ):
        end -= 1
    return holder, start, end


def entries(one: Unit, *, how: str = "list") -> Iterator[tuple[Unit, int, int]]:
    """The entries of a label's value. `how`: list (semicolons first, else commas), both, names, or whole."""
    if len(one.tail) > 1 and not one.said.strip():
        for line in one.tail:
            yield from _entries(line, *trimmed(line.text, 0, len(line.text)), how)
        return
    yield from _entries(*value_span(one), how)


def _entries(holder: Unit, start: int, end: int, how: str) -> Iterator[tuple[Unit, int, int]]:
    text = holder.text
    if text[start : start + 1] == "[" and text[end - 1 : end] == "]":
        start, end = start + 1, end - 1
    listed = _listed(holder, start, end) if how != "whole" else []
    if listed:  # the format parted them itself: a comma in one is the author's
        yield from ((holder, a, b) for a, b in listed if not is_none(text[a:b]))
        return
    for a, b in _pieces(text, start, end, how):
        first, last = unquoted(text, *trimmed(text, a, b))
        if last > first and not is_none(text[first:last]):
            yield holder, first, last


def _listed(holder: Unit, start: int, end: int) -> list[Entry]:
    """The items of a list, or the links, that a value consists of and nothing else but what parts them."""
    found = [
        (at + mark.start - row.at, at + mark.end - row.at)
        for row, at in zip(holder.rows, holder.starts, strict=False)
        for mark in row.line.marks
        if mark.name in {"item", "a"} and mark.start >= row.at
    ]
    inside = sorted({(a, b) for a, b in found if start <= a < b <= end})
    edges = [start, *(place for one in inside for place in one), end]
    rest = "".join(holder.text[edges[at] : edges[at + 1]] for at in range(0, len(edges), 2))
    return inside if len(inside) > 1 and not rest.strip(" ,;|/•·\n") else []


def _pieces(text: str, start: int, end: int, how: str) -> Iterator[Entry]:
    if how == "whole" or end - start > LONGEST_LIST:
        yield start, end
        return
    value = text[start:end]
    if "\n" in value:
        pattern = re.compile(r"\s*\n\s*")
    elif how == "commas":
        pattern = re.compile(rf"\s*[,;；]\s*{_NOT_IN_BRACKETS}")
    elif how == "both":
        pattern = _BOTH
    elif how == "names":
        pattern = _AND
    else:
        bars = len(_BARS.findall(value)) > 1 and "," not in value  # one bar joins two names of one thing
        pattern = _SEMICOLONS if _SEMICOLONS.search(value) else _BARS if bars else _COMMAS
    place = start
    for match in pattern.finditer(text, start, end):
        if match.end() > match.start():
            yield place, match.start()
            place = match.end()
    yield place, end


def is_none(value: str) -> bool:
    """Whether a value says that there is none.

    >>> is_none("None."), is_none("N/A"), is_none("Nina")
    (True, True, False)
    """
    bare = value.casefold().strip(" .!*_-")
    return bare in NONE or bare in {"", "null", "~", "[]", "''", '""'}


def candidate(  # noqa: PLR0913, PLR0917  a candidate has as many parts
    holder: Unit,
    start: int,
    end: int,
    field: str,
    rule: str,
    odds: float,
    detail: str = "",
    by: str | None = None,
    value: str | None = None,
) -> Candidate:
    """A candidate whose value is characters `[start, end)` of a unit's text."""
    a, b = holder.span(start, end)
    text = holder.text[start:end] if value is None else value
    return Candidate(field, a, b, " ".join(text.split()) if "\n" not in text else text, rule, odds, detail, by)


def long_value(one: Unit) -> tuple[str, tuple[Entry, ...]]:
    """All of a label's value, paragraphs parted by a blank line, and where each part stands."""
    parts = []
    spans = []
    if one.said.strip():
        holder, start, end = value_span(one)
        if holder is one:
            parts.append(_flow(one.text[start:end]))
            spans.append(one.span(start, end))
    for other in one.tail:
        start, end = trimmed(other.text, 0, len(other.text))
        joint = "\n" if other.attached and len(other.text) < 80 else "\n\n"
        parts.append((joint if parts else "") + _flow(other.text[start:end]))
        spans.append(other.span(start, end))
    return "".join(parts), tuple(spans)


def _flow(text: str) -> str:
    return re.sub(r"[ \t]*\n[ \t]*", "\n", text).strip()
