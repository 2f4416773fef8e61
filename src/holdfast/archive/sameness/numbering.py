"""The number of a part, as people write it: `(2/5)`, `2a/3`, `Part II of ?`, `Chapter 3: The Flood`, `ck_ll_03.txt`, `Epilogue`.

A bare number behind a title (`The Lamp 2`) is no part: that is how sequels are called.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

LAST = 100_000  # where an epilogue stands
MOST = 999
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_COUNTED = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
]
_ORDERED = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
]
_SPELT = {word: at for words in (_COUNTED, _ORDERED) for at, word in enumerate(words, 1)}

_NUMBER = rf"\d{{1,3}}|[ivxlc]{{1,7}}\b|(?:{'|'.join(_SPELT)})\b"
_SPAN = rf"(?P<first>{_NUMBER})(?:\s?[-–—]\s?(?P<last>\d{{1,3}}))?\s?(?P<letter>[a-h]\b)?"
_OF = rf"\s*(?:/|\bof\b|\bvon\b|\bde\b|\bsur\b|\bdi\b|\bиз\b)\s*(?P<total>{_NUMBER}|\?+|x+\b)"
_WORD = r"(?:parts?|pts?|chapters?|chaps?|ch|episode|ep|installment|section|teil|kapitel|partie|chapitre|parte|cap[íi]tulo|capitolo|часть|глава|del|cz[ęe][śs][ćc]|rozdzia[łl])\b\.?"
_ENDS = r"(?P<end>prologue?|epilogue?|prolog|epilog|пролог|эпилог|序章|终章|終章)"
# Each alone behind a title, in brackets or after a mark; what follows a chapter's number may be that chapter's name.
_MARKS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"(?:{_WORD}\s*#?)?{_SPAN}{_OF}(?:\s*[:–—-]\s*\S.*)?",
        rf"{_WORD}\s*#?{_SPAN}(?:\s*[:–—-]\s*\S.*)?",
        rf"{_ENDS}(?:\s*[:–—-]\s*\S.*)?",
        r"第\s?(?P<first>\d{1,3})\s?[章話话回部]",
    )
)
_BRACKETED = re.compile(r"\s*[(\[{](?P<inner>[^()\[\]{}]{1,60})[)\]}]\s*$")
_OPENED = re.compile(r"[(\[{][^)\]}]*$")
_ALONE = re.compile(r"\d{1,2}[a-h]?")
_PARTED = re.compile(
    rf"[\s,;:.~–—-]+(?=(?:{_WORD}\s*#?\s?(?:{_NUMBER})|\d{{1,3}}(?:\s?[-–—]\s?\d{{1,3}})?[a-h]?{_OF}|第))"
    rf"|\s*[,;:.~–—-]\s*(?={_ENDS}\b)",
    re.IGNORECASE,
)
_FILE = re.compile(
    rf"(?P<stem>.*?[^\W\d].*?)[\s_.(-]*(?:(?:parts?|pt|chapter|chap|ch|teil|kapitel|p)[\s_.-]*)?(?<!\d)(?P<first>\d{{1,3}})(?P<letter>[a-h])?(?:[\s_-]*of[\s_-]*(?P<total>\d{{1,3}}))?\)?"
    rf"|(?P<named>.*?[^\W\d].*?)[\s_.(-]+{_ENDS}\)?",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Mark:
    """Which part, or which parts (`1-3/5`); 0 is a prologue, LAST an epilogue. `total` where the text says it."""

    first: int
    letter: str = ""
    last: int = 0
    total: int | None = None

    @property
    def numbers(self) -> range:
        return range(self.first, max(self.first, self.last) + 1)

    @property
    def called(self) -> str:
        if self.first == 0:
            return "Prologue"
        if self.first == LAST:
            return "Epilogue"
        return f"Parts {self.first} to {self.last}" if self.last > self.first else f"Part {self.first}{self.letter}"


def part_in(text: str) -> Mark | None:
    """What a text says that is a part's number and nothing else: `2a/3`, `Part II of ?`."""
    bare = text.strip(" \t()[]{},.:;#~-–—")
    for form in _MARKS:
        if found := form.fullmatch(bare):
            return _mark(found)
    return None


def title_and_part(title: str) -> tuple[str, Mark | None]:
    """A title without the part's number behind it, and the number; a title that is only a number leaves nothing."""
    if (bracketed := _BRACKETED.search(title)) and bracketed.start() > 0:
        inner = bracketed["inner"].strip()
        mark = part_in(inner) or (part_in(f"part {inner}") if _ALONE.fullmatch(inner) else None)
        if mark is not None:
            return title[: bracketed.start()].rstrip(" ,;:-–—"), mark
    if (whole := part_in(title)) is not None:
        return "", whole
    for parted in _PARTED.finditer(title):
        mark = part_in(title[parted.end() :])
        stem = title[: parted.start()].rstrip()
        if mark is not None and stem and not _OPENED.search(stem):
            return stem, mark
    return title, None


def file_and_part(name: str) -> tuple[str, Mark | None]:
    """A file's name without its ending and the number behind it, and the number. The folder stays."""
    folder, slash, file = name.rpartition("/")
    bare = re.sub(r"\.[A-Za-z]{2,5}$", "", file)
    found = _FILE.fullmatch(bare)
    if found is None:
        return name, None
    return f"{folder}{slash}{found['stem'] or found['named']}".rstrip(" _.-("), _mark(found)


def _mark(found: re.Match[str]) -> Mark | None:
    said = found.groupdict()
    if end := said.get("end"):
        return Mark(0 if end[0].casefold() in "pп序" else LAST)
    first = _number(said["first"])
    last = int(said.get("last") or 0)
    total = said.get("total") or ""
    whole = _number(total) if total and not total.startswith("?") and total.casefold() not in {"x", "xx"} else None
    if first is None or last > MOST or (0 < last <= first) or (whole is not None and max(first, last) > whole):
        return None
    return Mark(first, (said.get("letter") or "").lower(), last, whole)


def _number(text: str) -> int | None:
    if text.isdigit():
        return int(text)
    word = text.casefold()
    if word in _SPELT:
        return _SPELT[word]
    values = [_ROMAN[sign] for sign in word]
    return sum(-one if one < max(values[at:]) else one for at, one in enumerate(values))
