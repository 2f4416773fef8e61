"""The files around one: those that were brought with it from the same folder, and those by the same author."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from django.db.models import QuerySet

from holdfast.archive.desk.models import BroughtFile
from holdfast.archive.works.models import Credit, CreditRole, Provenance
from holdfast.archive.works.rules import LISTED

MOST = 500  # files that one lesson is for; taught again, it is for the next


@dataclass(frozen=True)
class Batch:
    """`called` ends a sentence that counts them: “of the folder kirk/”."""

    name: str
    called: str
    provenances: tuple[Provenance, ...]


def batches_of(provenance: Provenance, key: str) -> Iterator[Batch]:
    """The batches that a correction of this field may be for; only those with others in them."""
    folder = _folder(provenance)
    together = _others(provenance, _brought_with(provenance, folder), folder)
    if together:
        called = f"of the folder {folder}/" if folder else "that were brought together"
        yield Batch("folder", called, together)
    authors = Credit.objects.filter(work=provenance.work_id, role=CreditRole.AUTHOR).select_related("pen_name")
    names = {one.pen_name_id: one.pen_name.name for one in authors}
    theirs = Provenance.objects.filter(work__credits__in=_credits(names))
    others = _others(provenance, theirs) if names and key != "authors" else ()
    if others and {one.pk for one in others} != {one.pk for one in together}:
        yield Batch("author", f"by {' or '.join(names.values())}", others)


def _credits(names: dict[int, str]) -> QuerySet[Credit]:
    return Credit.objects.filter(pen_name__in=names, role=CreditRole.AUTHOR)


def _brought_with(provenance: Provenance, folder: str) -> QuerySet[Provenance]:
    bringings = BroughtFile.objects.filter(sha256=provenance.original.sha256).values("bringing")
    brought = BroughtFile.objects.filter(bringing__in=bringings).exclude(sha256="").values("sha256")
    beside = Provenance.objects.filter(original__sha256__in=brought)
    return beside.filter(original__name__startswith=f"{folder}/") if folder else beside


def _others(provenance: Provenance, several: QuerySet[Provenance], folder: str | None = None) -> tuple[Provenance, ...]:
    """At most so many; only of just this folder, where one is named."""
    found = several.filter(work__state__in=LISTED).exclude(pk=provenance.pk).select_related("original", "work")
    every = found.order_by("id").distinct().iterator(chunk_size=MOST)
    return tuple(islice((one for one in every if folder is None or _folder(one) == folder), MOST))


def _folder(provenance: Provenance) -> str:
    return provenance.original.name.rpartition("/")[0]
