"""The want list: what is wanted, which work may be it, and a person's word that it is."""

from __future__ import annotations

from collections.abc import Collection

from django.core.exceptions import PermissionDenied
from django.db.models import Q

from holdfast.archive.journal.actions import record, writing
from holdfast.archive.names import fold
from holdfast.archive.people.models import Person
from holdfast.archive.people.rules import is_owner
from holdfast.archive.works.models import CreditRole, Relation, SaidBy, Want, Work


def want(title: str, author: str = "", *, asked_by: Work | None = None) -> Want:
    """The open want for this title and author, made when it is new. In the caller's transaction.

    Without an author a title alone is not enough, for many a story is called “Part Two”: it is
    the same want only when it is asked for by works of the same author.
    """
    folded = fold(title, 500)
    for found in Want.objects.filter(folded=folded, met_by__isnull=True).order_by("id"):
        if fold(found.author) == fold(author) and (author or _same_askers(found, asked_by)):
            return found
    made = Want.objects.create(title=title, folded=folded, author=author)
    record(None, "wanted", "want", made.address, title=title, author=author)
    return made


def _same_askers(found: Want, asked_by: Work | None) -> bool:
    askers = Work.objects.filter(relations__want=found)
    if asked_by is None or not askers:
        return not askers
    mine = author_names(asked_by)
    return any(author_names(one) == mine or author_names(one) & mine for one in askers)


def author_names(work: Work) -> set[str]:
    """The folded pen names of whoever wrote it."""
    names = work.credits.filter(role=CreditRole.AUTHOR).values_list("pen_name__folded", flat=True)
    return set(names)


def propose_matches(work: Work) -> list[Want]:
    """Open wants that this work may meet, for a person to agree: the same title, those that agree on the author first."""
    if not work.folded:
        return []
    same_title = Want.objects.filter(folded=work.folded, met_by__isnull=True).order_by("id")
    return sorted(same_title, key=lambda one: not agrees(one, work))


def agrees(wanted: Want, work: Work, series: Collection[int] = ()) -> bool:
    """Title and author, or title and series, are exactly the same: nobody need be asked."""
    if wanted.folded != work.folded:
        return False
    mine = author_names(work)
    if wanted.author:
        return fold(wanted.author) in mine
    askers = Work.objects.filter(relations__want=wanted)
    same_author = bool(mine) and any(author_names(one) & mine for one in askers)
    same_series = Q(relations__want=wanted) & Q(places__series__in=series)
    return same_author or Work.objects.filter(same_series).exclude(pk=work.pk).exists()


def meet(wanted: Want, work: Work, *, by: Person | None) -> None:
    """The work is the one that was wanted: whatever pointed to the want points to the work."""
    if by is not None and not is_owner(by):
        raise PermissionDenied("Only a keeper of the archive may say that a work is the one that was wanted.")
    with writing():
        wanted.met_by = work
        wanted.met_said_by = SaidBy.FINDING if by is None else SaidBy.KEEPER
        wanted.save(update_fields=["met_by", "met_said_by"])
        pointing = Relation.objects.filter(want=wanted).exclude(work=work)
        concerned = set(pointing.values_list("work__address", flat=True))
        pointing.update(to_work=work)
        record(by, "met", "want", wanted.address, work=work.address)
        for each in sorted(concerned):
            record(by, "related", "work", each, to=work.address)


def unmeet(wanted: Want, work: Work) -> None:
    """The work turned out not to be the one that was wanted: whatever pointed to it asks again. In the caller's transaction."""
    pointing = Relation.objects.filter(want=wanted, to_work=work)
    concerned = set(pointing.values_list("work__address", flat=True))
    pointing.update(to_work=None)
    wanted.met_by, wanted.met_said_by = None, SaidBy.FINDING
    wanted.save(update_fields=["met_by", "met_said_by"])
    record(None, "unmet", "want", wanted.address, work=work.address)
    for each in sorted(concerned):
        record(None, "unrelated", "work", each, to=work.address)
