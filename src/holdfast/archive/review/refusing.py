"""What every action asks before it changes anything."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied

from holdfast.archive.people.models import Person
from holdfast.archive.review.rules import may_review


class NotReviewed(ValueError):
    """Something that cannot be told or done; the sentence says why, and nothing was changed."""


def refuse_unless_allowed(by: Person | None) -> None:
    """Without a person it is the machine's own keeper who asks, at the command line."""
    if by is not None and not may_review(by):
        raise PermissionDenied("Only a keeper of the archive may say what a work is.")
