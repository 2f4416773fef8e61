"""Label lines: `Rating: PG-13`, `**Summary:** …`, `Fandom: X / Pairing: Y / Rating: Z`, `Rated G`.

Every spelling is looked up in the tables of `words`; a colon is found before anything else
is tried, so that a line of story costs one search.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache

from holdfast.story.paratext.words import LABELS, LabelWord, label_word, plain


@dataclass(frozen=True, slots=True)
class LabelAt:
    """A label found in a line: what it means, where it begins, and where its value begins."""

    word: LabelWord
    start: int
    value: int
    bare: bool = False  # no sign parts it from its value: it needs company


LONGEST = 48
LONG_FIELDS = frozenset(
    {"summary", "notes", "end_notes", "disclaimer", "spoiler", "thanks", "archive", "feedback", "warning", "dedication"}
)
LIST_FIELDS = frozenset(
    {"relationship", "character", "tag", "fandom", "warning", "category", "genre", "cast"}
)  # below such a label without a value, each entry may have a line of its own
_OPENS_SPEECH = frozenset("\"“”„«「『‘'")
_SIGN = re.compile(r"[:：]")
_DASH = re.compile(r"\s+[-–—=]+\s+|\t+|\s*=\s+")
_DASHES = frozenset("-–—=\t")
_BEFORE_VALUE = re.compile(r"[\s*_\]>]*")
_NEXT = re.compile(
    r"(?P<gap>^|\s*[/|;•·~]\s*|\s+[-–—]+\s+|\s{2,}|(?<=[.!?)])\s|\s)(?P<label>\**[^\W\d_][\w'’./()&-]*(?:[ ][^\W\d_][\w'’/()&]*){0,2}\**)\s?[:：](?=\s|\*|$)"
)
_UNKNOWN = re.compile(r"[\W_]{0,3}(?P<label>[^\W\d_][^:：.!?\"“”«»]{1,36}?)\s?[:：]\s*(?=\S)")
_SPELLINGS = tuple(label for label, word in LABELS.items() if word.strong and len(label) > 4)
_BARE_ALONE = frozenset({"summary", "notes", "end_notes", "disclaimer", "warning", "spoiler"})
_RUN = re.compile(r"([^\W\d_]+)\s+\S")
_OF_A_RUN = frozenset(
    {
        "rating",
        "archive",
        "spoiler",
        "genre",
        "category",
        "feedback",
        "fandom",
        "relationship",
        "posted",
        "written",
        "warning",
        "status",
        "summary",
        "disclaimer",
        "character",
        "series",
    }
)


def label_at(text: str) -> LabelAt | None:
    """The label a line begins with, or None.

    >>> label_at("Rating: PG-13").word.field, label_at('"Note: this," he said.'), label_at("He said: no.")
    ('rating', None, None)
    >>> label_at("**Pairing(s):** Holmes/Watson").value
    16
    """
    if not text or text[0] in _OPENS_SPEECH:
        return None
    sign = _SIGN.search(text, 0, LONGEST)
    if sign is not None:
        word = label_word(text[: sign.start()])
        if word is not None:
            return LabelAt(word, 0, _value_at(text, sign.end()))
    return _by_dash(text) or _alone(text)


def _value_at(text: str, end: int) -> int:
    marked = text[0] in "*_[<("
    match = _BEFORE_VALUE.match(text, end) if marked else None
    place = match.end() if match else end
    while place < len(text) and text[place].isspace():
        place += 1
    return place


def _by_dash(text: str) -> LabelAt | None:
    dash = None if _DASHES.isdisjoint(text[:32]) else _DASH.search(text, 0, 32)
    if dash is None or dash.start() == 0:
        return None
    word = LABELS.get(plain(text[: dash.start()]))
    if word is None or not word.strong:
        return None
    return LabelAt(word, 0, dash.end())


def _alone(text: str) -> LabelAt | None:
    if len(text) > 28:
        return None
    word = LABELS.get(plain(text))
    if word is None or not word.strong or word.field not in _BARE_ALONE:
        return None
    return LabelAt(word, 0, len(text), bare=True)


def label_alone(text: str) -> LabelAt | None:
    """A line that is a label and nothing else; to be believed where several stand so.

    >>> label_alone("Rating").word.field, label_alone("Rating: G"), label_alone("For")
    ('rating', None, None)
    """
    word = LABELS.get(plain(text)) if len(text) < 30 and text[0].isupper() else None
    return LabelAt(word, 0, len(text), bare=True) if word is not None and word.strong else None


def bare_label(text: str) -> LabelAt | None:
    """A label without any sign, `Rated G` or `Archive yes`; only to be believed in a run of them.

    >>> bare_label("Rated G").word.field, bare_label("Clark ran.")
    ('rating', None)
    """
    match = _RUN.match(text) if len(text) < 100 else None
    word = LABELS.get(match[1].casefold()) if match else None
    if match is None or word is None or not word.strong or word.field not in _OF_A_RUN or not text[0].isupper():
        return None
    if word.field in {"written", "posted"} and not any(sign.isdigit() for sign in text):
        return None  # “Written at an airport.”
    return LabelAt(word, 0, match.end(1) + 1, bare=True)


def unknown_label(text: str) -> LabelAt | None:
    """What is a label only among labels: a few words, a colon, a value.

    The field is that of a label spelled nearly so, else `other`: understood to be no story, and no more.

    >>> unknown_label("Raiting: G").word.field, unknown_label("Nick on EFP: Bess").word.field, unknown_label("No.")
    ('rating', 'other', None)
    """
    match = _UNKNOWN.match(text)
    if match is None or len(match["label"].split()) > 4:
        return None
    return LabelAt(LabelWord(_nearly(plain(match["label"])), strong=True), 0, match.end())


@lru_cache(maxsize=1024)
def _nearly(label: str) -> str:
    near = get_close_matches(label, _SPELLINGS, 1, 0.82) if len(label) > 4 else []
    return LABELS[near[0]].field if near else "other"


def labels_in(text: str, first: LabelAt) -> list[LabelAt]:
    """All labels of a line that begins with `first`: several facts may stand in one line.

    >>> line = "Fandom: Emma / Pairing: Emma/Knightley / Rating: G"
    >>> [one.word.field for one in labels_in(line, label_at(line))]
    ['fandom', 'relationship', 'rating']
    """
    found = [first]
    if len(_SIGN.findall(text)) < 2:
        return found
    for match in _NEXT.finditer(text, max(0, first.value - 1)):
        start, word = _known_end(match["label"])
        if word is None:
            continue
        start += match.start("label")
        gap = match["gap"] if start == match.start("label") else " "
        if start > first.start and _may_follow(gap, text[start - 2 : start - 1], word, found[-1].word):
            found.append(LabelAt(word, start, _value_at(text, match.end())))
    return found


def _known_end(label: str) -> tuple[int, LabelWord | None]:
    """The longest end of a run of words that is a label: `Last Omnibus Author` ends in one."""
    start = 0
    while True:
        word = label_word(label[start:])
        space = label.find(" ", start)
        if word is not None or space < 0:
            return start, word
        start = space + 1


def _may_follow(gap: str, before_it: str, word: LabelWord, before: LabelWord) -> bool:
    if gap.strip() or len(gap) > 1:
        return word.strong or word.field in {"dedication", "author"}
    if before.field == "tag":
        return False
    if before.field in LONG_FIELDS:
        return word.strong and before_it in ".!?)"
    return word.strong or before.field in {"posted", "written", "updated", "words", "other"}
