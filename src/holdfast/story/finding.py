"""One thing understood: these characters mean this, says this rule, this sure. Or: says this person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

# What a person can tell of a work, by the name that a Work gives it, and the fields of the findings that it is made of.
FIELDS: Mapping[str, tuple[str, ...]] = {
    "title": ("title",),
    "authors": ("author",),
    "series": ("series",),
    "posting": ("posting",),
    "fandoms": ("fandom",),
    "characters": ("character",),
    "relationships": ("relationship",),
    "tags": ("tag", "title_tag"),
    "genres": ("genre",),
    "categories": ("category",),
    "warnings": ("warning",),
    "rating": ("rating",),
    "summary": ("summary",),
    "spoilers": ("spoiler",),
    "disclaimer": ("disclaimer",),
    "notes": ("notes",),
    "end_notes": ("end_notes",),
    "credits": ("beta", "editor", "cover", "translator", "artist", "thanks"),
    "relations": (
        *("inspired_by", "challenge", "sequel_to", "prequel_to", "continues_in", "continues_from"),
        *("translation_of", "based_on"),
    ),
    "dates": ("date",),
    "status": ("status",),
    "language": ("language",),
    "contact": ("feedback",),
    "archive_permission": ("archive",),
    "end_marker": ("end_marker",),
    "point_of_view": ("point_of_view",),
}
SEVERAL_KINDS = frozenset({"credits", "relations"})  # a value says which: `beta`, `inspired_by`
_ALONE = frozenset({"body", "part"})  # where the story stands; which part of its series it is
_TELLABLE = frozenset({*FIELDS, *_ALONE, *(field for fields in FIELDS.values() for field in fields)})


@dataclass(frozen=True, slots=True)
class Finding:
    """Characters `[start, end)` of the decoded text mean `value` for `field`.

    `rule` is the module and name of the rule that speaks (`labels.rating`); `confidence` is
    between 0 and 1: of the findings said to be 0.9 sure, nine in ten should be right.

    >>> Finding("rating", 71, 76, "PG-13", "labels.rating", 0.99).rule
    'labels.rating'
    """

    field: str
    start: int
    end: int
    value: str
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Told:
    """What a person says of a story: it outlives every reading, and wins over whatever a rule finds for that field.

    `field` is a key of Work (`authors`), the field of a finding (`author`, `beta`, `inspired_by`), `part` (of the series, as
    written), or `body` (a span: where the story stands). A span `[start, end)` counts characters of the decoded text: these
    mean the field, and the `value` is what they say unless it is given. A value without a span is said by the person and not by
    the text. Neither: the text does not say this. Several of one field add up where a work has several (two authors); of a title
    the last holds. ValueError with a sentence for anything else.

    >>> Told("title", None, 0, 4).fields, Told("credits").fields[:2], Told("author", "Ann").key
    (('title',), ('beta', 'editor'), 'authors')
    """

    field: str
    value: str | None = None
    start: int | None = None
    end: int | None = None

    def __post_init__(self) -> None:
        if self.field not in _TELLABLE:
            raise ValueError(f"“{self.field}” is nothing that can be told of a story.")
        if (self.start is None) != (self.end is None) or (self.span and not 0 <= self.span[0] < self.span[1]):
            raise ValueError("A span has a start, and an end behind it.")
        if self.field == "body" and (self.span is None or self.value is not None):
            raise ValueError("Where the story stands is told by a span and nothing else.")
        if self.field in SEVERAL_KINDS and not self.is_empty:
            raise ValueError(f"Of {self.field} there are several kinds: {', '.join(self.fields)}. Say which.")

    @property
    def span(self) -> tuple[int, int] | None:
        """Where it stands in the decoded text; None if a person alone says it."""
        return None if self.start is None or self.end is None else (self.start, self.end)

    @property
    def is_empty(self) -> bool:
        """Whether it says that there is nothing to say."""
        return self.span is None and not (self.value or "").strip()

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields of the findings it speaks of; a value belongs to the first."""
        return FIELDS.get(self.field, (self.field,))

    @property
    def key(self) -> str:
        """The key of Work it speaks of: the same for `author` and `authors`; a role's or kind's own name where there are several."""
        owners = (key for key, fields in FIELDS.items() if self.field in fields and key not in SEVERAL_KINDS)
        return self.field if self.field in FIELDS else next(owners, self.field)


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why a person should look: which field, and a sentence."""

    field: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Ledger:
    """The account of every character of a source; it always adds up.

    `unplaced_spans` says where the unplaced characters stand; `furniture_spans` where furniture
    stands inside the body (running heads, `>` before quoted lines, hyphens that only divided a word; in a page, its tags).

    >>> Ledger(10, 6, 2, 1, 1, ((9, 10),)).adds_up
    True
    """

    characters: int
    body: int
    fields: int
    furniture: int
    unplaced: int
    unplaced_spans: tuple[tuple[int, int], ...] = ()
    furniture_spans: tuple[tuple[int, int], ...] = ()

    @property
    def adds_up(self) -> bool:
        """Whether every character is counted exactly once."""
        return self.characters == self.body + self.fields + self.furniture + self.unplaced
