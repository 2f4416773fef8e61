"""Dates, no more exact than the author was: a year, a month or a day; no part is ever invented."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from holdfast.story.paratext.contract import Candidate
from holdfast.story.paratext.forms import is_date_line
from holdfast.story.paratext.units import Kind
from holdfast.story.paratext.values import candidate, is_none, value_span
from holdfast.story.paratext.view import View
from holdfast.story.paratext.words import MONTHS

_NAMES = "|".join(sorted((re.escape(one) for one in MONTHS), key=len, reverse=True))
_ISO = re.compile(
    r"(?P<y>(?:19|20)\d\d)-(?P<m>\d\d)(?:-(?P<d>\d\d))?(?:[T ]\d\d:\d\d(?::\d\d)?(?:[.\d]*)?(?:Z|[+-]\d\d:?\d\d)?)?"
)
_DAY_FIRST = re.compile(
    rf"(?<!\d)(?P<d>\d{{1,2}})(?:st|nd|rd|th|er|\.)?\s*(?:of|de)?[\s-]*(?P<n>{_NAMES})\b\.?,?[\s-]*(?:de\s+)?(?P<y>(?:19|20)\d\d|['’]\d\d)",
    re.IGNORECASE,
)
_MONTH_FIRST = re.compile(
    rf"\b(?P<n>{_NAMES})\b\.?\s*(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y>(?:19|20)\d\d|['’]\d\d)", re.IGNORECASE
)
_MONTH = re.compile(rf"\b(?P<n>{_NAMES})\b\.?,?\s*(?:de\s+)?(?P<y>(?:19|20)\d\d|['’]\d\d)", re.IGNORECASE)
_FIGURES = re.compile(r"(?<![\d/])(?P<a>\d{1,2})(?P<s>[./-])(?P<b>\d{1,2})(?P=s)(?P<y>(?:19|20)\d\d|\d\d)(?!\d)")
_YEAR_FIRST = re.compile(r"(?P<y>(?:19|20)\d\d)\s*[./年년]\s*(?P<m>\d{1,2})(?:\s*[./月월]\s*(?P<d>\d{1,2})\s*[日일]?)?")
_YEAR = re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)(?!\d)")
ROLES = {"written": "written", "posted": "posted", "updated": "updated"}
_COPYRIGHT = re.compile(r"\(c\)|©|copyright", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Found:
    """A date in a text: where it stands, ISO 8601 cut to its precision."""

    start: int
    end: int
    date: str
    precision: str


def find(text: str, start: int = 0) -> Found | None:
    """The first date of a text, at the precision it is given with.

    >>> find("20 Nov 2002").date, find("September 2000").date, find("August '99").precision, find("le 3 novembre 2002").date
    ('2002-11-20', '2000-09', 'month', '2002-11-03')
    >>> find("7/31/2007").date, find("3/4/2007").precision, find("nothing")
    ('2007-07-31', 'year', None)
    """
    for pattern in (_ISO, _YEAR_FIRST, _DAY_FIRST, _MONTH_FIRST, _FIGURES, _MONTH, _YEAR):
        match = pattern.search(text, start)
        if match is not None:
            found = _made(match)
            if found is not None:
                return found
    return None


def _made(match: re.Match[str]) -> Found | None:
    parts = match.groupdict()
    year = _year(parts["y"])
    month, day = _month_and_day(parts)
    if "a" in parts and not month:
        return Found(match.start(), match.end(), f"{year}", "year")  # 3/4/2007: nobody can say which is the month
    if (month is not None and not 1 <= month <= 12) or (day is not None and not 1 <= day <= 31):
        return None
    if month is None:
        return Found(match.start(), match.end(), f"{year}", "year")
    if day is None:
        return Found(match.start(), match.end(), f"{year}-{month:02}", "month")
    return Found(match.start(), match.end(), f"{year}-{month:02}-{day:02}", "day")


def _month_and_day(parts: dict[str, str | None]) -> tuple[int | None, int | None]:
    if parts.get("n"):
        return MONTHS[str(parts["n"]).casefold()], _number(parts.get("d"))
    if parts.get("a"):
        first, second = int(str(parts["a"])), int(str(parts["b"]))
        if first > 12 >= second or parts["s"] == ".":
            return second, first
        return (first, second) if second > 12 or first == second else (None, None)
    month = int(str(parts["m"])) if parts.get("m") else None
    return month, _number(parts.get("d"))


def _number(text: str | None) -> int | None:
    return int(text) if text else None


def _year(text: str | None) -> int:
    bare = str(text).strip("'’")
    if len(bare) == 4:
        return int(bare)
    return int(bare) + (1900 if int(bare) > 60 else 2000)


_PAGE = re.compile(r"(?:this page (?:was )?)?last (?:changed|updated|modified|revised|edited)(?: on)?\s", re.IGNORECASE)


def propose(view: View) -> Iterator[Candidate]:
    """Labelled dates, dates that have a line of their own, and the date of a mail when there is no other."""
    for field, role in ROLES.items():
        for one in view.labels(field):
            holder, start, end = value_span(one)
            text = holder.text[start:end]
            if text and not is_none(text) and find(text):
                end = start + _end(text)
                yield candidate(holder, start, end, "date", f"dates.{role}", 4.0, role)
    for one in (*view.front, *view.back):
        if (
            one.kind is Kind.TEXT
            and not one.owned
            and is_date_line(one.text)
            and not _COPYRIGHT.search(one.text)
            and find(one.text)
        ):
            yield candidate(one, 0, len(one.text), "date", "dates.line", 2.5, "written")
    for one in view.head:
        if one.kind is Kind.HEAD and one.text.casefold().startswith("date:") and find(one.text):
            yield candidate(one, one.value, len(one.text), "date", "dates.mail", 0.5, "posted")
    yield from _of_the_page(view)
    for one in view.labels("status", "notes"):
        match = re.search(r"\bposted\s+(?:on\s+)?", one.text)
        if match and (date := find(one.text, match.end())) and date.start - match.end() < 4:
            yield candidate(one, date.start, date.end, "date", "dates.said", 1.0, "posted")


def _of_the_page(view: View) -> Iterator[Candidate]:
    """When a page says that it was last changed."""
    for one in view.back:
        page = _PAGE.match(one.text) if one.kind is Kind.CHROME else None
        if page and (date := find(one.text, page.end())) and date.start - page.end() < 4:
            yield candidate(one, date.start, date.end, "date", "dates.page", 0.5, "updated")


def _end(text: str) -> int:
    """Where a date's value ends: before a remark that follows it."""
    match = re.search(r"\s*(?:[;|]|\.\s+[A-Z])", text)
    return match.start() if match and match.start() > 3 else len(text)
