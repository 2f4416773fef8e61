"""What a title looks like, before anything is known of the story."""

from __future__ import annotations

import re

from holdfast.story.paratext.words import MONTHS, WEEKDAYS, WORD

_ENDS_SENTENCE = (".", ",", ";", '?"', '."', '!"', ".”", "?”", "!”", ",”", "…", ":", "。", "”", "—", "--")
_SPEECH = ('"', "“", "—", "–", "- ", "«", "「", "„")
PART_TAIL = re.compile(
    r"[\s,:-]*(?:[(\[]\s*(?:part|pt\.?|chapter|ch\.?)\s*(?:\d+[a-z]?|[IVX]+)\s*[)\]]|[(\[]\s*(?:part |pt\.? |chapter |ch\.? )?\d+[a-z]?\s*(?:/|of)\s*(?:\d+|\?+)\s*[)\]]|\b(?:part|pt\.?|chapter|teil|partie)\s+\d+\s*(?:/|of|von|de)\s*(?:\d+|\?+)|\s\d+/(?:\d+|\?+)|[,:–—-]\s*(?:part|chapter|pt\.?|ch\.?|teil|kapitel|partie|chapitre|часть|глава)\s+(?:\d+[a-z]?|[IVX]+|one|two|three|four|five|six|seven|eight|nine|ten)(?:\s*\([^)]{2,30}\))?)\s*$",
    re.IGNORECASE,
)
SUBTITLE = re.compile(
    r"(?:an?|eine?|une?)\s+(?P<fandom>.{2,60}?)\s+(?:variation|fan ?fic(?:tion)?|fanfic|fic|story|crossover(?: fan ?fic(?:tion)?)?|drabble|vignette|ficlet|pastiche|au)$",
    re.IGNORECASE,
)
_SMALL = frozenset(
    {
        "a",
        "an",
        "and",
        "as",
        "at",
        "but",
        "by",
        "for",
        "from",
        "in",
        "into",
        "of",
        "on",
        "or",
        "the",
        "to",
        "with",
        "vs",
        "is",
        "de",
        "la",
        "le",
        "der",
        "die",
        "das",
        "und",
    }
)
_MONTHS = "|".join(sorted((month for month in MONTHS if len(month) > 2), key=len, reverse=True))
_STAMP = re.compile(
    rf"\d{{1,2}}:\d\d|\b(?:1[0-9]|20)\d\d\b|\b\d{{1,2}}(?:st|nd|rd|th)\b|\b(?:{_MONTHS})\b.{{0,6}}\d", re.IGNORECASE
)


def is_title_like(text: str) -> bool:
    """Short, begins with a capital, does not end like a sentence, is no speech and no date stamp.

    >>> [is_title_like(one) for one in ("To All the Birds", "Rain fell.", '"Stop!"', "Odin, May 484", "(Don't) Look Now")]
    [True, False, False, False, True]
    """
    if len(text) > 120:
        return False
    text = PART_TAIL.sub("", text) or text
    if not 1 <= len(text) <= 90 or text.endswith(_ENDS_SENTENCE):
        return False
    if text.startswith(_SPEECH) and not (text[0] in '"“«' and text[-1] in '"”»' and text[-2:-1] not in ".!?,"):
        return False
    words = WORD.findall(text)
    if not words or len(words) > 12 or is_dated(text) or not any(one.isalpha() for one in text):
        return False
    return _capitalised(words)


def is_dated(text: str) -> bool:
    """Whether a line names a day or an hour: `Longbourn, Friday`, `Odin, May 484`, `10:38 a.m.`.

    >>> is_dated("Longbourn, Friday"), is_dated("His Girl Friday"), is_dated("Ten o'clock, 1895")
    (True, False, True)
    """
    last = text.rpartition(",")[2].strip(" .:").casefold()
    return _STAMP.search(text) is not None or last in WEEKDAYS or text.strip(" .:").casefold() in WEEKDAYS


def may_be_title(text: str) -> bool:
    """As `is_title_like`, in whatever case: only where nothing but a title is to be expected.

    >>> may_be_title("the long way round by sea"), may_be_title("Nuit blanche rue de Varennes"), may_be_title("it rained.")
    (True, True, False)
    """
    return 2 < len(text) <= 70 and len(text.split()) <= 9 and is_title_like(text[0].upper() + text[1:].title())


def _capitalised(words: list[str]) -> bool:
    first = words[0]
    if first[0].islower():
        return False
    if len(words) <= 3 or not first[0].isalpha() or not (first[0].isupper() or first[0].islower()):
        return True
    big = sum(not word[0].islower() or word in _SMALL for word in words)
    return big * 3 >= len(words) * 2


def same_words(one: str, other: str) -> bool:
    """Whether two lines say the same in other capitals and signs; a by-line after a title does not matter.

    >>> same_words("~ RAIN ~", "Rain"), same_words("Rain", "Rainfall")
    (True, False)
    """
    a, b = WORD.findall(one.casefold()), WORD.findall(other.casefold())
    if not a or not b:
        return False
    return a == b or (
        len(a) < len(b) < 12
        and len(one) > 1
        and one.isupper()
        and any(b[place : place + len(a)] == a for place in range(len(b)))
    )
