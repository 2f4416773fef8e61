"""Following the journal."""

from __future__ import annotations

from django.db.models import Max

from holdfast.archive.journal.models import Entry


def after(number: int, limit: int) -> list[Entry]:
    """At most `limit` lines that follow line `number`, in order. From 0 on, the whole journal."""
    return list(Entry.objects.filter(number__gt=number).order_by("number")[:limit])


def newest_number() -> int:
    """The number of the last line, 0 when there is none."""
    return Entry.objects.aggregate(newest=Max("number"))["newest"] or 0
