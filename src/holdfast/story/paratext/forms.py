"""What short lines are by their form alone: rows of facts, dates, rows of tags, keys to marks, continuations."""

from __future__ import annotations

import re

from holdfast.story.paratext.words import CJK, CONTINUES, MONTHS

_FACT = re.compile(
    r"(?:^|[\s|,;/(\[-])(?:Universal|PG(?:-?1[357])?|NC-?17|NC-?21|FR(?:T|M|AO|C)|[GRTMKE]|K\+|R-?18|gen|slash|het)(?:$|[\s|,;/)\]-]|\.(?!\s\w))"
)
_RATED = re.compile(r"PG(?:-?1[357])?|NC-?17|FR(?:T|M|AO|C)|[GRTMK]|K\+|gen|slash|het")
_COUNT = re.compile(r"(?:~|c\. ?)?[\d.,]+\s?k?\s?(?:words|w)", re.IGNORECASE)
_CELLS = re.compile(r"\s[|•·~]\s|\s[-/]\s|;\s")
_DATE = re.compile(
    r"[\W_]*(?:\(c\)|©|le|am|el|den)?[\W_]*(?:\d{1,4}(?:st|nd|rd|th|\.)?[\s./,-]*)?(?P<month>[^\W\d_]{3,10})?[\s.,/-]*\d{1,4}[\W_\d]*(?:st|nd|rd|th)?[\W_\d]*",
    re.IGNORECASE,
)
_CONTINUED = re.compile(r"[\W_]*(?:(?:to be )?continued\b|tbc\b|on to\b|next(?: part| chapter| story| up)?\s*:|sequel\b|next time\b|in the next (?:chapter|part|instal?lment)\b|coming up\b|more soon|previously\b|fortsetzung|à suivre|continuará|продолжение следует|(?:the )?(?:story|series) continues|part \w+ (?:soon|coming|is))", re.IGNORECASE)  # fmt: skip
_LINKS = re.compile(r"[\W_]*(?:\[[^\]]{1,80}\]\([^)\s]+\)[\W_]*){1,8}")
_HASHTAGS = re.compile(r"(?:#[^\W\d][^#\n]{0,80}){2,}")
_KEY = re.compile(
    r"\b(?:thoughts?|emphasis|italics|telepathy|flashbacks?|lyrics|dreams|gedanken|pensées)\b.{0,30}\b(?:in|are|is|by|between|denotes?|indicates?|means?)\b.{0,40}(?:slashes|italics|asterisks|stars|brackets|colons|quotes|kursiv|[*/_~:<]{1,3})|\b(?:words|text|anything) (?:surrounded|between|enclosed|in)\b.{0,40}\b(?:emphasi[sz]ed|italics|thoughts?)\b|^[*_/~:<]+\w+[*_/~:>]+ ?(?:=|-|:|indicates|denotes|means|is|are)\s",
    re.IGNORECASE,
)


def is_fact_row(text: str) -> bool:
    """A row of facts between signs, with a rating or a kind among them.

    >>> is_fact_row("Dean, Sam, OFC | gen/casefic | PG-13 | 2.3k"), is_fact_row("He went home; she did not.")
    (True, False)
    """
    return (
        len(text) < 200 and _CELLS.search(text) is not None and _FACT.search(text) is not None and text[-1] not in '"”'
    ) or is_short_fact_row(text)


def is_short_fact_row(text: str) -> bool:
    """Facts parted by commas: a rating, and beside it a pairing or a count of words.

    >>> is_short_fact_row("Anne/Gilbert, PG, 500 words"), is_short_fact_row("Anne, R and I, at noon")
    (True, False)
    """
    if len(text) > 120 or "," not in text:
        return False
    cells = [one.strip() for one in text.split(",")]
    rated = any(_RATED.fullmatch(one) for one in cells)
    return (
        rated
        and all(0 < len(one.split()) < 5 for one in cells)
        and any("/" in one or _COUNT.fullmatch(one) for one in cells)
    )


def explains_marks(text: str) -> bool:
    """A line that says how the text is to be read: what stands in slashes, what the stars mean.

    >>> explains_marks("//thoughts// are in slashes."), explains_marks("She thought of rain.")
    (True, False)
    """
    return len(text) < 200 and _KEY.search(text) is not None


def is_link_only(text: str) -> bool:
    """Whether a paragraph is links and nothing else: `[Link to part one.](https://…)`.

    >>> is_link_only("[Part one](https://example.org) | [Part three](https://example.org)"), is_link_only("[He] left.")
    (True, False)
    """
    return text[0] in "[(*" and len(text) < 600 and "](" in text and _LINKS.fullmatch(text) is not None


def is_stamp(text: str) -> bool:
    """Whether a line is a short sentence, as stories begin with.

    >>> is_stamp("It rained."), is_stamp("About the rain")
    (True, False)
    """
    return len(text) < 60 and text[-1] in ".!?"


def is_date_line(text: str) -> bool:
    """A line that is a date and nothing else.

    >>> is_date_line("20 Nov 2002"), is_date_line("(c) May 1996"), is_date_line("10 men died")
    (True, True, False)
    """
    if len(text) > 40 or not any(one.isdigit() for one in text):
        return False
    match = _DATE.fullmatch(text)
    if match is None:
        return False
    month = match["month"]
    if not month and re.fullmatch(r"[\W_]*(?:\(c\)|©)\s*(?:19|20)\d\d\W*", text, re.IGNORECASE):
        return True
    return (month.casefold() in MONTHS) if month else re.search(r"\d[./-]\d", text) is not None


def is_tag_row(text: str) -> bool:
    """A row of tags at the foot: short, comma-parted, no sentence.

    >>> is_tag_row("smallville, lex/clark"), is_tag_row("He went home, and slept.")
    (True, False)
    """
    if len(text) > 200 or text[-1] in '.!?"”…’' or CJK.search(text):
        return False
    entries = [one.strip() for one in text.split(",")]
    if len(entries) < 2 or any(not one or len(one.split()) > 5 for one in entries):
        return False
    return "/" in text or text == text.casefold()


def is_hashtag_row(text: str) -> bool:
    """`#rain #anne of green gables #my fic`: two tags at least, and nothing else.

    >>> is_hashtag_row("#rain #my fic"), is_hashtag_row("# Rain"), is_hashtag_row("#1 is #2")
    (True, False, False)
    """
    return text[0] == "#" and text.count("#") > 1 and len(text) < 600 and _HASHTAGS.fullmatch(text) is not None


def is_continuation(text: str) -> bool:
    """Whether a line says what comes after the story: `Continued in …`, `TBC`, `Next: …`.

    >>> is_continuation("Continued in Rain II"), is_continuation("He continued.")
    (True, False)
    """
    return _CONTINUED.match(text) is not None or text.casefold().strip(" .*-~") in CONTINUES
