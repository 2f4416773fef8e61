"""Labelled values that mean what their label says, entry by entry."""

from __future__ import annotations

import re
from collections.abc import Iterator

from holdfast.story.paratext.contract import Candidate
from holdfast.story.paratext.ratings import is_rating
from holdfast.story.paratext.relationships import looks_like_pairing
from holdfast.story.paratext.units import Kind, Unit
from holdfast.story.paratext.values import candidate, entries, is_none, long_value, value_span
from holdfast.story.paratext.view import View
from holdfast.story.paratext.words import CATEGORIES, GENRE_CODES, GENRES

_LISTS = {"fandom": "commas", "character": "both", "tag": "list"}
_WHOLE = ("status", "other", "words", "address", "setting", "language", "dedication")
_POV = re.compile(r"(?P<who>[^\W\d_][\w.'’ -]*?)(?:['’]s)?\s+(?:pov|p\.o\.v\.|point of view|sicht)$", re.IGNORECASE)
_ASIDE = re.compile(r"\s+\((?:that[’']?s|ie|i\.e\.)[^)]*\)|\s+\([^)]{25,}\)")
_STATUS = re.compile(
    r"\b(?:on (?:an? )?(?:indefinite |permanent |temporary )?hiatus|abandoned|discontinued|complete in (?:one|\w+) parts?)\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[.!?]\s+[A-Z]")


def propose(view: View) -> Iterator[Candidate]:
    """Every plain label, front and back."""
    for field, how in _LISTS.items():
        for one in view.labels(field):
            for holder, start, end in entries(one, how=how):
                yield _entry(holder, start, end, field)
    for field in _WHOLE:
        for one in view.labels(field):
            for holder, start, end in entries(one, how="whole"):
                yield candidate(holder, start, end, field, f"labels.{field}", 4.0)
    for one in view.labels("point_of_view"):
        for holder, start, end in entries(one, how="whole"):
            yield candidate(holder, start, end, "point_of_view", "labels.point_of_view", 4.0)
    for one in view.labels("spoiler"):
        holder, start, end = value_span(one)
        if end > start:
            yield candidate(holder, start, end, "spoiler", "labels.spoiler", 4.0)
    for one in view.labels("warning"):
        yield from _warnings(one)
    for one in view.labels("updated"):
        if one.text.casefold().startswith("completed") and one.said.strip():
            yield candidate(one, 0, 9, "status", "labels.completed", 2.0)
    for one in (*view.front, *view.back):
        match = _STATUS.search(one.text) if one.kind in {Kind.TEXT, Kind.LABEL} else None
        if match:
            yield candidate(one, match.start(), match.end(), "status", "labels.said", 0.5)
    yield from _kinds(view)
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
    short = all(len(part.split()) <= 5 for part in re.split(r"[,;，、；]", value)) and not _SENTENCE.search(value)
    known = is_none(value)
    if known or not short or "\n" in value:
        for piece, a, b in [(holder, start, end)] if "\n" not in value else list(entries(one)):
            yield candidate(piece, a, b, "warning", "labels.warning", 4.0)
        return
    for piece, a, b in entries(one, how="both"):
        yield candidate(piece, a, b, "warning", "labels.warning", 4.0)


def _kinds(view: View) -> Iterator[Candidate]:
    """Genre and category rows: each entry is judged, for these labels are used for everything."""
    fandoms = bool(view.labels("fandom"))
    genres = bool(view.labels("genre"))
    for one in view.labels("genre", "category"):
        found = [(holder, start, end) for holder, start, end in entries(one)]
        told = _row_of_all(found)
        pure = all(holder.text[start:end].casefold() in CATEGORIES for holder, start, end in found)
        for holder, start, end in found:
            text = holder.text[start:end]
            if one.field == "category" and not fandoms and genres and len(found) == 1 and not is_kind(text):
                yield candidate(holder, start, end, "fandom", "labels.category_fandom", 2.5)
            else:
                yield from _kind(holder, start, end, row=told and not fandoms, pure=pure and one.field == "category")


def _row_of_all(found: list[tuple[Unit, int, int]]) -> bool:
    """A genre row that names pairing or point of view names the fandom too."""
    texts = [holder.text[start:end] for holder, start, end in found]
    return any(_POV.match(text) or (looks_like_pairing(text) and "/" in text and not is_kind(text)) for text in texts)


def _kind(holder: Unit, start: int, end: int, *, row: bool, pure: bool) -> Iterator[Candidate]:
    text = holder.text[start:end]
    aside = _ASIDE.search(text)
    if aside:
        end = start + aside.start()
        text = holder.text[start:end]
    pov = _POV.match(text)
    if pov and row:
        yield candidate(holder, start, start + pov.end("who"), "point_of_view", "labels.kind_row", 2.5)
    elif looks_like_pairing(text) and not is_kind(text):
        yield candidate(holder, start, end, "relationship", "labels.kind_row", 2.5)
    elif row and not is_kind(text) and not is_rating(text):
        yield candidate(holder, start, end, "fandom", "labels.kind_row", 1.5)
    elif text.split() and all(part.casefold() in GENRE_CODES and part.isupper() for part in text.split()):
        place = start
        for part in text.split():
            place = holder.text.index(part, place)
            yield candidate(holder, place, place + len(part), "genre", "labels.codes", 3.0)
            place += len(part)
    elif (
        "/" in text
        and all(part.strip().casefold() in GENRES for part in text.split("/"))
        and text.casefold() not in GENRES | CATEGORIES
    ):
        place = start
        for part in text.split("/"):
            yield candidate(holder, place, place + len(part), "genre", "labels.genre", 3.5)
            place += len(part) + 1
    else:
        field = "category" if pure else "genre"
        yield candidate(holder, start, end, field, f"labels.{field}", 3.5)


def is_kind(text: str) -> bool:
    """Whether an entry is a known genre or category, also with an aside in brackets.

    >>> is_kind("Angst (mild)"), is_kind("Smallville")
    (True, False)
    """
    low = re.sub(r"\s*\(.*?\)", "", text).casefold().strip(" .")
    return (
        low in GENRES
        or low in CATEGORIES
        or all(part.strip() in GENRES for part in re.split(r"[/ ]", low) if part.strip())
    )
