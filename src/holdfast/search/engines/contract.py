"""What a search engine must do. Engines hold numbers and folded words; rows and permissions stay in the database."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from holdfast.search.language import Query

# Every field a document may fill; a phrase never runs from one value of a field into the next.
FIELDS = (
    "title",
    "author",
    "person",
    "fandom",
    "relationship",
    "character",
    "genre",
    "rating",
    "warning",
    "tag",
    "series",
    "summary",
    "notes",
    "text",
    "language",
)
# Where words are looked for when no field is named, and how much a word there says about the work.
ANYWHERE: Mapping[str, float] = {
    "title": 4.0,
    "person": 3.0,
    "series": 2.0,
    "tag": 2.0,
    "summary": 1.5,
    "notes": 1.0,
    "text": 1.0,
}


class IndexUnusable(Exception):
    """There is no index, or it is damaged, or another version wrote it. The cure is always to rebuild it."""


class Sort(Enum):
    RELEVANCE = "relevance"
    NEWEST = "newest"


@dataclass(frozen=True, slots=True)
class Document:
    """One work as an engine sees it: known by its address, told of in answers by its number.

    `added` is in seconds since 1970; `values` are folded words by field.
    """

    address: str
    number: int
    state: str
    added: int
    values: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Request:
    """`states` are those the viewer may see; `without` are addresses to leave out whatever the index says."""

    query: Query
    states: frozenset[str]
    without: frozenset[str] = frozenset()
    sort: Sort = Sort.RELEVANCE
    offset: int = 0
    limit: int = 20


@dataclass(frozen=True, slots=True)
class Answer:
    """The numbers of the works on this page, best first, and how many there are in all."""

    numbers: tuple[int, ...]
    total: int


class Engine(Protocol):
    """One index, which a single indexer writes (search.follow holds the lock) and any process may search.

    `position` is the number of the last line of the journal that the index knows of.
    """

    @property
    def position(self) -> int:
        """Raises IndexUnusable."""

    def apply(self, upserts: Iterable[Document], deletes: Iterable[str], position: int) -> None:
        """Replace or add documents, take away addresses; on disk, and seen by every later search, when this returns.

        Doing it twice leaves what doing it once leaves. Raises IndexUnusable.
        """

    def rebuild(self, documents: Iterable[Document], position: int) -> int:
        """A new index of these documents and nothing else; the former one answers until it is ready. Counts them."""

    def search(self, request: Request) -> Answer:
        """Raises IndexUnusable."""

    def distrust(self) -> None:
        """Mark the index as unusable, so that whoever follows the journal rebuilds it."""
