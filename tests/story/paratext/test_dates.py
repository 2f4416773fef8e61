from __future__ import annotations

import re
import tomllib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfast.story import Source, read
from holdfast.story.paratext.date_words import ERAS, FEAST_MONTHS
from holdfast.story.paratext.dates import MONTH_NAMES, doubt, find

TABLE = tomllib.loads((Path(__file__).parent / "dates.toml").read_text("utf-8"))
CASES = [(kind, said, expected) for kind, here in TABLE.items() for said, expected in here.items()]
PRECISION = {4: "year", 7: "month", 10: "day"}
DAYS = st.dates(date(1965, 1, 1), date(2059, 12, 31))
_PIECES = "|circa |12-|June - |written |3/4/|20 |May |1999-|'|平成|le |Xmas | 2003| 1999-2001|/05|-03|.2001| (?)|年5月| to 15 June 2004|31| '02"
WORDS = st.sampled_from(_PIECES.split("|"))


@pytest.mark.parametrize(("kind", "said", "expected"), CASES)
def test_a_date_is_no_more_exact_than_it_is_written(kind: str, said: str, expected: str) -> None:
    found = find(said)
    assert found is not None
    assert (found.date, found.precision) == (expected, PRECISION[len(expected)])
    assert bool(found.doubt) is (kind == "doubtful")


@pytest.mark.parametrize("said", ["nothing", "May 4th", "10 men died", "1/3", "12:30", "Part 20021", "in 1820"])
def test_what_is_no_date_is_none(said: str) -> None:
    assert find(said) is None


def test_what_nobody_can_know_is_said() -> None:
    assert doubt("03/04/2001") == (
        "“03/04/2001” may be the 3rd day of the 4th month or the 4th of the 3rd, so only the year is kept."
    )
    assert doubt("1999 to 2001") == "“1999 to 2001” is a span of years. It is listed under the first, 1999."
    assert doubt("13/13/2001") == "“13/13/2001” is no day of any year, so only the year is kept."
    story = read(Source("a.txt", b"Title: Rain\nAuthor: Wren\nDate: 03/04/2001\n\nIt rained all night.\n"))
    assert [(one.as_written, one.date, one.precision) for one in story.work.dates] == [("03/04/2001", "2001", "year")]
    assert [one.field for one in story.doubts] == ["date"]


@pytest.mark.parametrize(
    "form", ["%Y-%m-%d", "%d %B %Y", "%B %d, %Y", "%d.%m.%Y", "%Y/%m/%d", "%Y年%m月%d日", "%d-%b-%Y", "%A, %d %b %Y"]
)
@given(day=DAYS)
def test_a_day_that_is_written_whole_is_found_whole(form: str, day: date) -> None:
    found = find(day.strftime(form))
    assert found is not None
    assert found.date == day.isoformat()


@pytest.mark.parametrize("form", ["%B %Y", "%b %Y", "%Y-%m", "%Y年%m月", "%m %Y", "Summer %Y", "circa %B %Y", "%Y"])
@given(day=DAYS)
def test_a_day_that_is_not_written_is_never_made_up(form: str, day: date) -> None:
    found = find(day.strftime(form))
    assert found is not None
    assert day.isoformat().startswith(found.date)
    assert found.precision != "day"


@given(st.lists(WORDS, max_size=5).map("".join))
def test_what_is_found_stands_there(said: str) -> None:
    """A year needs its figures, a month its name or number, a day its number."""
    found = find(said)
    if found is None:
        return
    numbers = {int(one) for one in re.findall(r"\d+", said)} | {int(one) for one in re.findall(r"(?=(\d\d))", said)}
    year, *rest = map(int, found.date.split("-"))
    month, day = rest[0] if rest else None, rest[1] if rest[1:] else None
    assert PRECISION[len(found.date)] == found.precision
    assert numbers & {year, year % 100, *(year - before for before in ERAS.values())}
    named = any(MONTH_NAMES[name] == month for name in MONTH_NAMES if name in said.casefold())
    assert month is None or month in numbers or named or month in FEAST_MONTHS.values()
    assert day is None or day in numbers


@given(st.text())
def test_any_text_has_a_date_or_none(said: str) -> None:
    found = find(said)
    assert found is None or 0 <= found.start < found.end <= len(said)
