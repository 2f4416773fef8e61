"""Bytes to Work to bytes. Everything outside this library comes in by this door."""

from holdfast.story.decode import decode
from holdfast.story.errors import Refused, StoryError, TooLarge, UnknownFormat, Unsafe
from holdfast.story.finding import Doubt, Finding, Ledger
from holdfast.story.manuscript import Line, LineRole, Manuscript, Mark, Repair, Run, Said
from holdfast.story.readers.table import read_manuscript
from holdfast.story.source import Problem, Source
from holdfast.story.unpackers.table import unpack, unpack_bytes
from holdfast.story.work import (
    Block,
    BlockKind,
    Chapter,
    Credit,
    ImpreciseDate,
    Posting,
    Rating,
    ReadStory,
    Relation,
    Relationship,
    SeriesPlace,
    SourceFacts,
    Work,
)

__all__ = [
    "Block",
    "BlockKind",
    "Chapter",
    "Credit",
    "Doubt",
    "Finding",
    "ImpreciseDate",
    "Ledger",
    "Line",
    "LineRole",
    "Manuscript",
    "Mark",
    "Posting",
    "Problem",
    "Rating",
    "ReadStory",
    "Refused",
    "Relation",
    "Relationship",
    "Repair",
    "Run",
    "Said",
    "SeriesPlace",
    "Source",
    "SourceFacts",
    "StoryError",
    "TooLarge",
    "UnknownFormat",
    "Unsafe",
    "Work",
    "decode",
    "read_manuscript",
    "unpack",
    "unpack_bytes",
]
