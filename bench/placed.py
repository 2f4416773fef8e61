"""The units of labelled stories, each with the zone that the labels put it in: front, body or back."""

from __future__ import annotations

from dataclasses import dataclass

from labelled_cases import Case

from holdfast.story import Manuscript, read_manuscript
from holdfast.story.paratext.glued import unglued
from holdfast.story.paratext.rows import is_quoted
from holdfast.story.paratext.unit import Unit
from holdfast.story.paratext.view import View
from holdfast.story.paratext.zones import _groups, _head, _units, _width

FRONT, BODY, BACK = "front", "body", "back"


@dataclass(frozen=True)
class Placed:
    """A unit and where it stands, say the labels."""

    case: Case
    unit: Unit
    zone: str


def placed(case: Case) -> list[Placed]:
    """Every unit of a case; none where the labels do not say where the story stands."""
    manuscript = unglued(read_manuscript(case.source))
    said = case.labels
    body = case.body_in(manuscript.text) if said.get("body_first") else (len(manuscript.text), len(manuscript.text))
    if body is None:
        return []
    return [Placed(case, one, _zone(one, body)) for one in units_of(manuscript)]


def _zone(one: Unit, body: tuple[int, int]) -> str:
    start = one.whole[0]
    return FRONT if start < body[0] else BACK if start >= body[1] else BODY


def units_of(manuscript: Manuscript) -> list[Unit]:
    """Every unit of a manuscript, as `zones.py` cuts them at its borders."""
    lines = manuscript.lines
    quoted = is_quoted(lines[:400])
    view = View(manuscript, width=_width(lines))
    _, first = _head(lines, quoted=quoted)
    groups = _groups(lines, first, quoted=quoted)
    return [one for group in groups for one in _units(view, group, quoted=quoted)]
