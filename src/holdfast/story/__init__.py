"""Bytes to Work to bytes. Everything outside this library comes in by this door."""

from holdfast.story.assemble.stretches import Stretch, stretches, stretches_of
from holdfast.story.decode import decode
from holdfast.story.errors import Refused, StoryError, TooLarge, UnknownFormat, Unsafe
from holdfast.story.finding import FIELDS, Doubt, Finding, Ledger, Told
from holdfast.story.layout.words import count as count_words
from holdfast.story.manuscript import Line, LineRole, Manuscript, Mark, Repair, Run, Said
from holdfast.story.many import Processes, attempt
from holdfast.story.markup.blocks import chapter_html, chapter_text
from holdfast.story.markup.clean import clean_html
from holdfast.story.paratext.relationships import members as relationship_members
from holdfast.story.pipeline import read, refusal
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
from holdfast.story.writers.json import FORMAT, as_data

__all__ = [
    "FIELDS",
    "FORMAT",
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
    "Processes",
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
    "Stretch",
    "Told",
    "TooLarge",
    "UnknownFormat",
    "Unsafe",
    "Work",
    "as_data",
    "attempt",
    "chapter_html",
    "chapter_text",
    "clean_html",
    "count_words",
    "decode",
    "read",
    "read_manuscript",
    "refusal",
    "relationship_members",
    "stretches",
    "stretches_of",
    "unpack",
    "unpack_bytes",
]
