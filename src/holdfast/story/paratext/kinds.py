"""Genres and categories: labels that are used for everything, so that each entry is judged by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from holdfast.story.paratext.contract import Candidate
from holdfast.story.paratext.ratings import is_rating
from holdfast.story.paratext.relationships import looks_like_pairing
from holdfast.story.paratext.unit import Unit
from holdfast.story.paratext.values import candidate, entries
from holdfast.story.paratext.view import View
from holdfast.story.paratext.words import CATEGORIES, GENRE_CODES, GENRES

_POV = re.compile(r"(?P<who>[^\W\d_][\w.'’ -]*?)(?:['’]s)?\s+(?:pov|p\.o\.v\.|point of view|sicht)$", re.IGNORECASE)
_LETTERS_LABEL = re.compile(r"\W*(?:story )?codes?\b", re.IGNORECASE)  # a classification has letters for kinds only
_LETTERS = re.compile(r"[A-Z][A-Za-z]{0,2}")
_ASIDE = re.compile(r"\s+\((?:that[’']?s|ie|i\.e\.)[^)]*\)|\s+\([^)]{25,}\)")


def propose(view: View) -> Iterator[Candidate]:
    """Genre and category rows, entry by entry."""
    fandoms = bool(view.labels("fandom"))
    genres = bool(view.labels("genre"))
    for one in view.labels("genre", "category"):
        found = [(holder, start, end) for holder, start, end in entries(one)]
        told = _row_of_all(found)
        people = _LETTERS_LABEL.match(one.text) is not None and _are_people([h.text[a:b] for h, a, b in found])
        pure = all(holder.text[start:end].casefold() in CATEGORIES for holder, start, end in found)
        for holder, start, end in found:
            text = holder.text[start:end]
            if people and _LETTERS.fullmatch(text):
                yield candidate(holder, start, end, "character", "kinds.letters", 2.5)
            elif one.field == "category" and not fandoms and genres and len(found) == 1 and not is_kind(text):
                yield candidate(holder, start, end, "fandom", "kinds.fandom", 2.5)
            else:
                yield from _kind(holder, start, end, row=told and not fandoms, pure=pure and one.field == "category")


def _are_people(entries: list[str]) -> bool:
    """Whether the letters of a row of codes stand for characters: one at least that is no letter for a kind."""
    letters = [one for one in entries if _LETTERS.fullmatch(one)]
    return any(one.casefold() not in GENRE_CODES | GENRES | CATEGORIES for one in letters)


def _row_of_all(found: list[tuple[Unit, int, int]]) -> bool:
    """A genre row that names pairing or point of view names the fandom too."""
    texts = [holder.text[start:end] for holder, start, end in found]
    return any(_POV.match(text) or (looks_like_pairing(text) and "/" in text and not is_kind(text)) for text in texts)


def _kind(holder: Unit, start: int, end: int, *, row: bool, pure: bool) -> Iterator[Candidate]:
    aside = _ASIDE.search(holder.text, start, end)
    end = aside.start() if aside else end
    text = holder.text[start:end]
    pov = _POV.match(text)
    if pov and row:
        yield candidate(holder, start, start + pov.end("who"), "point_of_view", "kinds.row", 2.5)
    elif looks_like_pairing(text) and not is_kind(text):
        several = text.split(", ")  # Mina & Van Helsing, Mina/Jonathan
        for a, b in _places(holder, start, several if all(map(looks_like_pairing, several)) else [text]):
            yield candidate(holder, a, b, "relationship", "kinds.row", 2.5)
    elif row and not is_kind(text) and not is_rating(text):
        yield candidate(holder, start, end, "fandom", "kinds.row", 1.5)
    elif _are_codes(text):
        yield from _parts(holder, start, text.split(), "kinds.codes")
    elif _are_genres(text):
        yield from _parts(holder, start, text.split("/"), "kinds.genre")
    else:
        field = "category" if pure else "genre"
        yield candidate(holder, start, end, field, f"kinds.{field}", 3.5)


def _are_codes(text: str) -> bool:
    parts = text.split()
    return bool(parts) and all(part.casefold() in GENRE_CODES and part.isupper() for part in parts)


def _are_genres(text: str) -> bool:
    if "/" not in text or text.casefold() in GENRES | CATEGORIES:
        return False
    return all(part.strip().casefold() in GENRES for part in text.split("/"))


def _parts(holder: Unit, start: int, parts: list[str], rule: str) -> Iterator[Candidate]:
    for a, b in _places(holder, start, parts):
        yield candidate(holder, a, b, "genre", rule, 3.5)


def _places(holder: Unit, start: int, parts: list[str]) -> Iterator[tuple[int, int]]:
    place = start
    for part in parts:
        at = holder.text.index(part, place)
        place = at + len(part)
        yield at, place


def is_kind(text: str) -> bool:
    """Whether an entry is a known genre or category, also with an aside in brackets.

    >>> is_kind("Angst (mild)"), is_kind("Smallville")
    (True, False)
    """
    low = re.sub(r"\s*\(.*?\)", "", text[:200]).casefold().strip(" .")
    return (
        low in GENRES
        or low in CATEGORIES
        or all(part.strip() in GENRES for part in re.split(r"[/ ]", low) if part.strip())
    )
