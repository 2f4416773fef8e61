"""Writing: one transaction, its lines in the journal, and word to whoever follows once it is committed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection, transaction
from django.dispatch import Signal
from django.utils import timezone

from holdfast.archive.journal.models import Entry

# Sent after a commit that wrote lines. Carries nothing: whoever listens reads on in the journal.
written = Signal()
_ONE_WRITER = 0x686F6C64  # "hold"


@contextmanager
def writing() -> Iterator[None]:
    """A transaction that may write journal lines. On PostgreSQL writers take turns, as they do on SQLite.

    Else a line with a higher number could be seen before one with a lower, and a follower that
    reads on from the last number it has seen would never see the lower one.
    """
    with transaction.atomic():
        _take_turn()
        yield


def record(who: object | None, verb: str, noun: str, thing: str, **details: Any) -> None:
    """Write a line, in the caller's transaction. `who` is a person, or None for Holdfast itself."""
    record_all(who, verb, noun, [(thing, details)])


def record_all(who: object | None, verb: str, noun: str, things: Iterable[tuple[str, dict[str, Any]]]) -> None:
    """A line for each of these things and its details, in their order."""
    if not connection.in_atomic_block:
        raise RuntimeError("A journal line is written in the transaction of what it tells. Use writing().")
    _take_turn()
    now, name = timezone.now(), "" if who is None else str(who)
    Entry.objects.bulk_create(
        Entry(at=now, who=name, verb=verb, noun=noun, thing=thing, details=details) for thing, details in things
    )
    if not any(waiting[1] is _tell for waiting in connection.run_on_commit):  # once a transaction
        transaction.on_commit(_tell)


def _take_turn() -> None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_ONE_WRITER])


def _tell() -> None:
    written.send_robust(sender=Entry)
