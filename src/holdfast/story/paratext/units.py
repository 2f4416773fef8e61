"""Lines cut into units.

Lines are grouped by blank lines; a group is cut into units. Several labels in one line become
several units; hard-wrapped lines of one paragraph become one unit.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from holdfast.story.manuscript import LineRole
from holdfast.story.paratext.label_lines import (
    LIST_FIELDS,
    LONG_FIELDS,
    LabelAt,
    bare_label,
    label_alone,
    label_at,
    labels_in,
    unknown_label,
)
from holdfast.story.paratext.marks import byline, heading_text, is_chapter_heading, is_end_marker, is_numbered, is_rule
from holdfast.story.paratext.rows import Row
from holdfast.story.paratext.site_words import is_chrome
from holdfast.story.paratext.tex import tex_value
from holdfast.story.paratext.titles_by_form import is_title_like
from holdfast.story.paratext.unit import Kind, Unit, unit
from holdfast.story.paratext.words import LabelWord

_CLOSES = frozenset('.!?"”’:)…')
_LETTER = frozenset(
    {"to", "from", "date", "subject", "re", "cc", "memo", "an", "von", "betreff", "datum", "de", "à", "objet"}
)
_COUNTED = re.compile(r"comments:\s*[\d,.]+(?:\s|$)", re.IGNORECASE)  # Comments: 14 Kudos: 203 Hits: 1,877
_LIST_ITEM = re.compile(r"(?:#\d|\d[.)]\s|[-*•]\s)")


def group_units(rows: Sequence[Row], blanks: int, width: int | None, *, alone: bool = False) -> list[Unit]:
    """A group of lines without blank lines between them, cut into units.

    `width` is the width at which the whole source is wrapped, None if it does not seem to be; `alone` says
    that labels have lines of their own without any sign.
    """
    found: list[Unit] = []
    longest = max(len(row.text) for row in rows)
    for place, row in enumerate(rows):
        last = found[-1] if found else None
        fresh = _classify(row, alone=alone)
        if (
            last is not None
            and fresh[0].kind is Kind.TEXT
            and not _is_entry(found)
            and _goes_on(last, rows[place - 1], row, width, longest)
        ):
            last.add(row, "" if _hyphenated(last.text) else " ")
            continue
        fresh[0].attached = last is not None
        found.extend(fresh)
    if len(found) > 1:
        _believe_runs(found)
        _doubt_letters(found)
    if (
        len(found) == 2
        and found[0].kind is Kind.CHAPTER
        and found[1].kind is Kind.TEXT
        and is_title_like(found[1].text)
    ):
        found[1].kind = Kind.CHAPTER  # the chapter's name, on a line of its own
    found[0].blanks = blanks
    return found


def _classify(row: Row, *, alone: bool = False) -> list[Unit]:
    text = row.text
    first = text[0]
    if row.line.role is LineRole.RULE or ((not first.isalpha() or first in "oOxX") and is_rule(text)):
        return [unit(Kind.RULE, row)]
    if (len(text) > 120 and is_chrome(text)) or (first in "Cc" and _COUNTED.match(text)):
        return [unit(Kind.CHROME, row)]
    if first == "\\":
        value = tex_value(text)
        if value is not None:
            return [_command(row, *value)]
    if len(text) <= 120:
        short = _short(row, text)
        if short is not None:
            return [short]
    label = label_at(text) or (label_alone(text) if alone else None)
    if label is None:
        return [unit(Kind.TEXT, row)]
    return _labelled(row, label)


def _command(row: Row, word: LabelWord | None, start: int, end: int) -> Unit:
    if word is None:
        return unit(Kind.CHROME, row)
    return unit(Kind.LABEL, row.part(0, end), label=LabelAt(word, 0, start), value=start)


def _short(row: Row, text: str) -> Unit | None:
    words = heading_text(text)
    if words is not None or row.line.role is LineRole.HEADING:
        return _heading(row, text, words if words is not None else text)
    if is_end_marker(text):
        return unit(Kind.END, row)
    if is_chrome(text):
        return unit(Kind.CHROME, row)
    if is_chapter_heading(text) or is_numbered(text):
        return unit(Kind.CHAPTER, row)
    name = byline(text)
    if name is not None:
        return unit(Kind.BYLINE, row, value=name[0])
    return None


def _heading(row: Row, text: str, words: str) -> Unit:
    at = text.find(words) if words else len(text)
    if is_chrome(words):
        return unit(Kind.CHROME, row)
    label = label_at(words) if words else None
    if label is not None and label.bare:
        return unit(Kind.LABEL, row, label=label, value=len(text))
    chapter = is_chapter_heading(words) or text.startswith("\\")
    kind = Kind.END if is_end_marker(words) else Kind.CHAPTER if chapter else Kind.HEADING
    return unit(kind, row, value=at)


def _labelled(row: Row, first: LabelAt) -> list[Unit]:
    labels = labels_in(row.text, first)
    if len(labels) == 1:
        return [unit(Kind.LABEL, row, label=first, value=first.value)]
    ends = [label.start for label in labels[1:]] + [len(row.text)]
    found = []
    for label, end in zip(labels, ends, strict=True):
        part = row.part(label.start, label.start + len(row.text[label.start : end].rstrip(" /|;•·~–-\t")))
        if _COUNTED.match(part.text):
            found.append(unit(Kind.CHROME, part))
            continue
        found.append(unit(Kind.LABEL, part, label=label, value=min(len(part.text), label.value - label.start)))
    return found


def _hyphenated(text: str) -> bool:
    return text.endswith("-") and text[-2:-1].isalpha()


def _is_entry(found: list[Unit]) -> bool:
    """Whether the last unit is an entry below a label of a list: the next line is the next entry."""
    label = next((one for one in reversed(found) if one.kind is not Kind.TEXT), None)
    return found[-1].kind is Kind.TEXT and label is not None and label.field in LIST_FIELDS and not label.said.strip()


def _goes_on(last: Unit, before: Row, row: Row, width: int | None, longest: int) -> bool:
    """Whether a line of text carries on the unit above it."""
    if last.kind not in {Kind.TEXT, Kind.LABEL}:
        return False
    wrapped = is_wrapped(before, row, width, longest)
    if last.kind is Kind.LABEL and not wrapped:
        return last.field in LONG_FIELDS and (
            (len(last.rows) > 1 and longest <= 100)
            or _LIST_ITEM.match(row.text) is not None
            or (longest <= 100 and row.text[0].islower())
            or (width is not None and longest <= 100 and len(before.text) > 0.6 * width)
        )
    return wrapped


def is_wrapped(before: Row, row: Row, width: int | None, longest: int) -> bool:
    """Whether the line end between two lines is a machine's: the next word would not have fitted."""
    length = len(before.line.text.rstrip())
    if not 36 <= length <= 110:
        return False
    needs = length + 1 + len(row.text.split(maxsplit=1)[0])
    if width is not None:
        return needs > width or row.text[0].islower() or (before.text[-1] not in _CLOSES and length > 0.7 * width)
    if longest > 110:
        return False
    if before.text[-1] in '.!?"”’)' and row.text[0].isupper():
        return needs > longest + 1 and length > 50
    return needs > longest - 8 or row.text[0].islower()


