"""Who may look at offers and decide them."""

from __future__ import annotations

from holdfast.archive.people.rules import Viewer, is_owner


def may_decide(viewer: Viewer) -> bool:
    return is_owner(viewer)
