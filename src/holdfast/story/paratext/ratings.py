"""Ratings: in the author's words, the system they belong to, and a level that can be compared."""

from __future__ import annotations

import re
from collections.abc import Iterator

from holdfast.story.paratext.contract import Candidate
from holdfast.story.paratext.units import Kind, Unit
from holdfast.story.paratext.values import candidate, is_none, value_span
from holdfast.story.paratext.view import LONGEST, View
from holdfast.story.paratext.words import CATEGORIES

SYSTEMS: dict[str, tuple[str, str]] = {
    "g": ("mpaa", "general"), "pg": ("mpaa", "general"), "pg-13": ("mpaa", "teen"), "pg13": ("mpaa", "teen"), "pg-15": ("mpaa", "teen"), "pg15": ("mpaa", "teen"),
    "r": ("mpaa", "mature"), "nc-17": ("mpaa", "explicit"), "nc17": ("mpaa", "explicit"), "nc-18": ("mpaa", "explicit"), "nc-21": ("mpaa", "explicit"), "x": ("mpaa", "explicit"), "xxx": ("mpaa", "explicit"),
    "k": ("fiction-ratings", "general"), "k+": ("fiction-ratings", "general"), "t": ("fiction-ratings", "teen"), "m": ("fiction-ratings", "mature"), "ma": ("fiction-ratings", "explicit"),
    "general": ("ao3", "general"), "gen": ("ao3", "general"), "teen": ("ao3", "teen"), "mature": ("ao3", "mature"), "explicit": ("ao3", "explicit"), "not rated": ("ao3", "unrated"),
    "frc": ("fan-rated", "general"), "frt": ("fan-rated", "teen"), "frm": ("fan-rated", "mature"), "frao": ("fan-rated", "explicit"),
    "fr7": ("fr", "general"), "fr13": ("fr", "teen"), "fr15": ("fr", "teen"), "fr18": ("fr", "mature"), "fr21": ("fr", "explicit"),
    "p6": ("fanfiktion.de", "general"), "p12": ("fanfiktion.de", "general"), "p16": ("fanfiktion.de", "teen"), "p18": ("fanfiktion.de", "mature"), "avl": ("fanfiktion.de", "explicit"),
    "u": ("uk", "general"), "12": ("uk", "teen"), "12+": ("age", "teen"), "13+": ("age", "teen"), "15": ("uk", "teen"), "16": ("age", "teen"), "16+": ("age", "teen"), "18": ("uk", "mature"), "18+": ("age", "explicit"), "r18": ("uk", "explicit"), "r-18": ("age", "explicit"),
    "ab 6": ("age", "general"), "ab 12": ("age", "teen"), "ab 16": ("age", "teen"), "ab 18": ("age", "explicit"), "0+": ("age", "general"), "6+": ("age", "general"),
    "adult": ("adult", "explicit"), "adult+": ("adult", "explicit"), "adult++": ("adult", "explicit"), "universal": ("words", "general"), "everyone": ("words", "general"), "all ages": ("words", "general"),
    "tout public": ("words", "general"), "lemon": ("citrus", "explicit"), "lime": ("citrus", "mature"), "waff": ("citrus", "general"), "clean": ("words", "general"),
    "allgemein": ("words", "general"), "全年龄": ("words", "general"), "全年齢": ("words", "general"), "전체이용가": ("words", "general"), "unrated": ("words", "unrated"), "nr": ("mpaa", "unrated"),
}  # fmt: skip
_ORDER = ("unrated", "general", "teen", "mature", "explicit")
_TOKEN = re.compile(
    r"(?<![\w+-])(?:not rated|tout public|all ages|ab (?:6|12|16|18)|pg-?1[35]|nc-?(?:17|18|21)|r-?18|fr(?:[tmc]|ao|\d\d?)|adult\+{0,2}|p(?:6|12|16|18)|k\+|\d\d?\+|[^\W\d_]+|\d\d)(?![\w+])",
    re.IGNORECASE,
)
_ALONE = frozenset(
    one
    for one in SYSTEMS
    if one
    not in {
        "gen",
        "general",
        "x",
        "u",
        "m",
        "t",
        "k",
        "r",
        "g",
        "clean",
        "12",
        "15",
        "16",
        "18",
        "adult",
        "teen",
        "everyone",
        "mature",
        "explicit",
        "lime",
        "lemon",
    }
)
_KINDS = "|".join(sorted((re.escape(one) for one in CATEGORIES), key=len, reverse=True))
_AND_KIND = re.compile(rf"(?P<rating>[\w+-]+)[.;,]\s+(?P<kind>{_KINDS})[.!]*$", re.IGNORECASE)
_IN_PROSE = re.compile(
    r"\b(?:rated|rating(?: is|:)?|rate (?:this|it)) (?:(?:it|is|at|a|an|as|hard|strong|high) )*(?P<value>PG-?1[357]|NC-?17|FR(?:T|M|AO|C)|K\+|[GRTMK]|PG)\b(?! and R\b)"
)