def _doubt_letters(found: list[Unit]) -> None:
    """`To: … From: … Subject: …` below a mail's own head is a letter that the story holds."""
    heads = [
        one for one in found if one.kind is Kind.LABEL and one.text[: one.value].strip(" :*_").casefold() in _LETTER
    ]
    names = {one.text[: one.value].strip(" :*_").casefold() for one in heads}
    if len(names) > 2 or {"to", "from"} <= names:
        for one in heads:
            one.kind, one.label, one.value = Kind.TEXT, None, 0


def believe_alone(two: Sequence[Unit]) -> None:
    """`Rated PG` by itself between blank lines, directly below a by-line or a label."""
    if len(two) > 1 and two[1].kind is Kind.CHAPTER and two[0].kind is Kind.LABEL and not two[0].said.strip():
        two[1].kind = Kind.TEXT  # Hits: 314
    if len(two) < 2 or two[1].kind is not Kind.TEXT or two[0].kind not in {Kind.LABEL, Kind.BYLINE}:
        return
    label = bare_label(two[1].text) if len(two[1].text) < 50 and two[1].text[-1] not in '.!?”"' else None
    if label is not None:
        two[1].kind, two[1].label, two[1].value = Kind.LABEL, label, label.value


def _believe_neighbours(found: list[Unit]) -> None:
    """Among labels even `Raiting: G` and `Nick on the forum: Bess` are labels: misspelt, or unknown to us."""
    for one in found:
        label = unknown_label(one.text) if one.kind is Kind.TEXT else None
        if label is not None:
            one.kind, one.label, one.value = Kind.LABEL, label, label.value


def _believe_runs(found: list[Unit]) -> None:
    """`Rated G / Archive yes / Classification S H`: labels without a sign, believed where two stand together."""
    bare = [(place, bare_label(one.text)) for place, one in enumerate(found) if one.kind is Kind.TEXT]
    known = [(place, label) for place, label in bare if label is not None]
    if sum(one.kind is Kind.LABEL for one in found) > 1:
        _believe_neighbours(found)
    company = any(one.kind in {Kind.LABEL, Kind.BYLINE} for one in found)
    if len(known) < 2 and not (known and company):
        return
    for place, label in known:
        one = found[place]
        one.kind, one.label, one.value = Kind.LABEL, label, label.value
