"""All readers; the one that claims a source with the best score reads it."""

from __future__ import annotations

from holdfast.story.manuscript import Manuscript
from holdfast.story.readers import plaintext
from holdfast.story.source import Source


def read_manuscript(source: Source) -> Manuscript:
    """The manuscript of a source, by the reader that knows its format."""
    return plaintext.read(source)