def level(value: str) -> tuple[str | None, str]:
    """The system and the level of a rating; on several, the highest; words of no system are unrated.

    >>> level("PG-13 for language"), level("R/NC-17"), level("Teen And Up Audiences"), level("Mostly harmless")
    (('mpaa', 'teen'), ('mpaa', 'explicit'), ('ao3', 'teen'), (None, 'unrated'))
    """
    found = [SYSTEMS[match[0].casefold()] for match in _TOKEN.finditer(value) if _is_token(match[0])]
    if not found:
        return None, "unrated"
    return max(found, key=lambda one: _ORDER.index(one[1]))


def _is_token(word: str) -> bool:
    low = word.casefold()
    return low in SYSTEMS and (len(word) > 1 or word.isupper())


def is_rating(text: str) -> bool:
    """Whether a short text is a rating and nothing else.

    >>> is_rating("PG-13"), is_rating("R"), is_rating("Rain")
    (True, True, False)
    """
    bare = text.strip(" .*_")
    return bare.casefold() in SYSTEMS and (len(bare) > 1 or bare.isupper())


def propose(view: View) -> Iterator[Candidate]:
    """Labelled ratings, rows of facts, and ratings said in passing."""
    for one in view.labels("rating", "pairing_rating"):
        holder, start, end = value_span(one)
        text = holder.text[start:end]
        fiction = re.match(r"Fiction\s+(\w\+?)(?!\w)", text)
        if fiction:
            yield candidate(holder, start + fiction.start(1), start + fiction.end(1), "rating", "ratings.row", 4.0)
        elif one.field == "pairing_rating":
            cell = re.search(r"[-–,]\s*([\w-]+\+?)\s*$", text)
            if cell:
                yield candidate(holder, start + cell.start(1), start + cell.end(1), "rating", "ratings.label", 3.0)
        elif text and not is_none(text):
            yield from _labelled(holder, start, text)
    for one in (*view.front, *view.back):
        if one.kind is Kind.TEXT or (one.kind is Kind.LABEL and one.field in {"notes", "status"}):
            for match in _IN_PROSE.finditer(one.text[:LONGEST]):
                yield candidate(one, match.start("value"), match.end("value"), "rating", "ratings.said", 1.5)
        if one.kind is Kind.TEXT and is_rating(one.text) and one.text.casefold() in _ALONE:
            yield candidate(one, 0, len(one.text), "rating", "ratings.alone", 2.0)


def _labelled(holder: Unit, start: int, text: str) -> Iterator[Candidate]:
    """A labelled rating, and the category that some add to it."""
    cut = _value_end(text)
    yield candidate(holder, start, start + cut, "rating", "ratings.label", 4.5 if level(text)[0] else 2.5)
    kind = _AND_KIND.match(text) if cut < len(text.rstrip()) else None
    if kind:
        yield candidate(holder, start + kind.start("kind"), start + kind.end("kind"), "category", "ratings.kind", 2.5)


def _value_end(text: str) -> int:
    """A rating's value ends before a second sentence that is about something else, as in `G. Gen.`.

    >>> _value_end("G. Gen."), _value_end("PG-13. Barely."), _value_end("R (language)")
    (1, 14, 12)
    """
    match = _AND_KIND.match(text)
    return match.end("rating") if match and is_rating(match["rating"]) else len(text.rstrip())
