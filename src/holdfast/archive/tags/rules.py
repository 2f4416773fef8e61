"""Who may change what tags mean."""

from __future__ import annotations

from holdfast.archive.people.models import Person
from holdfast.archive.people.rules import Viewer, is_owner


def may_wrangle(viewer: Viewer) -> bool:
    """Owners, and whoever an owner has made a tag wrangler."""
    return is_owner(viewer) or (isinstance(viewer, Person) and viewer.is_active and viewer.wrangles)
