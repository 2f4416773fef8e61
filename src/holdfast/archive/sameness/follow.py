"""Works are compared as the journal tells of them: after the commit that brought or changed them, never within it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from holdfast.archive.journal.actions import writing
from holdfast.archive.journal.queries import after
from holdfast.archive.sameness.facts import facts_of
from holdfast.archive.sameness.keeping import forget, keep_facts
from holdfast.archive.sameness.models import Followed, Signature
from holdfast.archive.works.models import Work

BATCH = 50  # lines of the journal; a transaction is as long as their works take to compare
MOST_WORDS = 500_000  # of works that are held in memory at once, unless a single one is longer
Tell = Callable[[int], None]  # told how many works were compared so far


def catch_up(*, tell: Tell | None = None) -> int:
    """Compare what the journal speaks of since last time. Counts the works. Killed in between, it is done again.

    Two at once do the same work twice and store it once: whoever comes second finds that the place has moved.
    """
    count = 0
    place = Followed.objects.first() or Followed()
    while entries := after(place.number, BATCH):
        spoken_of = list(dict.fromkeys(entry.thing for entry in entries if entry.noun == "work"))
        for addresses in _groups(spoken_of):
            if not _compare(addresses, place):
                return count
            count += len(addresses)
            if tell:
                tell(count)
        if not _move(place, entries[-1].number):
            return count
    return count


def _groups(addresses: Sequence[str]) -> Iterator[list[str]]:
    """As many at a time as memory is for."""
    group: list[str] = []
    words = 0
    for address, length in Work.objects.filter(address__in=addresses).order_by("pk").values_list("address", "words"):
        if group and words + length > MOST_WORDS:
            yield group
            group, words = [], 0
        group.append(address)
        words += length
    if group:
        yield group


def _compare(addresses: list[str], place: Followed) -> bool:
    facts = facts_of(addresses)
    here = {one.work.address for one in facts}
    with writing():
        if not _is_ours(place):
            return False
        gone = Signature.objects.filter(work__address__in=[one for one in addresses if one not in here])
        forget(list(gone.values_list("work", flat=True)))
        keep_facts(facts)
    return True


def _move(place: Followed, number: int) -> bool:
    with writing():
        if not _is_ours(place):
            return False
        place.number = number
        place.save()
    return True


def _is_ours(place: Followed) -> bool:
    """Whether nobody else has gone on from this place. In a transaction that may write."""
    stands = Followed.objects.values_list("number", flat=True).first() or 0
    return bool(stands == place.number)
