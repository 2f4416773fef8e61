"""Every read of works that pages need. Whatever a viewer may not see is left out here, before anything is counted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet, Value
from django.db.models.functions import Coalesce, Lower, NullIf

from holdfast.archive.names import fold
from holdfast.archive.people.models import PenName
from holdfast.archive.people.rules import Viewer
from holdfast.archive.tags.models import Tag
from holdfast.archive.works.models import Chapter, Credit, CreditRole, Provenance, Relation, Tagging, Want, Work
from holdfast.archive.works.rules import visible_wants, visible_works, works_to_open

LONG = ("notes", "end_notes", "disclaimer", "spoilers", "archive_permission", "contact")  # no list shows these
TOGETHER = timedelta(minutes=10)  # works that arrive no further apart were brought in one go
UNFINISHED = ("wip", "progress", "unfinished", "incomplete", "to be continued", "abandoned")


@dataclass(frozen=True)
class Filter:
    """What somebody wants of the works: `tags` are (kind, slug); an empty value asks for nothing."""

    words: str = ""
    tags: tuple[tuple[str, str], ...] = ()
    language: str = ""
    shortest: int | None = None
    longest: int | None = None
    state: str = ""  # complete, unfinished
    series: str = ""  # in, alone
    order: str = "added"


ORDERS = {
    "added": ("-added", "-id"),
    "title": ("called", "id"),
    "longest": ("-words", "id"),
    "shortest": ("words", "id"),
    "newest": ("-written", "-id"),
    "oldest": ("undated", "written", "id"),
}


def with_cards(works: QuerySet[Work]) -> QuerySet[Work]:
    """The same works with all that a list shows of each, in a fixed number of queries."""
    return works.defer(*LONG).prefetch_related(
        Prefetch("credits", Credit.objects.select_related("pen_name")),
        Prefetch("taggings", Tagging.objects.select_related("tag", "tag__canonical")),
        "places__series",
    )


def latest(viewer: Viewer, number: int) -> list[Work]:
    """The newest works; of those that were brought together, a choice that shows what there is."""
    newest = with_cards(visible_works(viewer)).order_by("-added", "-id")[: 2 * number]
    return [work for batch in _batches(newest) for work in _varied(batch)][:number]


def _batches(newest: Iterable[Work]) -> list[list[Work]]:
    batches: list[list[Work]] = []
    for work in newest:
        if batches and batches[-1][-1].added - work.added <= TOGETHER:
            batches[-1].append(work)
        else:
            batches.append([work])
    return batches


def _varied(batch: list[Work]) -> list[Work]:
    """First those that have a title and a summary, no author and no series twice; then the others, in their order."""
    seen: set[tuple[str, int]] = set()
    ranks: dict[int, tuple[bool, bool]] = {}
    for work in batch:
        own = {("series", place.series_id) for place in work.places.all()}
        own |= {("by", one.pen_name_id) for one in work.credits.all() if one.role == CreditRole.AUTHOR}
        ranks[work.pk] = (bool(own & seen), not (work.title and work.summary))
        seen |= own
    return sorted(batch, key=lambda work: ranks[work.pk])


def browse(viewer: Viewer, asked: Filter) -> QuerySet[Work]:
    """The works that the filter lets through, in its order."""
    works = visible_works(viewer)
    for kind, slug in asked.tags:
        works = works.filter(Exists(_bears(kind, slug)))
    if asked.words:
        by = Credit.objects.filter(work=OuterRef("pk"), pen_name__folded__contains=fold(asked.words))
        works = works.filter(Q(folded__contains=fold(asked.words)) | Exists(by))
    if asked.language:
        works = works.filter(language=asked.language)
    if asked.shortest is not None:
        works = works.filter(words__gte=asked.shortest)
    if asked.longest is not None:
        works = works.filter(words__lte=asked.longest)
    return _ordered(_by_series(_by_state(works, asked.state), asked.series), asked.order)


def _bears(kind: str, slug: str) -> QuerySet[Tagging]:
    """Taggings with this tag or another that means the same, whichever of their names the address has."""
    meant = Tag.objects.filter(kind=kind, slug=slug).values(meant=Coalesce("canonical", "pk"))
    return Tagging.objects.filter(Q(tag__in=meant) | Q(tag__canonical__in=meant), work=OuterRef("pk"))


def _by_state(works: QuerySet[Work], state: str) -> QuerySet[Work]:
    unfinished = Q()
    for word in UNFINISHED:
        unfinished |= Q(status__icontains=word)
    if state == "complete":
        return works.filter(status__icontains="complete").exclude(unfinished)
    return works.filter(unfinished) if state == "unfinished" else works


def _by_series(works: QuerySet[Work], series: str) -> QuerySet[Work]:
    if series == "in":
        return works.filter(places__isnull=False).distinct()
    return works.filter(places__isnull=True) if series == "alone" else works


def _ordered(works: QuerySet[Work], order: str) -> QuerySet[Work]:
    called = Lower(Coalesce(NullIf("title", Value("")), "opening"))
    return works.alias(called=called, undated=Q(written="")).order_by(*ORDERS.get(order, ORDERS["added"]))


def languages(works: QuerySet[Work]) -> list[str]:
    found = works.exclude(language="").order_by("language").values_list("language", flat=True)
    return list(found.distinct())


def work_at(viewer: Viewer, address: str) -> Work | None:
    """One work with its people, tags, chapters (without their text) and relations; None if the viewer may not see it."""
    chapters = Chapter.objects.filter(shown__isnull=False).select_related("shown")
    works = works_to_open(viewer).prefetch_related(
        Prefetch("credits", Credit.objects.select_related("pen_name")),
        Prefetch("taggings", Tagging.objects.select_related("tag", "tag__canonical")),
        Prefetch("chapters", chapters.defer("shown__html", "shown__text")),
        Prefetch("relations", Relation.objects.select_related("want")),
        Prefetch("provenance", Provenance.objects.select_related("original")),
    )
    return works.filter(address=address).first()


def texts_of(work: Work) -> list[Chapter]:
    """The chapters with the text that is shown."""
    return list(Chapter.objects.filter(work=work, shown__isnull=False).select_related("shown"))


def text_of(work: Work, position: int) -> Chapter | None:
    return Chapter.objects.filter(work=work, position=position, shown__isnull=False).select_related("shown").first()


def pointed_to(viewer: Viewer, work: Work) -> dict[int, Work]:
    """The works that this one points to and the viewer may see, by their row's number."""
    numbers = [relation.to_work_id for relation in work.relations.all() if relation.to_work_id]
    numbers += [r.want.met_by_id for r in work.relations.all() if r.want is not None and r.want.met_by_id]
    visible = visible_works(viewer)
    found = visible.in_bulk(numbers) if numbers else {}
    elsewhere = Work.objects.filter(pk__in=set(numbers) - found.keys(), joined_into__in=visible.order_by())
    if len(found) < len(set(numbers)):  # some were joined into others
        found |= {one.pk: one.joined_into for one in elsewhere.select_related("joined_into") if one.joined_into}
    return found


