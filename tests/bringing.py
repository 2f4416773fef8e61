"""A file that is brought for a test, with its bytes kept: a review reads them again."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from holdfast.archive.bridge import keep
from holdfast.archive.journal.actions import writing
from holdfast.archive.works import originals
from holdfast.archive.works.models import Original, Work
from holdfast.story import Source, read

BringFile = Callable[[str, str], Work]


@pytest.fixture
def bring_file(db: None) -> BringFile:
    """Keep a file of this name and text, read it, and answer with its work."""
    del db

    def bring(name: str, text: str) -> Work:
        data = text.encode()
        original = Original.objects.create(sha256=originals.keep(data), size=len(data), name=name)
        with writing():
            return keep(read(Source(name, data)), original, by=None)

    return bring
