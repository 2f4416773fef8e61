"""Who may see a work, its original and the want list. Every page, feed, hit, count and download asks here."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from holdfast.archive.people.rules import Viewer, is_owner
from holdfast.archive.works.models import Original, Provenance, Want, Work, WorkState

LISTED = (WorkState.PUBLISHED, WorkState.HIDDEN)  # the states of works that any list, search or count may know of


def visible_works(viewer: Viewer) -> QuerySet[Work]:
    """What lists, searches and counts know of. What was set aside, or joined into another work, stands in none."""
    if is_owner(viewer):
        return Work.objects.filter(state__in=LISTED)
    return Work.objects.filter(state=WorkState.PUBLISHED)


def works_to_open(viewer: Viewer) -> QuerySet[Work]:
    """What the viewer may open who knows its address: for keepers also what they have set aside."""
    return Work.objects.exclude(state=WorkState.JOINED) if is_owner(viewer) else visible_works(viewer)


def may_see(viewer: Viewer, work: Work) -> bool:
    """The same as standing in `works_to_open`, for a row that is already in hand."""
    return work.state == WorkState.PUBLISHED or (is_owner(viewer) and work.state != WorkState.JOINED)


def may_see_original(viewer: Viewer, work: Work) -> bool:
    """Whoever may see a work may see what it was made from: a page, on which e-mail addresses are masked."""
    return may_see(viewer, work)


def may_carry_away(viewer: Viewer, work: Work, original: Original) -> bool:
    """A file cannot be masked: one that holds somebody's e-mail address, or a work out of sight, is for the keepers alone."""
    if is_owner(viewer):
        return True
    whole = not any(one.part for one in work.provenance.all() if one.original_id == original.pk)
    open_to_all = may_see_original(viewer, work) and not original.holds_addresses
    return open_to_all and (whole or not _holds_more(viewer, original))


def _holds_more(viewer: Viewer, original: Original) -> bool:
    """Whether another work, which the viewer may not see, stands in the same file."""
    others = Provenance.objects.filter(original=original).exclude(work__state=WorkState.JOINED)
    return others.exclude(work__in=visible_works(viewer).order_by()).exists()


def may_see_mail_addresses(viewer: Viewer) -> bool:
    """Those that people wrote in and beside their stories. Everybody else sees the name before the @."""
    return is_owner(viewer)


def may_change(viewer: Viewer, work: Work) -> bool:
    del work  # for now every work is in its keeper's hands; writers come with accounts
    return is_owner(viewer)


def visible_wants(viewer: Viewer) -> QuerySet[Want]:
    """What is still wanted, as far as a work that the viewer may see (or a series) points to it."""
    states = LISTED if is_owner(viewer) else (WorkState.PUBLISHED,)
    pointed_to = Q(relations__work__state__in=states) | Q(places__series__places__work__state__in=states)
    return Want.objects.filter(pointed_to, met_by__isnull=True).distinct()
