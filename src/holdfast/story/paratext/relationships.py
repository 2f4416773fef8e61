"""Pairings: `Holmes/Watson`, `Anne & Mary`, `1x2`; what joins the names says what kind."""

from __future__ import annotations

import re
from collections.abc import Iterator

from holdfast.story.paratext.contract import Candidate
from holdfast.story.paratext.unit import Unit
from holdfast.story.paratext.values import candidate, entries, is_none
from holdfast.story.paratext.view import View
from holdfast.story.paratext.words import CATEGORIES, GENRES

_JOINED = re.compile(r"\S\s*/\s*\S|\S\s*&\s*\S|\S\s?[×xX]\s?\S|\S\s?\+\s?\S|\S\s*\*\s*\S")
_PLATONIC = re.compile(
    r"\s&\s|&|\bfriendship\b|\bplatonic\b|\bamitié\b|\bfreundschaft\b|\bgen\b|\band\b", re.IGNORECASE
)
_NAMES = re.compile(
    r"[^\W\d_][\w.'’ -]*(?:\s?/\s?|\s?&\s?|\s[xX]\s|×)[^\W\d_?][\w.'’ -]*(?:\s?[/&]\s?[^\W\d_][\w.'’ -]*)*"
)
_NAME = r"[A-ZÀ-Þ][\w.'’-]{1,40}(?: [A-ZÀ-Þ][\w.'’-]{1,40}){0,2}"
_SAID = re.compile(
    rf"(?P<pair>{_NAME}\s?[&/]\s?{_NAME})(?=[,:]?\s(?:as\s(?:a\s)?(?:famil|friends|brothers|sisters|couple|lovers)|friendship\b|(?:pre-?)?slash\b|if you squint|gen\b|pairing\b|(?:is|are) implied))"
)  # “Matthew & Anne, as family”
_MAY_PAIR = frozenset({"", "notes", "end_notes", "warning"})
LONGEST_PAIRING = 240  # characters, asides included
_NOT_NAMES = GENRES | CATEGORIES | {"and/or", "h/c", "m/m", "n/a", "w/o"}


def looks_like_pairing(text: str) -> bool:
    """Whether an entry joins names: never a genre (`Action/Adventure`), an address or a date.

    >>> [looks_like_pairing(one) for one in ("lex/clark", "Lana/Lex", "Humor/Parody", "S&H friendship", "1/3", "Anne")]
    [True, True, False, True, False, False]
    """
    if len(text) > LONGEST_PAIRING:
        return False
    bare = re.sub(r"\(.*?\)", "", text).strip().casefold()
    if "//" in bare or len(bare) > 80 or bare in _NOT_NAMES:
        return False
    parts = [one.strip() for one in re.split(r"[/&×]|\s[x+]\s", bare)]
    if len(parts) < 2 or any(one in GENRES for one in parts):
        return False
    return all(one and not one[0].isdigit() for one in parts) and len(parts) < 6


def members(text: str) -> tuple[tuple[str, ...], str]:
    """Who is in a pairing, and its kind: romantic, platonic or unstated.

    >>> members("Lana/Lex"), members("Holmes & Watson"), members("Clex")
    ((('Lana', 'Lex'), 'romantic'), (('Holmes', 'Watson'), 'platonic'), (('Clex',), 'unstated'))
    """
    bare = re.sub(r"\s*\([^)]*\)", "", text)
    kind = "platonic" if _PLATONIC.search(text) and "/" not in bare else "unstated"
    if "/" in bare or "×" in bare or re.search(r"\s?x\s?[A-Z]|\dx\d|\s[xX]\s", bare):
        kind = "platonic" if re.search(r"friendship|platonic|amitié|freundschaft", text, re.IGNORECASE) else "romantic"
    bare = re.sub(r"\b(?:friendship|pre-?slash|ust|implied|past|platonic|gen)\b", "", bare, flags=re.IGNORECASE).strip(
        " ,"
    )
    names = tuple(
        one.strip() for one in re.split(r"\s*(?:/|&|×|\s[xX+]\s|(?<=\d)[x+](?=\d)|\band\b)\s*", bare) if one.strip()
    )
    return names, kind


def propose(view: View) -> Iterator[Candidate]:
    """Labelled pairings; and pairings among characters, kinds and tags."""
    for one in view.labels("relationship"):
        for holder, start, end in entries(one, how="both"):
            yield from _entry(holder, start, end)
    for one in view.labels("cast"):
        for holder, start, end in entries(one, how="both"):
            field = "relationship" if looks_like_pairing(holder.text[start:end]) else "character"
            yield candidate(holder, start, end, field, "relationships.cast", 3.0)
    yield from _said(view)
    for one in view.labels("pairing_rating"):
        for holder, start, end in entries(one, how="list"):
            match = _NAMES.match(holder.text, start, end)
            if match:
                stop = start + len(re.split(r"\s[-–]\s|,", holder.text[start:end])[0])
                yield candidate(holder, start, stop, "relationship", "relationships.pairing_rating", 3.0)


def _said(view: View) -> Iterator[Candidate]:
    """Pairings that a note explains."""
    for one in view.prose():
        for match in _SAID.finditer(one.text) if one.field in _MAY_PAIR else ():
            yield candidate(one, *match.span("pair"), "relationship", "relationships.said", 1.5)


def _entry(holder: Unit, start: int, end: int) -> Iterator[Candidate]:
    text = holder.text[start:end]
    if is_none(re.split(r"[.!;,]", text, maxsplit=1)[0]):
        return  # “none. Conseil & order.”
    low = text.casefold().strip(" .")
    if low in {"gen", "het", "slash", "no pairing", "no pairings", "various"}:
        if low in CATEGORIES:
            yield candidate(holder, start, end, "category", "relationships.kind", 2.5)
        return
    if len(text) > LONGEST_PAIRING:
        return
    field = "relationship" if _JOINED.search(text) or not re.search(r"[.!?]\s", text) else "notes"
    if field == "relationship":
        yield candidate(holder, start, end, field, "relationships.label", 4.0 if looks_like_pairing(text) else 2.5)
