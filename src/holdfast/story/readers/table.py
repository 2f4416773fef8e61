"""All readers; the one that claims a source with the best score reads it, the first of equals."""

from __future__ import annotations

from holdfast.story.manuscript import Manuscript
from holdfast.story.readers import html, plaintext
from holdfast.story.readers.contract import Reader
from holdfast.story.source import Source

READERS: tuple[Reader, ...] = (plaintext, html)


def read_manuscript(source: Source) -> Manuscript:
    r"""What a source says, by the reader that knows its format best.

    Raises Refused or TooLarge (both StoryError) with a sentence, never anything else.

    >>> read_manuscript(Source("a.txt", b"One.\n\nTwo.")).reader
    'plaintext'
    """
    return max(READERS, key=lambda reader: reader.claims(source)).read(source)
