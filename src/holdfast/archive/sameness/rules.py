"""Who may look at offers and decide them."""

from __future__ import annotations

from holdfast.archive.people.rules import Viewer
from holdfast.archive.review.rules import may_review


def may_decide(viewer: Viewer) -> bool:
    return may_review(viewer)
