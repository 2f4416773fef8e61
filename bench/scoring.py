"""Compares what was understood of a story with what a person labelled in it.

A short value (title, name, rating) is right when it is equal after folding case, white space, quotation marks and outer punctuation; for
names, parts, dates and other stories it is enough that one holds the other as whole words. A long value (summary, notes) is right
when nine in ten of the words of each stand in the other; in Chinese, Japanese and Korean every character counts as a word. A
value that the labels lack counts as wrong, a label that was not found as missed.

F1 of a field is 2·right / (2·right + wrong + missed). *Micro* is the same over all fields at once, so that frequent fields count for
more; *macro* is the mean of the fields' F1, each counting the same, over the fields that have labels.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from labelled_cases import Case, as_list

LONG = frozenset({"summary", "notes", "end_notes", "disclaimer", "spoilers", "status", "archive_permission", "contact"})
LOOSE = frozenset(
    {"inspired_by", "challenge", "sequel_to", "continues_in", "series", "series_part", "betas", "date", "authors"}
    | {"warnings"}
)
RELATIONS = {
    "inspired_by": ("inspired-by", "based-on"),
    "challenge": ("response-to",),
    "sequel_to": ("sequel-to", "continues-from"),
    "continues_in": ("continues-in", "prequel-to"),
}
PLAIN = (
    "title",
    "authors",
    "fandoms",
    "characters",
    "genres",
    "warnings",
    "summary",
    "spoilers",
    "disclaimer",
    "notes",
)
PLAIN_TOO = ("end_notes", "status", "archive_permission", "contact", "end_marker", "language")
BORDER = 40  # so many characters at the borders of the story are compared
START = 20  # so many at the start of a paragraph
_CJK = r"\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
_WORD = re.compile(rf"[{_CJK}]|[^\W{_CJK}]+")
_QUOTES = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "*": None, "_": None})

Answer = Mapping[str, Any]  # one entry of `stories` of `holdfast read --json`


@dataclass(frozen=True)
class Tally:
    """How many values of a field were right, wrong (the labels lack them) and missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.right + other.right, self.wrong + other.wrong, self.missed + other.missed)

    @property
    def wanted(self) -> int:
        return self.right + self.missed

    @property
    def f1(self) -> float:
        return 2 * self.right / (2 * self.right + self.wrong + self.missed or 1)


Tallies = dict[str, Tally]


def fold(text: str) -> str:
    """The text without what does not matter when two are compared."""
    text = unicodedata.normalize("NFKC", text).casefold().translate(_QUOTES)
    return " ".join(text.split()).strip(" .,;:!?-~\"'()[]<>«»")


def words(text: str) -> set[str]:
    return set(_WORD.findall(fold(text)))


def agree(field: str, one: str, other: str) -> bool:
    """Whether two values of a field say the same."""
    if field in LONG:
        some, others = words(one), words(other)
        return len(some & others) >= 0.9 * max(len(some), len(others)) if some and others else some == others
    a, b = fold(one), fold(other)
    return a == b or (field in LOOSE and bool(a and b) and (_holds(a, b) or _holds(b, a)))


def _holds(text: str, part: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(part)}(?!\w)", text) is not None


def compare(field: str, wanted: Iterable[str], found: Iterable[str]) -> Tally:
    """Every label takes the first value that agrees with it; what is left over is wrong."""
    left, right, missed = list(found), 0, 0
    for one in wanted:
        place = next((at for at, other in enumerate(left) if agree(field, one, other)), None)
        if place is None:
            missed += 1
        else:
            right += 1
            del left[place]
    return Tally(right, len(left), missed)


def values(work: Answer) -> dict[str, list[str]]:
    """The values of a work under the names that the labels use."""
    series = work.get("series") or []
    parts = [str(one.get("part_as_written") or one.get("part") or "") for one in series]
    credits_ = work.get("credits") or []
    posting = (work.get("posting") or {}).get("as_written")
    return {
        **{field: as_list(work.get(field)) for field in (*PLAIN, *PLAIN_TOO)},
        "relationships": [one["as_written"] for one in work.get("relationships") or []],
        "rating": as_list((work.get("rating") or {}).get("as_written")),
        "date": [one["as_written"] for one in work.get("dates") or []],
        "series": [one.get("title") or "" for one in series],
        "series_part": [one for one in (*parts, posting) if one],
        "betas": [one["name"] for one in credits_ if one["role"] in {"beta", "editor"}],
        **{field: list(_related(work, kinds)) for field, kinds in RELATIONS.items()},
    }


def _related(work: Answer, kinds: Sequence[str]) -> Iterator[str]:
    for one in work.get("relations") or []:
        if one["kind"] in kinds:
            said = " by ".join(part for part in (one.get("title"), one.get("author")) if part)
            yield said or one.get("url") or ""


def score(case: Case, answer: Answer) -> Tallies:
    """What of the case was right, wrong and missed, by field."""
    work = answer["work"]
    found = values(work)
    if {"tags", "categories"} & set(
        case.labels["fields"]
    ):  # where the text has rows of them; else they are not labelled
        found["genres"] += as_list(work.get("tags")) + as_list(work.get("categories"))
    tallies = {field: compare(field, case.wanted.get(field, []), several) for field, several in found.items()}
    return {**tallies, **_borders(case, work), "ledger": _ledger(answer)}


def _borders(case: Case, work: Answer) -> Tallies:
    body = (work.get("body") or {}).get("text") or ""
    flat = " ".join(body.split())
    found = {}
    for field in ("body_first", "body_last"):
        said = " ".join((case.labels.get(field) or "").split())
        said = said[:BORDER] if field == "body_first" else said[-BORDER:]
        if said:
            there = flat[: len(said)] if field == "body_first" else flat[-len(said) :]
            found[field] = Tally(right=1) if fold(there) == fold(said) else Tally(wrong=1, missed=1)
    if starts := case.labels.get("paragraph_starts"):
        paragraphs = [" ".join(one.split())[:START] for one in body.split("\n\n") if one.strip()]
        found["paragraphs"] = compare("paragraphs", [" ".join(one.split())[:START] for one in starts], paragraphs)
    return found


def _ledger(answer: Answer) -> Tally:
    told = answer.get("ledger")
    if not told:
        return Tally(missed=1)
    adds_up = told["characters"] == sum(told[part] for part in ("body", "fields", "furniture", "unplaced"))
    return Tally(right=int(adds_up), missed=int(not adds_up))


def total(several: Iterable[Tallies]) -> Tallies:
    """The tallies of many cases, added up field by field."""
    found: Tallies = {}
    for tallies in several:
        for field, tally in tallies.items():
            found[field] = found.get(field, Tally()) + tally
    return found


def micro(tallies: Tallies) -> float:
    return sum(tallies.values(), Tally()).f1


def macro(tallies: Tallies) -> float:
    told = [one.f1 for one in tallies.values() if one.wanted]
    return sum(told) / len(told) if told else 0.0
