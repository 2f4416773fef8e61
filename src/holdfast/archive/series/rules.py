"""Who may see a series and the places in it."""

from __future__ import annotations

from django.db.models import QuerySet

from holdfast.archive.people.rules import Viewer, is_owner
from holdfast.archive.series.models import Place, Series
from holdfast.archive.works.models import WorkState


def visible_series(viewer: Viewer) -> QuerySet[Series]:
    """A series is seen by whoever may see a work in it."""
    if is_owner(viewer):
        return Series.objects.all()
    return Series.objects.filter(places__work__state=WorkState.PUBLISHED).distinct()


def visible_places(viewer: Viewer) -> QuerySet[Place]:
    """A place that holds a hidden work is not shown as missing: it is not shown."""
    if is_owner(viewer):
        return Place.objects.all()
    return Place.objects.exclude(work__state=WorkState.HIDDEN)
