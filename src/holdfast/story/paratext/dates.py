"""Dates, no more exact than the author was: a year, a month or a day; no part is ever invented."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from holdfast.story.paratext.contract import Candidate
from holdfast.story.paratext.date_words import ABOUT, ABOUT_BEHIND, ERAS, FEAST_MONTHS, JOINTS, MORE_MONTHS
from holdfast.story.paratext.forms import is_date_line
from holdfast.story.paratext.unit import Kind
from holdfast.story.paratext.values import candidate, is_none, value_span
from holdfast.story.paratext.view import View
from holdfast.story.paratext.words import MONTHS

MONTH_NAMES = MONTHS | MORE_MONTHS


def _one_of(words: Iterable[str]) -> str:
    return "|".join(sorted((re.escape(one) for one in words), key=len, reverse=True))


_NAMES = _one_of(MONTH_NAMES)
_Y = r"(?P<y>(?:19|20)\d\d(?!\d)|['’]\d\d(?!\d))"
_ISO = re.compile(
    r"(?<!\d)(?P<y>(?:19|20)\d\d)-(?P<m>\d\d)(?:-(?P<d>\d\d))?(?!\d)(?:[T ]\d\d:\d\d(?::\d\d)?(?:[.\d]*)?(?:Z|[+-]\d\d:?\d\d)?)?"
)
_BARE = re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])(?!\d)")
_DAY_FIRST = re.compile(
    rf"(?<!\d)(?P<d>\d{{1,2}})(?:st|nd|rd|th|er|\.|°|º|-го)?\s*(?:of|de)?[\s-]*(?P<n>{_NAMES})\b\.?,?[\s-]*(?:del?\s+)?(?P<y>(?:19|20)\d\d(?!\d)|['’]\d\d(?!\d)|\d\d(?=\s*(?:$|[,;.)\]])))",
    re.IGNORECASE,
)
_MONTH_FIRST = re.compile(
    rf"\b(?P<n>{_NAMES})\b\.?\s*(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?P<e>\s?[-–—/&]\s?\d{{1,2}}(?:st|nd|rd|th)?)?,?\s+{_Y}",
    re.IGNORECASE,
)
_MONTH = re.compile(rf"\b(?P<n>{_NAMES})\b\.?,?\s*(?:del?\s+)?{_Y}", re.IGNORECASE)
_FEAST = re.compile(
    rf"\b(?P<f>{_one_of(FEAST_MONTHS)})\b,?\s*(?:del?\s+)?{_Y}|(?P<y2>(?:19|20)\d\d)\s?[年년]の?\s?(?P<f2>{_one_of(FEAST_MONTHS)})",
    re.IGNORECASE,
)
_FIGURES = re.compile(r"(?<![\d/])(?P<a>\d{1,2})(?P<s>[./-])\s?(?P<b>\d{1,2})(?P=s)\s?(?P<y>(?:19|20)\d\d|\d\d)(?!\d)")
_YEAR_FIRST = re.compile(
    r"(?<!\d)(?P<y>(?:19|20)\d\d)(?:[./](?P<m>\d{1,2})[./](?P<d>\d{1,2})(?!\d)|\s?[년年]\s?(?P<m2>\d{1,2})\s?[月월](?:\s?(?P<d2>\d{1,2})\s?[日일号]?(?!\d))?"
    r"|\.\s(?P<m3>\d{1,2})\.\s(?P<d3>\d{1,2})\.|[./](?P<m4>\d{1,2})(?![\d./]))"
)
_ERA = re.compile(
    rf"(?P<era>{_one_of(ERAS)})\s?(?P<ey>\d{{1,2}}|元)\s?年(?:\s?(?P<m>\d{{1,2}})\s?月(?:\s?(?P<d>\d{{1,2}})\s?日)?)?"
)
_YEAR = re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)(?!\d)|(?<![\w’'])['’](?P<y2>\d\d)(?![\w’'])")
_PATTERNS = (_ISO, _BARE, _ERA, _YEAR_FIRST, _DAY_FIRST, _MONTH_FIRST, _FIGURES, _MONTH, _FEAST, _YEAR)
_JOINT = re.compile(rf"\s*(?:{_one_of(JOINTS.split(', '))})\s*(?:den |le |el |the )?", re.IGNORECASE)
_HALF_A_SPAN = re.compile(
    rf"(?:(?P<day>\b\d{{1,2}})(?:st|nd|rd|th|\.)?|\b(?P<month>{_NAMES})\b\.?)\s*(?:{_one_of(JOINTS.split(', '))})\s*$",
    re.IGNORECASE,
)
_ABOUT = re.compile(rf"(?<!\w)(?:{_one_of(ABOUT.split(', '))})\s*(?:the |den |le )?$", re.IGNORECASE)
_ABOUT_BEHIND = re.compile(rf"\s*(?:{_one_of(ABOUT_BEHIND.split(', '))})", re.IGNORECASE)
_SEASON_OF_TWO = re.compile(r"(?P<y>(?:19|20)\d\d)[/–—-](?P<two>\d\d)(?!\d)")
ROLES = {"written": "written", "posted": "posted", "updated": "updated"}
_COPYRIGHT = re.compile(r"\(c\)|©|copyright", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Found:
    """A date in a text: where it stands, ISO 8601 cut to its precision; `doubt` says what nobody can know of it."""

    start: int
    end: int
    date: str
    precision: str
    doubt: str = ""


def find(text: str, start: int = 0) -> Found | None:
    """The first date of a text, no more exact than it is written.

    >>> find("20 Nov 2002").date, find("September 2000").date, find("August '99").precision, find("le 3 novembre 2002").date
    ('2002-11-20', '2000-09', 'month', '2002-11-03')
    >>> find("7/31/2007").date, find("3/4/2007").precision, find("nothing")
    ('2007-07-31', 'year', None)
    >>> find("12-15 March 2001").date, find("circa June 1998").date, find("Summer 1999").date, find("Xmas 2003").date
    ('2001-03', '1998', '1999', '2003-12')
    """
    found = _first(text, start)
    if found is None:
        return None
    other = _other_end(text, found)
    if other is not None:
        return _common(text, found, other)
    half = _HALF_A_SPAN.search(text, start, found.start)
    if half is not None:
        return _cut(found, "year" if half["month"] else "month")
    if _ABOUT.search(text, start, found.start) or _ABOUT_BEHIND.match(text, found.end):
        return _cut(found, "month" if found.precision == "day" else "year")
    return found


def doubt(text: str) -> str | None:
    """Why a person should look at a date.

    >>> doubt("03/04/2001")
    '“03/04/2001” may be the 3rd day of the 4th month or the 4th of the 3rd, so only the year is kept.'
    >>> doubt("1999-2001"), doubt("June 2007")
    ('“1999-2001” is a span of years. It is listed under the first, 1999.', None)
    """
    found = find(text)
    return found.doubt or None if found else None


def _first(text: str, start: int) -> Found | None:
    """The date that begins first; of several that begin there the most exact, as the patterns are ordered."""
    best: Found | None = None
    for pattern in _PATTERNS:
        match = pattern.search(text, start)
        if match is not None and (best is None or match.start() < best.start):
            best = _made(match) or best
    return best


def _other_end(text: str, found: Found) -> Found | None:
    joint = _JOINT.match(text, found.end)
    other = _first(text, joint.end()) if joint else None
    if joint and other and other.start == joint.end():
        return other
    two = _SEASON_OF_TWO.match(text, found.start)
    if two and two.end() >= found.end and int(two["two"]) == (int(two["y"]) + 1) % 100 and two[0][4] != "-":
        return Found(two.start(), two.end(), str(int(two["y"]) + 1), "year")
    return None


def _common(text: str, found: Found, other: Found) -> Found:
    """Of a span, what both of its ends share; of two years the first."""
    shared = [one for one, two in zip(found.date.split("-"), other.date.split("-"), strict=False) if one == two]
    if not shared or found.date[:4] != other.date[:4]:
        said = text[found.start : other.end]
        sentence = f"“{said}” is a span of years. It is listed under the first, {found.date[:4]}."
        return Found(found.start, other.end, found.date[:4], "year", sentence)
    parts = next(
        (at for at, (a, b) in enumerate(zip(found.date.split("-"), other.date.split("-"), strict=False)) if a != b),
        len(shared),
    )
    return replace(_cut(found, ("year", "month", "day")[parts - 1]), end=other.end)


def _cut(found: Found, precision: str) -> Found:
    """The same date, no more exact than this."""
    length = {"year": 4, "month": 7, "day": 10}[precision]
    return found if len(found.date) <= length else replace(found, date=found.date[:length], precision=precision)


def _made(match: re.Match[str]) -> Found | None:
    parts = {key.rstrip("234"): value for key, value in match.groupdict().items() if value is not None}
    if "a" in parts and int(parts["a"]) > 31:  # 99/12/31 can be read in one way only
        parts = {"y": parts["a"], "m": parts["b"], "d": parts["y"][:2]} if len(parts["y"]) == 2 else {"y": parts["y"]}
    year = (
        ERAS[parts["era"]] + (1 if parts["ey"] == "元" else int(parts["ey"])) if "era" in parts else _year(parts["y"])
    )
    month, day = _month_and_day(parts)
    if "a" in parts and not month:
        return Found(match.start(), match.end(), f"{year}", "year", _either(parts, match[0]))
    if (month is not None and not 1 <= month <= 12) or (day is not None and not 1 <= day <= 31):
        return None
    if month is None:
        return Found(match.start(), match.end(), f"{year}", "year")
    if day is None or "e" in parts:
        return Found(match.start(), match.end(), f"{year}-{month:02}", "month")
    if day > monthrange(year, month)[1]:
        return None
    return Found(match.start(), match.end(), f"{year}-{month:02}-{day:02}", "day")


def _either(parts: dict[str, str], said: str) -> str:
    """`03/04/2001`: in one country the fourth of March, in another the third of April."""
    first, second = int(parts["a"]), int(parts["b"])
    if not 1 <= first <= 12 or not 1 <= second <= 12:
        return f"“{said}” is no day of any year, so only the year is kept."
    a, b = _ordinal(first), _ordinal(second)
    return f"“{said}” may be the {a} day of the {b} month or the {b} of the {a}, so only the year is kept."


def _ordinal(number: int) -> str:
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number, 'th') }"


def _month_and_day(parts: dict[str, str]) -> tuple[int | None, int | None]:
    if "f" in parts:
        return FEAST_MONTHS[parts["f"].casefold()], None
    if "n" in parts:
        return MONTH_NAMES[parts["n"].casefold()], _number(parts.get("d"))
    if "a" in parts:
        first, second = int(parts["a"]), int(parts["b"])
        if (first > 12 >= second or parts["s"] == ".") and 1 <= second <= 12 and 1 <= first <= 31:
            return second, first
        return (first, second) if 1 <= first <= 12 and (12 < second <= 31 or first == second) else (None, None)
    return _number(parts.get("m")), _number(parts.get("d"))


def _number(text: str | None) -> int | None:
    return int(text) if text else None


def _year(text: str) -> int:
    bare = text.strip("'’")
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
