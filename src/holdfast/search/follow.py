"""The index follows the journal: it reads on from its own position, and never asks the archive to tell it anything."""

from __future__ import annotations

import fcntl
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from django.db.models import Q
from django.db.models.functions import Coalesce

from holdfast.archive.journal.models import Entry
from holdfast.archive.journal.queries import after, newest_number
from holdfast.archive.tags.models import Tag
from holdfast.archive.works.models import Work
from holdfast.archive.works.rules import LISTED
from holdfast.search.documents import documents, every_document
from holdfast.search.engines.contract import Document, Engine, IndexUnusable
from holdfast.search.engines.table import engine, index_folder

BATCH = 1000
Tell = Callable[[int], None]  # told how many works are indexed so far

# Which works a line of the journal is about, by its noun: the field of Work that names the thing.
_WORKS_BY: Mapping[str, str] = {
    "work": "address",
    "series": "places__series__address",
}


def catch_up(*, tell: Tell | None = None) -> int:
    """Bring the index to where the journal stands; rebuild it when there is none. Counts the works indexed.

    One indexer at a time: another that is at work is waited for, and then little is left to do.
    """
    with _only_indexer():
        chosen = engine()
        try:
            return _read_on(chosen, tell)
        except IndexUnusable:
            return _build(chosen, tell)


def rebuild(tell: Tell | None = None) -> int:
    """A new index from the rows; the old one answers until it is ready."""
    with _only_indexer():
        return _build(engine(), tell)


def _read_on(chosen: Engine, tell: Tell | None) -> int:
    count = 0
    position = chosen.position
    while entries := after(position, BATCH):
        numbers, gone = _concerned(entries)
        position = entries[-1].number
        chosen.apply(documents(numbers), gone, position)
        count += len(numbers)
        if tell:
            tell(count)
    return count


def _build(chosen: Engine, tell: Tell | None) -> int:
    """What is written while this runs stands in the journal behind the position, and is read again."""
    position = newest_number()
    return chosen.rebuild(_told(every_document(), tell), position)


def _concerned(entries: Sequence[Entry]) -> tuple[list[int], set[str]]:
    """The numbers of the works to index again, and the addresses of those that are no more, or stand in no list."""
    things = {noun: {entry.thing for entry in entries if entry.noun == noun} for noun in _WORKS_BY}
    listed = Work.objects.filter(state__in=LISTED)
    spoken_of = dict(listed.filter(address__in=things["work"]).values_list("pk", "address"))
    numbers = set(spoken_of) | _with_tags({entry.details["number"] for entry in entries if entry.noun == "tag"})
    for noun, lookup in _WORKS_BY.items():
        if noun != "work" and things[noun]:
            numbers.update(Work.objects.filter(**{f"{lookup}__in": things[noun]}).values_list("pk", flat=True))
    return sorted(numbers), things["work"] - set(spoken_of.values())


def _with_tags(tags: set[int]) -> set[int]:
    """Works under these tags, any name that means the same, or what they hold: all of them are found by other words now."""
    if not tags:
        return set()
    meant = Tag.objects.filter(pk__in=tags).values_list(Coalesce("canonical", "pk"), flat=True)
    known = list(meant)
    held = list(Tag.objects.filter(Q(parents__in=known) | Q(parents__canonical__in=known)).values_list("pk", flat=True))
    under = Q(tags__in=known + held) | Q(tags__canonical__in=known + held)
    return set(Work.objects.filter(under).values_list("pk", flat=True))


def _told(every: Iterator[Document], tell: Tell | None) -> Iterator[Document]:
    for count, document in enumerate(every, 1):
        yield document
        if tell and count % BATCH == 0:
            tell(count)


@contextmanager
def _only_indexer() -> Iterator[None]:
    """A lock on a file, which the system lets go of when its holder is killed."""
    folder = index_folder()
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "indexer.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
