"""Who may bring files."""

from __future__ import annotations

from holdfast.archive.people.rules import Viewer, is_owner


def may_bring(viewer: Viewer) -> bool:
    return is_owner(viewer)
