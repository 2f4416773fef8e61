"""Ratings: in the author's words, the system they belong to, and a level that can be compared."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from holdfast.story.paratext.contract import Candidate
from holdfast.story.paratext.rating_systems import LEVELS, ONLY_LABELLED, SYSTEMS, WORDS, level_of_age
from holdfast.story.paratext.unit import Kind, Unit
from holdfast.story.paratext.values import candidate, is_none, value_span
from holdfast.story.paratext.view import LONGEST, View
from holdfast.story.paratext.words import CATEGORIES, CJK

_BREAK = re.compile(
    r"\s(?:for|due to|because|wegen|für|pour|por|per|за|из-за)\s(?!alle\b|tutti\b|взрослых\b|всех\b)|\s[-–—]\s|[(\[;,]",
    re.IGNORECASE,
)  # behind it stands why a rating was given, or another one
_CHUNK = re.compile(r"[\w+-]+|&")
_LONGEST_NAME = 4  # words: “teen and up audiences”
_BESIDE = frozenset({"rated", "ish", "slash", "rating", "level", "maybe"})  # R-rated, PG-13-ish, P18-Slash
_STRESSED = frozenset({"hard", "soft", "light", "mild", "strong", "high", "low", "rated", "rating", "fiction", "about"})
_AGE = re.compile(
    r"(?:\b(?:ab|fsk|over|under|unter|moins de|plus de|mayores de|menores de|maiores de|menores de|minori di|от|до)|(?<!\S)[+-])\s?(?P<a>\d\d?)(?![\w-])"
    r"|(?<![\w-])(?P<b>\d\d?)\s?(?:\+|ans\b|años\b|anos\b|anni\b|jahren?\b|лет\b|years\b|세|금|禁|歳|岁)",
    re.IGNORECASE,
)
_UNSPACED = tuple(name for name in SYSTEMS if CJK.search(name))
_NOT_ALONE = "gen general x u m t k r g clean 12 15 16 18 adult teen everyone mature explicit lime lemon"
_ALONE = frozenset(SYSTEMS) - ONLY_LABELLED - set(_NOT_ALONE.split())
_KINDS = "|".join(sorted((re.escape(one) for one in CATEGORIES), key=len, reverse=True))
_AND_KIND = re.compile(rf"(?P<rating>[\w+-]+)[.;,]\s+(?P<kind>{_KINDS})[.!]*$", re.IGNORECASE)
_IN_PROSE = re.compile(
    r"\b(?:rated|rating(?: is|:)?|rate (?:this|it)) (?:(?:it|is|at|a|an|as|hard|strong|high) )*(?P<value>PG-?1[357]|NC-?17|FR(?:T|M|AO|C)|K\+|[GRTMK]|PG)\b(?! and R\b)"
)


Named = tuple[str, str, str]  # as written, system, level


def level(value: str) -> tuple[str | None, str]:
    """The system and the level of a rating; on several, the highest; words of no system are unrated.

    >>> level("PG-13 for language"), level("R/NC-17"), level("Teen And Up Audiences"), level("Mostly harmless")
    (('mpaa', 'teen'), ('mpaa', 'explicit'), ('ao3', 'teen'), (None, 'unrated'))
    >>> level("hard R"), level("P18-Slash"), level("NC-13"), level("déconseillé aux moins de 12 ans")
    (('mpaa', 'mature'), ('fanfiktion.de', 'mature'), (None, 'unrated'), ('age', 'teen'))
    """
    named = _highest(tokens(value))
    return named[1:] if named else (None, "unrated")


def doubt(value: str) -> str | None:
    """Why a person should look at a rating: it names several levels, and only one of them can be asked for.

    >>> doubt("R/NC-17")
    '“R/NC-17” names ratings of several levels. It counts as the highest, NC-17.'
    >>> doubt("PG-13 for mature themes"), doubt("G, PG")
    (None, None)
    """
    found = tokens(value)
    highest = _highest(found)
    if highest is None or len({one[2] for one in found}) < 2:
        return None
    return f"“{value[:80]}” names ratings of several levels. It counts as the highest, {highest[0]}."


def _highest(found: Sequence[Named]) -> Named | None:
    return max(found, key=lambda one: LEVELS.index(one[2]), default=None)


def tokens(value: str) -> tuple[Named, ...]:
    """The ratings that a text names, each a whole word of a system: never the first letters of another word.

    >>> tokens("R (NC-17 in parts)")
    (('R', 'mpaa', 'mature'), ('NC-17', 'mpaa', 'explicit'))
    >>> tokens("Tame"), tokens("X-Files"), tokens("PG for explicit puns")
    ((), (), (('PG', 'mpaa', 'general'),))
    """
    text = unicodedata.normalize("NFKC", value)
    cut = _BREAK.search(text, 1)
    head, tail = (text[: cut.start()], text[cut.start() :]) if cut else (text, "")
    found = _named(head)
    if not found:
        return _named(text)
    return (*found, *(one for one in _named(tail) if one[0].casefold() not in WORDS and one[1] != "age"))


def _named(text: str) -> tuple[Named, ...]:
    found: list[Named] = [(one, *SYSTEMS[one]) for one in _UNSPACED if one in text]
    chunks = _CHUNK.findall(text)
    at = 0
    while at < len(chunks):
        size, names = _at(chunks, at)
        found.extend((name, *SYSTEMS[name.casefold()]) for name in names)
        at += size
    ages = () if found else (match for match in _AGE.finditer(text))
    found.extend((match[0].strip(), "age", level_of_age(int(match["a"] or match["b"]))) for match in ages)
    return tuple(found)


def _at(chunks: Sequence[str], at: int) -> tuple[int, Sequence[str]]:
    """How many chunks are read here, and the names they are."""
    for size in range(min(_LONGEST_NAME, len(chunks) - at), 0, -1):
        name = " ".join(chunks[at : at + size])
        if name.casefold() in SYSTEMS and (size > 1 or _is_meant(chunks, at)):
            return size, (name,)
    return 1, _in_parts(chunks[at])


def _is_meant(chunks: Sequence[str], at: int) -> bool:
    """A small letter or a bare number is a rating only where one is expected: first, or behind “rated” or “hard”."""
    word = chunks[at]
    if not word.isdigit() and (len(word) > 1 or word.isupper()):
        return True
    before = chunks[at - 1].casefold() if at else ""
    return (not at and (len(chunks) == 1 or word.isdigit())) or before in _STRESSED


def _in_parts(chunk: str) -> Sequence[str]:
    """`PG-R`, `R-rated`, `P18-Slash`, `PG-13ish`: all of it has to be known, or none of it is a rating."""
    rest = chunk.rstrip("+")
    rest = rest[:-3].rstrip("-") if rest.casefold().endswith("ish") and len(rest) > 3 else rest
    names: list[str] = []
    parts = [] if rest.isdigit() else rest.split("-")
    while parts:
        size = next((size for size in (2, 1) if "-".join(parts[:size]).casefold() in SYSTEMS), 0)
        if not size and parts[0].casefold() not in _BESIDE:
            return ()
        names += ["-".join(parts[:size])] if size else []
        parts = parts[size or 1 :]
    return [] if any(len(name) == 1 and name.islower() for name in names) else names


def is_rating(text: str) -> bool:
    """Whether a short text is a rating and nothing else.

    >>> is_rating("PG-13"), is_rating("R"), is_rating("Rain")
    (True, True, False)
    """
    bare = text.strip(" .*_")
    low = bare.casefold()
    return low in SYSTEMS and low not in ONLY_LABELLED and (len(bare) > 1 or bare.isupper())


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
