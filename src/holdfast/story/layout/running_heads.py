"""Running heads: the lines that a printer put at the top or foot of every page."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from holdfast.story.layout.signs import ends_sentence, starts_lower
from holdfast.story.manuscript import Line

LONGEST = 90
DIGITS = re.compile(r"\d+")
PAGE = re.compile(r"\b(?:page|seite|pagina|página|стр|p\.)\s*#", re.IGNORECASE)
PARTS = re.compile(
    r"(?:chapter|part|book|act|scene|day|year|week|episode|section|volume|kapitel|teil|chapitre|partie|capítulo|parte|глава|第)\b",
    re.IGNORECASE,
)


def shape(text: str) -> str:
    """A line with every number as `#` and white space folded: what all its pages share.

    >>> shape("The Map   page 12")
    'The Map page #'
    """
    return DIGITS.sub("#", " ".join(text.split()))


def running_heads(lines: Sequence[Line]) -> frozenset[str]:
    """The shapes of the running heads of a region.

    A head is short and numbered upwards, and of three things at least two are true: it stands there more than
    once, it says "page", it cuts a sentence in two (a chapter heading never does that).

    >>> texts = ["He went away with his hat in", "", "The Map  page 2", "", "his hand."]
    >>> sorted(running_heads([Line(text, 0, len(text)) for text in texts]))
    ['The Map page #']
    """
    seen: dict[str, list[int]] = defaultdict(list)
    for number, line in enumerate(lines):
        text = line.text
        if text and len(text) <= LONGEST and (text[-1].isdecimal() or any(map(str.isdecimal, text))):
            seen[shape(text)].append(number)
    return frozenset(one for one, places in seen.items() if _is_head(lines, one, places))


def _is_head(lines: Sequence[Line], words: str, places: list[int]) -> bool:
    if PARTS.match(words) or len(words) > LONGEST:
        return False
    cuts = sum(_cuts(lines, place) for place in places)
    numbers = [int(DIGITS.findall(lines[place].text)[-1][:9]) for place in places]
    rising = all(one < two for one, two in pairwise(numbers))
    paged = PAGE.search(words) is not None
    return rising and cuts + (len(places) > 1) + paged > 1


def _cuts(lines: Sequence[Line], place: int) -> bool:
    """Whether the line stands in mid-sentence."""
    above = _next(lines, place, -1)
    below = _next(lines, place, 1)
    return bool(above) and len(above) > 20 and not ends_sentence(above) and starts_lower(below)


def _next(lines: Sequence[Line], place: int, step: int) -> str:
    for far in range(1, 5):
        at = place + step * far
        if not 0 <= at < len(lines):
            return ""
        if text := lines[at].text.strip():
            return text
    return ""
