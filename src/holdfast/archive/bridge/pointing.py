"""What a story points to: a work here when title and author (or series) agree, an address elsewhere, or a want."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from django.db.models import Q

from holdfast.archive.names import fold
from holdfast.archive.prepared import address
from holdfast.archive.series.actions import meet_want, place_want
from holdfast.archive.series.models import Series
from holdfast.archive.works.models import CreditRole, Relation, RelationKind, Work
from holdfast.archive.works.wanting import agrees, propose_matches, want
from holdfast.story import Relation as Said
from holdfast.story import Work as StoryWork

# These are wanted by their title alone; what inspired a story may be a film, so it is wanted when an author is named.
_WANTED = {
    RelationKind.SEQUEL_TO,
    RelationKind.PREQUEL_TO,
    RelationKind.CONTINUES_IN,
    RelationKind.CONTINUES_FROM,
    RelationKind.TRANSLATION_OF,
}
_WANTED_BY_AUTHOR = {RelationKind.INSPIRED_BY, RelationKind.BASED_ON}
_STEP = {RelationKind.CONTINUES_IN: 1, RelationKind.CONTINUES_FROM: -1}


Pointing = tuple[str, str, str, str]  # a relation's kind, title, author and address


def key_of(said: Said) -> Pointing:
    return said.kind, said.title or "", said.author or "", address(said.url)


def point(
    work: Work, story: StoryWork, series: Sequence[Series], authors: Collection[str], known: Collection[Pointing] = ()
) -> None:
    """A row for everything the story points to, once each; what is `known` has its row."""
    for said in dict.fromkeys(one for one in story.relations if key_of(one) not in known):
        relation = Relation(
            work=work,
            kind=said.kind,
            title=said.title or "",
            author=said.author or "",
            url=address(said.url),
        )
        if not relation.title and not relation.author and not relation.url:
            continue
        if said.title and said.kind != RelationKind.RESPONSE_TO:
            relation.to_work = _held(work, said, series, authors)
        if relation.to_work is None and not relation.url and _is_wanted(said) and not _is_itself(work, said, authors):
            relation.want = want(relation.title, relation.author, asked_by=work)
        relation.save()
        show_as_missing(relation, story, series)


def point_again(relation: Relation, story: StoryWork, series: Sequence[Series], authors: Collection[str]) -> None:
    """A relation that the story says as before: what it points to may be here by now, or missing in another place."""
    if relation.to_work_id is not None:
        return
    if relation.title and relation.kind != RelationKind.RESPONSE_TO:
        relation.to_work = _held(relation.work, Said(relation.kind, relation.title, relation.author), series, authors)
    if relation.to_work is None:
        show_as_missing(relation, story, series)
        return
    if relation.want is not None:
        meet_want(relation.want, relation.to_work, by=None)
    relation.save(update_fields=["to_work"])


def _is_wanted(said: Said) -> bool:
    return bool(said.title) and (said.kind in _WANTED or (said.kind in _WANTED_BY_AUTHOR and bool(said.author)))


def _is_itself(work: Work, said: Said, authors: Collection[str]) -> bool:
    """A story that names its own title points to nothing that is missing."""
    return fold(said.title or "", 500) == work.folded and (not said.author or fold(said.author) in authors)


def _held(work: Work, said: Said, series: Sequence[Series], authors: Collection[str]) -> Work | None:
    """The one work here of just that title by just that author, or of the same series. Two would be a guess."""
    same_title = Work.objects.filter(folded=fold(said.title or "", 500)).exclude(pk=work.pk)
    theirs = {fold(said.author)} if said.author else set(authors)
    by_author = Q(credits__role=CreditRole.AUTHOR, credits__pen_name__folded__in=theirs)
    in_series = Q(pk__in=[]) if said.author else Q(places__series__in=series)
    found = list(same_title.filter(by_author | in_series).select_related("joined_into").distinct()[:9])
    here = {one.joined_into or one for one in found}
    return here.pop() if len(here) == 1 else None


def show_as_missing(relation: Relation, story: StoryWork, series: Sequence[Series]) -> None:
    """`Continued in Close Quarters VIII` in part VII of Close Quarters names the part that belongs at the eighth place."""
    step = _STEP.get(RelationKind(relation.kind)) if relation.kind in RelationKind.values else None
    if relation.want is None or step is None:
        return
    for row in series:
        part = next((one.part for one in story.series if fold(one.title, 500) == row.folded), None)
        if part is not None and part + step >= 0 and relation.want.folded.startswith(row.folded):
            place_want(relation.want, row, part + step)


def meet_what_agrees(work: Work, series: Sequence[Series]) -> None:
    """A want that agrees in title and author, or title and series, is met; all others wait for a person."""
    for wanted in propose_matches(work):
        if agrees(wanted, work, [one.pk for one in series]):
            meet_want(wanted, work, by=None)