def pointing_to(viewer: Viewer, work: Work) -> list[Relation]:
    """What visible works say of this one."""
    mine = Q(to_work=work) | Q(want__met_by=work) | Q(to_work__joined_into=work) | Q(want__met_by__joined_into=work)
    relations = Relation.objects.filter(mine, work__in=visible_works(viewer).order_by())
    return list(relations.select_related("work").order_by("id"))


def now_at(viewer: Viewer, address: str) -> str | None:
    """The address of the work that the one at this address was joined into, if the viewer may see that."""
    joined = Work.objects.filter(address=address, joined_into__in=works_to_open(viewer).order_by())
    return joined.values_list("joined_into__address", flat=True).first()


def by(viewer: Viewer, pen_name: PenName) -> QuerySet[Work]:
    wrote = Credit.objects.filter(work=OuterRef("pk"), pen_name=pen_name, role=CreditRole.AUTHOR)
    return visible_works(viewer).filter(Exists(wrote)).order_by("-added", "-id")


def helped_by(viewer: Viewer, pen_name: PenName) -> list[Credit]:
    """Credits other than author, newest work first."""
    credited = Credit.objects.filter(pen_name=pen_name, work__in=visible_works(viewer).order_by())
    return list(credited.exclude(role=CreditRole.AUTHOR).select_related("work").order_by("-work__added", "role", "id"))


def wanted(viewer: Viewer) -> QuerySet[Want]:
    """What visible works point to, or visible series miss, and nobody has brought."""
    return visible_wants(viewer).order_by("folded", "id")


def with_askers(viewer: Viewer, wants: QuerySet[Want]) -> QuerySet[Want]:
    """The same wants, each with who points to it: only works that the viewer may see."""
    seen = Relation.objects.filter(work__in=visible_works(viewer).order_by()).select_related("work").order_by("id")
    return wants.prefetch_related(Prefetch("relations", seen), "places__series__places")
