"""Files that were brought, with their bytes kept: a review reads them again."""

from __future__ import annotations

from typing import Any

import pytest
from bringing import BringFile

from holdfast.archive.journal.models import Entry
from holdfast.archive.series.models import Place
from holdfast.archive.works.models import Want, Work


def rows_of(work: Work) -> dict[str, Any]:
    """All that the rows say of a work, but for when."""
    work.refresh_from_db()
    unsaid = {"id", "added", "changed", "address", "joined_into", "reviewed_at"}
    columns = {one.attname: getattr(work, one.attname) for one in work._meta.concrete_fields}
    return {name: value for name, value in columns.items() if name not in unsaid} | {
        "chapters": list(
            work.chapters.filter(shown__isnull=False).values_list("position", "title", "shown__text", "shown__sha256")
        ),
        "credits": list(work.credits.values_list("pen_name__name", "role", "as_written")),
        "tags": list(work.taggings.values_list("tag__kind", "tag__name", "as_written")),
        "relations": sorted(work.relations.values_list("kind", "title", "author", "to_work__title"), key=str),
        "asks for": sorted(
            work.relations.filter(want__isnull=False, want__met_by=None).values_list("want__title", flat=True), key=str
        ),
        "places": sorted(Place.objects.filter(work=work).values_list("series__title", "position", "label"), key=str),
        "wants": sorted(Want.objects.filter(met_by=None).values_list("title", "author"), key=str),
        "waiting places": sorted(Place.objects.filter(work__isnull=True).values_list("want__title", "position")),
        "doubts": [one.doubts for one in work.provenance.all()],
        "parts": list(work.provenance.values_list("original__name", "role", "start", "end")),
    }


LAMP = """The Lamp on the Skerry
by Wren Hallowell

Rating: PG
Pairing: Ahab/Starbuck
Series: Skerry Nights, part 2
Thanks to Marram, who read this twice.

The lamp went out at four, and nobody saw it go. He had been at the stair with a can of oil.

"Light it," she said. "Light it, or they will be on the rocks by morning."

He lit it. They came in by the north side, one after another, and nobody ever knew.

THE END

Continued in The Bell on the Skerry.
"""


def spoken() -> list[tuple[str, str, str]]:
    return list(Entry.objects.order_by("number").values_list("who", "verb", "noun"))


@pytest.fixture
def lamp(bring_file: BringFile) -> Work:
    return bring_file("skerry/lamp.txt", LAMP)
