"""Who may say what a work is."""

from __future__ import annotations

from holdfast.archive.people.rules import Viewer, is_owner


def may_review(viewer: Viewer) -> bool:
    return is_owner(viewer)
