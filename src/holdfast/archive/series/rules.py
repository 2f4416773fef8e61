"""Who may see a series and the places in it."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, QuerySet

from holdfast.archive.people.rules import Viewer, is_owner
from holdfast.archive.series.models import Place, Series
from holdfast.archive.works.models import WorkState


def visible_series(viewer: Viewer) -> QuerySet[Series]:
    """A series is seen by whoever may see a work in it."""
    if is_owner(viewer):
        return Series.objects.all()
    seen = Place.objects.filter(series=OuterRef("pk"), work__state=WorkState.PUBLISHED)
    return Series.objects.filter(Exists(seen))


def visible_places(viewer: Viewer) -> QuerySet[Place]:
    """A place that holds a work out of sight is not shown; pages find a gap there, as where nobody has told of a part."""
    unseen = [WorkState.ASIDE, WorkState.JOINED]
    return Place.objects.exclude(work__state__in=unseen if is_owner(viewer) else [*unseen, WorkState.HIDDEN])
