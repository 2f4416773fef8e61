"""What a work says of others, and what others say of it, in words."""

from __future__ import annotations

from dataclasses import dataclass

from holdfast.archive.people.rules import Viewer
from holdfast.archive.works.models import Relation, Want, Work
from holdfast.archive.works.queries import pointed_to, pointing_to
from holdfast.web.pages.facts import Reason, reasons_for

SAID_OF = {
    "inspired-by": "Inspired",
    "response-to": "Was answered by",
    "sequel-to": "Has a sequel",
    "prequel-to": "Has a prequel",
    "continues-in": "Continues from",
    "continues-from": "Continues in",
    "translation-of": "Was translated as",
    "based-on": "Was the base of",
}


@dataclass(frozen=True)
class Pointer:
    """A line such as “Continues in: Close Quarters VIII”: a work held here, an address elsewhere, a want, or words."""

    words: str
    title: str
    author: str = ""
    work: Work | None = None
    url: str = ""
    want: Want | None = None
    reasons: tuple[Reason, ...] = ()


def relations_of(viewer: Viewer, work: Work) -> list[Pointer]:
    held = pointed_to(viewer, work)
    reasons = reasons_for(work)
    return [_pointer(relation, held, reasons[relation.kind]) for relation in work.relations.all()]


def _pointer(relation: Relation, held: dict[int, Work], reasons: tuple[Reason, ...]) -> Pointer:
    want = relation.want
    number = relation.to_work_id or (want.met_by_id if want else None)
    here = held.get(number) if number else None
    title = relation.title or (str(here) if here else want.title if want else "") or relation.url
    return Pointer(
        words=relation.get_kind_display(),
        title=title or "a work whose name is not given",
        author=relation.author,
        work=here,
        url=relation.url,
        want=want if here is None and want is not None and want.met_by_id is None else None,
        reasons=reasons,
    )


def said_of(viewer: Viewer, work: Work) -> list[Pointer]:
    pointing = pointing_to(viewer, work)
    return [Pointer(SAID_OF[relation.kind], str(relation.work), work=relation.work) for relation in pointing]
