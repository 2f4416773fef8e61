"""Who may see a work, its original and the want list. Every page, feed, hit, count and download asks here."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from holdfast.archive.people.rules import Viewer, is_owner
from holdfast.archive.works.models import Original, Want, Work, WorkState


def visible_works(viewer: Viewer) -> QuerySet[Work]:
    works = Work.objects.all()
    return works if is_owner(viewer) else works.filter(state=WorkState.PUBLISHED)


def may_see(viewer: Viewer, work: Work) -> bool:
    """The same as standing in `visible_works`, for a row that is already in hand."""
    return work.state == WorkState.PUBLISHED or is_owner(viewer)


def may_see_original(viewer: Viewer, work: Work) -> bool:
    """Whoever may see a work may see what it was made from: a page, on which e-mail addresses are masked."""
    return may_see(viewer, work)


def may_carry_away(viewer: Viewer, work: Work, original: Original) -> bool:
    """A file cannot be masked: one that holds somebody's e-mail address is for the keepers alone."""
    return is_owner(viewer) or (may_see_original(viewer, work) and not original.holds_addresses)


def may_see_mail_addresses(viewer: Viewer) -> bool:
    """Those that people wrote in and beside their stories. Everybody else sees the name before the @."""
    return is_owner(viewer)


def may_change(viewer: Viewer, work: Work) -> bool:
    del work  # for now every work is in its keeper's hands; writers come with accounts
    return is_owner(viewer)


def visible_wants(viewer: Viewer) -> QuerySet[Want]:
    """What is still wanted, as far as a work that the viewer may see (or a series) points to it."""
    open_wants = Want.objects.filter(met_by__isnull=True)
    if is_owner(viewer):
        return open_wants
    pointed_to = Q(relations__work__state=WorkState.PUBLISHED)
    return open_wants.filter(pointed_to | Q(places__series__places__work__state=WorkState.PUBLISHED)).distinct()
