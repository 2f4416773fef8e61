"""What a person told, before what rules found: it wins, and where it says nothing, there is nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields, replace

from holdfast.story.assemble.serials import posting_of
from holdfast.story.assemble.settle import AS_SAID, ONE, Settled, fold
from holdfast.story.finding import Told
from holdfast.story.manuscript import Manuscript
from holdfast.story.paratext import Candidate, dates, languages
from holdfast.story.work import Work

RULE = "told.person"
_CERTAIN = 9.0
_ONLY_ONE = ONE | {"part", "date"}
_PARAGRAPHS = frozenset({"summary", "notes", "end_notes", "disclaimer"})
_KEYS = frozenset(one.name for one in fields(Work))


def within(told: Iterable[Told], manuscript: Manuscript) -> tuple[Told, ...]:
    """What was told as far as it is about these characters: spans cut to them, in the order of telling.

    What was told of characters that are read as another work (a file that was split) says nothing here.
    """
    first, last = manuscript.extent
    here = (one for one in told if one.span is None or max(one.span[0], first) < min(one.span[1], last))
    return tuple(
        replace(one, start=max(one.span[0], first), end=min(one.span[1], last)) if one.span else one for one in here
    )


def body_of(told: Iterable[Told]) -> tuple[int, int] | None:
    """Where the story stands, if somebody told; the last word holds."""
    return next((one.span for one in reversed(tuple(told)) if one.field == "body"), None)


def heed(settled: Settled, told: Sequence[Told], manuscript: Manuscript) -> Settled:
    """The settled findings with those that a person told in their place.

    >>> found = {"title": [Candidate("title", 0, 4, "Rian", "titles.first", 2.0)]}
    >>> heed(found, [Told("title", "Rain")], Manuscript("", (), "plaintext", "utf-8"))["title"][0].value
    'Rain'
    """
    heeded = dict(settled)
    said: Settled = {}
    for one in told:
        if one.field == "body":
            continue
        for field in one.fields:
            if one.is_empty or field not in said:
                said[field] = []
        if not one.is_empty:
            _add(said[one.fields[0]], _candidate(one, settled, manuscript))
    heeded.update(said)
    if "part" in said and "series" not in said:
        heeded["series"] = [replace(one, detail="") for one in settled.get("series", ())]
    return heeded


def _add(several: list[Candidate], one: Candidate) -> None:
    if not one.value:
        return
    if one.field in _ONLY_ONE:
        several[:] = [one]
    elif one not in several:
        several.append(one)


def _candidate(one: Told, settled: Settled, manuscript: Manuscript) -> Candidate:
    """A told finding as a candidate. What the rules knew beside the same value (a role, an author) is still known."""
    field = one.fields[0]
    start, end = one.span or (0, 0)
    value = _folded(one.value) if one.value is not None else text_of(manuscript, start, end, field)
    rivals = settled.get(field, [])
    same = next((rival for rival in rivals if fold(rival.value) == fold(value)), None)
    if same is None and field == "series" and len(rivals) == 1:
        same = rivals[0]  # another name for the series leaves the part what it is
    detail = AS_SAID if field == "title" and one.value is not None else same.detail if same else _usual(field)
    return Candidate(field, start, end, value, RULE, _CERTAIN, detail, same.by if same else None)


def _usual(field: str) -> str:
    return "written" if field == "date" else ""


def text_of(manuscript: Manuscript, start: int, end: int, field: str = "") -> str:
    """What the characters say to a reader: white space single, paragraphs of notes and summaries apart."""
    lines = [one.between(start, end).text for one in manuscript.lines if one.start < end and one.end >= start]
    text = "\n".join(lines)
    return _folded(text, apart=field in _PARAGRAPHS)


def _folded(text: str, *, apart: bool = True) -> str:
    """White space single; blank lines stay where paragraphs may be apart."""
    paragraphs: list[list[str]] = [[]]
    for line in text.split("\n"):
        if line.strip():
            paragraphs[-1] += line.split()
        elif paragraphs[-1]:
            paragraphs.append([])
    joint = "\n\n" if apart else " "
    return joint.join(" ".join(words) for words in paragraphs if words)


def emptied(work: Work, told: Sequence[Told]) -> Work:
    """The work without what the text does not say, though a rule would have guessed it from elsewhere.

    >>> emptied(Work(language="en", words=3), [Told("language")]).language is None
    True
    """
    last = {one.key: one.is_empty for one in told}
    empty = {key: getattr(Work(), key) for key, nothing in last.items() if nothing and key in _KEYS}
    return replace(work, **empty) if empty else work


def known_by(told: Iterable[Told]) -> frozenset[str]:
    """The fields of which nobody need be in doubt any more, by every name they have."""
    return frozenset(name for one in told for name in (one.field, one.key, *one.fields))


def wrong_with(told: Told, manuscript: Manuscript) -> str:
    """The sentence that says why this cannot be told of this text; empty if it can.

    >>> wrong_with(Told("date", "Flumday"), Manuscript("Rain.", (), "plaintext", "utf-8"))
    'There is no date in “Flumday” that could be read. Write it like 20 Nov 2002, June 2007 or 1999.'
    >>> wrong_with(Told("title", None, 0, 9), Manuscript("Rain.", (), "plaintext", "utf-8"))
    'The text ends at character 5, before the place that was marked for the title.'
    """
    first, last = manuscript.extent
    called = told.field.replace("_", " ")
    if told.span is not None:
        if told.span[0] < first or told.span[1] > last:
            where = f"ends at character {last}" if told.span[1] > last else f"begins at character {first}"
            side = "before" if told.span[1] > last else "after"
            return f"The text {where}, {side} the place that was marked for the {called}."
        if not text_of(manuscript, *told.span).strip():
            return f"Nothing but blanks stands in the place that was marked for the {called}."
    if told.is_empty or told.field == "body":
        return ""
    return _unreadable(told.fields[0], _candidate(told, {}, manuscript).value)


def _unreadable(field: str, value: str) -> str:
    if field == "date" and dates.find(value) is None:
        return f"There is no date in “{value}” that could be read. Write it like 20 Nov 2002, June 2007 or 1999."
    if field == "language" and languages.named(value) is None:
        return f"“{value}” is no language that is known here. Write its name, in English or in the language itself."
    if field == "posting" and posting_of({"posting": [Candidate("posting", 0, 0, value, RULE, 0)]}) is None:
        return f"“{value}” does not say which part of how many it is. Write it like 2/5."
    return ""
