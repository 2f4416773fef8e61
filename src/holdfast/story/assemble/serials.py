"""Series and parts: said by a label, by the title's numeral, or by a sentence."""

from __future__ import annotations

import re

from holdfast.story.assemble.settle import Settled, fold
from holdfast.story.paratext.words import NUMBER_WORDS
from holdfast.story.work import Posting, Relation, SeriesPlace

_NUMERAL = re.compile(
    r"^(?P<stem>.{3,}?)[\s,#:(-]*\b(?:(?:part|book|chapter|no\.?|episode)\s+)?(?P<part>[IVXL]{1,6}|\d{1,3})\b\)?(?P<rest>\s*[:.–—-].*)?$"
)
# A Roman numeral between a name and a subtitle says "part" by itself; a figure may be a year or a count.
_SUBTITLED = re.compile(r"\S.{2,}\s[IVX]{1,5}: \S.+")
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_POSTING = re.compile(r"(\d+)[a-z]?(?:\s*(?:/|of|von|de|sur)\s*(\d+|\?+)?)?", re.IGNORECASE)


def number(text: str) -> int | None:
    """A number written in figures, in Roman numerals or as an English word.

    >>> number("VII"), number("third"), number("Part 4"), number("some")
    (7, 3, 4, None)
    """
    digits = re.search(r"\d+", text)
    if digits:
        return int(digits[0])
    for word in re.findall(r"[^\W\d_]+", text.casefold()):
        if word in NUMBER_WORDS:
            return NUMBER_WORDS[word]
    last = text.rsplit(maxsplit=1)[-1].casefold() if text.split() else ""
    return _roman(last) if last and set(last) <= set(_ROMAN) else None


def _roman(text: str) -> int:
    values = [_ROMAN[sign] for sign in text]
    return sum(
        -value if any(other > value for other in values[place + 1 : place + 2]) else value
        for place, value in enumerate(values)
    )


def series_of(settled: Settled, title: str | None, relations: tuple[Relation, ...]) -> tuple[SeriesPlace, ...]:
    """The series that the text names, with this work's place in it."""
    parts = settled.get("part", [])
    found = []
    for one in settled.get("series", ()):
        part = one.detail or (parts[0].value if parts else "") or _in_title(title, one.value)
        found.append(SeriesPlace(one.value, number(part) if part else None, part or None))
    return tuple(found) or _by_title(title, relations)


def _in_title(title: str | None, series: str) -> str:
    """The numeral of `Barn Dances IV: The Caller` when the series is called Barn Dances; else empty."""
    match = _NUMERAL.match(title) if title else None
    return match["part"] if match and fold(match["stem"]) == fold(series) else ""


def _by_title(title: str | None, relations: tuple[Relation, ...]) -> tuple[SeriesPlace, ...]:
    """`Rain VII: Floods`: a series and its part. Without a subtitle, only if another of the same stem is named."""
    match = _NUMERAL.match(title) if title else None
    if title is None or match is None:
        return ()
    for one in relations:
        other = _NUMERAL.match(one.title or "")
        if other and fold(other["stem"]) == fold(match["stem"]) and one.title:
            return (SeriesPlace(other["stem"].strip(" ,:-("), number(match["part"]), match["part"]),)
    if _SUBTITLED.fullmatch(title):
        return (SeriesPlace(match["stem"].strip(" ,:-("), number(match["part"]), match["part"]),)
    return ()


def posting_of(settled: Settled) -> Posting | None:
    """The piece of a post that came in pieces; `1/1` is no piece."""
    found = settled.get("posting") or []
    match = _POSTING.search(found[0].value) if found else None
    if match is None:
        return None
    total = int(match[2]) if match[2] and match[2].isdigit() else None
    if total == 1:
        return None
    return Posting(int(match[1]), total, found[0].value)
