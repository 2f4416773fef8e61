"""What was understood of a story, as frozen values. No rows, no bytes, no page."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from holdfast.story.finding import Doubt, Finding, Ledger
from holdfast.story.manuscript import Mark, Repair


class BlockKind(StrEnum):
    """How a stretch of a story is set."""

    PARAGRAPH = "paragraph"
    VERSE = "verse"  # lines stay lines: poems, songs
    LETTER = "letter"  # salutations, signatures, addresses: lines stay lines
    BREAK = "break"  # a scene break; `text` is the mark as written
    HEADING = "heading"  # a heading inside a chapter
    QUOTE = "quote"
    VERBATIM = "verbatim"  # spacing matters: chat logs, tables drawn in letters


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, poem, letter head, scene break … of a body.

    `text` is as read; lines of verse and letters are parted by a line end. `marks` count
    characters of `text`. `[start, end)` is where it stands in the decoded source.
    """

    kind: BlockKind
    text: str
    start: int
    end: int
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Chapter:
    """One chapter: its title as written (if it has one) and its blocks."""

    title: str | None
    start: int
    end: int
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class SeriesPlace:
    """Where a work stands in a series: `part` as a number, `part_as_written` as the author put it."""

    title: str
    part: int | None = None
    part_as_written: str | None = None
    total: int | None = None


@dataclass(frozen=True, slots=True)
class Posting:
    """Which piece of a post that came in pieces this is: `1/3`."""

    part: int
    total: int | None
    as_written: str


@dataclass(frozen=True, slots=True)
class Relationship:
    """A pairing: `kind` is romantic (`/`), platonic (`&`) or unstated."""

    as_written: str
    members: tuple[str, ...]
    kind: str


@dataclass(frozen=True, slots=True)
class Rating:
    """A rating in the author's words, the system it belongs to, and a level that can be compared.

    Levels: general, teen, mature, explicit, unrated.
    """

    as_written: str
    system: str | None
    level: str


@dataclass(frozen=True, slots=True)
class Credit:
    """Somebody who helped. Roles: beta, editor, cover, translator, artist, thanks."""

    name: str
    role: str
    as_written: str


@dataclass(frozen=True, slots=True)
class Relation:
    """Another work that this one points to.

    Kinds: inspired-by, response-to (a challenge), sequel-to, prequel-to, continues-in,
    continues-from, translation-of, based-on.
    """

    kind: str
    title: str | None
    author: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class ImpreciseDate:
    """A date no more exact than the author was: `precision` is year, month or day.

    `date` is ISO 8601 cut to that precision (`2007-06`); `role` is written, posted, updated …
    """

    as_written: str
    date: str
    precision: str
    role: str


@dataclass(frozen=True)
class Work:
    """A story as it was understood. Nothing here is inferred that the text does not say."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    series: tuple[SeriesPlace, ...] = ()
    posting: Posting | None = None
    fandoms: tuple[str, ...] = ()
    characters: tuple[str, ...] = ()
    relationships: tuple[Relationship, ...] = ()
    tags: tuple[str, ...] = ()
    genres: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    rating: Rating | None = None
    summary: str | None = None
    spoilers: str | None = None
    disclaimer: str | None = None
    notes: str | None = None
    end_notes: str | None = None
    asides: tuple[str, ...] = ()  # paragraphs that a host keeps with the summary and that are none
    credits: tuple[Credit, ...] = ()
    relations: tuple[Relation, ...] = ()
    dates: tuple[ImpreciseDate, ...] = ()
    status: str | None = None
    language: str | None = None
    contact: str | None = None
    archive_permission: str | None = None
    end_marker: str | None = None
    point_of_view: str | None = None
    chapters: tuple[Chapter, ...] = ()
    words: int = 0


@dataclass(frozen=True)
class SourceFacts:
    """What is known of the bytes a story was read from (the bytes themselves stay behind).

    `part` are the characters of the decoded text that were read, where a file holds several works; None: all.
    """

    name: str
    sha256: str
    bytes: int
    characters: int
    encoding: str
    reader: str
    part: tuple[int, int] | None = None


@dataclass(frozen=True)
class ReadStory:
    """A story as read: what was understood, why, what is doubtful, and the account of it all.

    `text` is the decoded source to which every offset refers.
    """

    source: SourceFacts
    work: Work
    text: str
    findings: tuple[Finding, ...]
    ledger: Ledger
    doubts: tuple[Doubt, ...] = field(default=())
    repairs: tuple[Repair, ...] = field(default=())
