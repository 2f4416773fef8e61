"""Who a viewer is to this archive."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser

from holdfast.archive.people.models import Person

Viewer = Person | AnonymousUser


def is_owner(viewer: Viewer) -> bool:
    """Whether this is somebody who keeps the archive, and so may see and do everything in it."""
    return viewer.is_active and viewer.is_superuser
