"""Labelled values that mean what their label says, entry by entry."""

from __future__ import annotations

import re
from collections.abc import Iterator

from holdfast.story.paratext.contract import Candidate
from holdfast.story.paratext.relationships import looks_like_pairing
from holdfast.story.paratext.unit import Unit
from holdfast.story.paratext.values import candidate, entries, is_none, long_value, value_span
from holdfast.story.paratext.view import View

_LISTS = {"fandom": "commas", "character": "both", "tag": "list"}
_WHOLE = ("status", "other", "words", "address", "setting", "language", "dedication", "point_of_view")
_AS_SAID = ("spoiler",)  # here "none" is an answer
_BUT = re.compile(
    r"(?:but|though|although|unless|except|save|apart|aber|außer|nur|sauf|mais|hormis|excepto|salvo|pero|mas|ma|eccetto|behalve|maar|men|utom|ale|но|кроме)\b",
    re.IGNORECASE,
)  # what follows takes something back: one sentence, not two entries
_SENTENCE = re.compile(r"[.!?]\s+[A-Z]")


def propose(view: View) -> Iterator[Candidate]:
    """Every plain label, front and back."""
    for field, how in _LISTS.items():
        for one in view.labels(field):
            yield from (_entry(*entry, field) for entry in entries(one, how=how))
    for field in _WHOLE:
        for one in view.labels(field):
            yield from (candidate(*entry, field, f"labels.{field}", 4.0) for entry in entries(one, how="whole"))
    for field in _AS_SAID:
        for one in view.labels(field):
            holder, start, end = value_span(one)
            if end > start:
                yield candidate(holder, start, end, field, f"labels.{field}", 4.0)
    for one in view.labels("warning"):
        yield from _warnings(one)
    for field in ("summary", "disclaimer", "archive", "feedback"):
        yield from _long(view, field)


def _entry(holder: Unit, start: int, end: int, field: str) -> Candidate:
    text = holder.text[start:end]
    if field == "character" and looks_like_pairing(text) and "/" in text:
        return candidate(holder, start, end, "relationship", "labels.character", 2.5)
    return candidate(holder, start, end, field, f"labels.{field}", 4.0)


def _long(view: View, field: str) -> Iterator[Candidate]:
    for one in view.labels(field):
        value, spans = long_value(one)
        if value and (field == "disclaimer" or not is_none(value)):
            yield Candidate(field, spans[0][0], spans[-1][1], value, f"labels.{field}", 4.5, parts=spans)


def _warnings(one: Unit) -> Iterator[Candidate]:
    holder, start, end = value_span(one)
    value = holder.text[start:end]
    if not value:
        return
    parts = re.split(r"[,;，、；]\s*", value)
    short = all(len(part.split()) <= 5 for part in parts) and not _SENTENCE.search(value)
    short = short and not any(_BUT.match(part) for part in parts[1:])
    known = is_none(value)
    if known or not short or "\n" in value:
        for piece, a, b in [(holder, start, end)] if "\n" not in value else list(entries(one)):
            yield candidate(piece, a, b, "warning", "labels.warning", 4.0)
        return
    for piece, a, b in entries(one, how="both"):
        yield candidate(piece, a, b, "warning", "labels.warning", 4.0)
