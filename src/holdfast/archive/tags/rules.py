"""Who may change what tags mean."""

from __future__ import annotations

from holdfast.archive.people.rules import Viewer, is_owner


def may_wrangle(viewer: Viewer) -> bool:
    return is_owner(viewer)
