"""What a paragraph outside the story is about, when no label says it: rights, permission, feedback.

What people say of each is data: the sayings `disclaimer`, `archive`, `feedback` and `spoiler` of every language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from holdfast.story.paratext.sayings import said
from holdfast.story.paratext.unit import Unit

LONGEST_MINED = 500  # characters: nobody says in a longer sentence whom to thank
_GAP = re.compile(r"\s{10,}+")
SENTENCE = re.compile(r"[^.!?。！？\n]+(?:[.!?。！？]+[\"”'’)\]]*(?=\s|$)|[.!?。！？]|$|\n)\s*")


_ABBREVIATED = re.compile(r"\b(?:Mrs?|Ms|Dr|St|Prof|Rev|Capt|Lt|Sgt|vs|Mme|Mlle|Hr|Fr)\.$")
_INITIAL = re.compile(r"(?:^|[^\w’'])[A-ZÀ-Þ]\.$")
_TWO_INITIALS = re.compile(r"[A-ZÀ-Þ]\.\s?[A-ZÀ-Þ]\.$")
_INITIALS = re.compile(r"[A-ZÀ-Þ]\.|[A-ZÀ-Þ]\w+(?:['’]s)?\b(?=\s+[a-z(]|[,;!?]|$)")


def prose_kind(one: Unit) -> str:
    """disclaimer, archive, feedback, or notes if it is none of these.

    >>> from holdfast.story.manuscript import Line
    >>> from holdfast.story.paratext.rows import row
    >>> from holdfast.story.paratext.unit import unit, Kind
    >>> text = "I don't own Emma. Jane Austen does."
    >>> prose_kind(unit(Kind.TEXT, row(0, Line(text, 0, len(text)))))
    'disclaimer'
    """
    text = one.text
    rights = _places(text, "disclaimer")
    if rights and (len(text) < 320 or len(rights) > 1 or rights[0] < 60):
        return "disclaimer"
    if len(text) < 240 and _says(text, "archive"):
        return "archive"
    if len(text) < 200 and is_feedback(text):
        return "feedback"
    return "notes"


def _says(text: str, field: str) -> bool:
    return next(said(text, field), None) is not None


def _places(text: str, field: str) -> list[int]:
    """Where sayings of one kind begin; those that overlap are one."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(match.span() for _, match in said(text, field)):
        if found and start < found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return [start for start, _ in found]


def sentences(text: str) -> list[tuple[int, int]]:
    """Where each sentence of a text stands.

    >>> sentences("Rain. It fell!")
    [(0, 5), (6, 14)]
    >>> sentences("Thanks to Winifred H. for the cress.")
    [(0, 36)]
    """
    found: list[tuple[int, int]] = []
    for match in SENTENCE.finditer(text):
        bare = match[0].strip()
        if not bare:
            continue
        start = match.start() + len(match[0]) - len(match[0].lstrip())
        if found and (
            _goes_on(text, found[-1], bare) or (start == found[-1][1] and text[start - 1] == "." and bare[0].isalnum())
        ):
            start = found.pop()[0]
        found.append((start, match.start() + len(match[0].rstrip())))
    return found


def mined(text: str) -> Iterator[tuple[int, int]]:
    """Sentences in which names are looked for: one that does not end is cut at its blanks, a word that does not end is left out.

    Patterns for what people say try a sentence from each of its characters on; so its length has to have a limit.

    >>> list(mined("Rain. " + "It fell and " * 50 + "a" * 999))[:2]
    [(0, 5), (6, 505)]
    """
    for first, end in (part for whole in sentences(text) for part in _without_gaps(text, *whole)):
        start = first
        while end - start > LONGEST_MINED:
            cut = text.rfind(" ", start, start + LONGEST_MINED)
            if cut > start:
                yield start, cut
                start = cut + 1
            else:
                blank = text.find(" ", start + LONGEST_MINED, end)
                start = blank + 1 if blank >= 0 else end
        if start < end:
            yield start, end


def _without_gaps(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for gap in _GAP.finditer(text, start, end):
        yield start, gap.start()
        start = gap.end()
    yield start, end


def _goes_on(text: str, before: tuple[int, int], bare: str) -> bool:
    """Whether a full stop was an abbreviation's: `Mrs. Hudson`, `Winifred H. for`, `J. K. Rowling`."""
    end = before[1]
    if text[end - 1] != "." or "\n" in text[end : end + 1]:
        return False
    if _ABBREVIATED.search(text, max(0, end - 8), end):
        return True
    initial = _INITIAL.search(text, max(before[0], end - 24), end)
    two = _TWO_INITIALS.search(text, max(before[0], end - 8), end)
    return initial is not None and (bare[0].islower() or two is not None or _INITIALS.match(bare) is not None)


def is_disclaimer(sentence: str) -> bool:
    """Whether a sentence is about who owns what.

    >>> is_disclaimer("I don't own the rights to Emma.")
    True
    """
    return _says(sentence, "disclaimer")


def is_feedback(sentence: str) -> bool:
    """Whether a sentence asks for reviews.

    >>> is_feedback("Please review!"), is_feedback("He reviewed the troops.")
    (True, False)
    """
    return _says(sentence, "feedback")


def is_spoiler_warning(sentence: str) -> bool:
    """Whether a sentence says what is given away.

    >>> is_spoiler_warning("This contains major spoilers for Emma.")
    True
    """
    return _says(sentence, "spoiler")
