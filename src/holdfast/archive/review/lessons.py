"""What a correction may teach of the files around it: each proposal says what it would change before anybody agrees."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from holdfast.archive.names import fold
from holdfast.archive.review.batches import Batch, batches_of
from holdfast.archive.review.models import Correction
from holdfast.archive.review.reading import in_force, source_of
from holdfast.archive.review.shapes.contract import Shape, Sheet
from holdfast.archive.review.shapes.table import SHAPES
from holdfast.archive.works.models import Provenance, Work
from holdfast.story import StoryError, Told, read_manuscript, refusal

_CALLED = {
    "feedback": "contact",
    "archive": "archive permission",
    "body": "story",
    "notes": "note",
    "end_notes": "end note",
}
_MAY_BE_UNREADABLE = frozenset({"dates", "language", "posting"})


@dataclass(frozen=True)
class Change:
    """What a lesson would change: `old` is what the work says now, `new` what it would say; both may be empty."""

    work: Work
    provenance: Provenance
    old: str
    new: str
    told: tuple[Told, ...]


@dataclass(frozen=True)
class Proposal:
    """A lesson that a correction may teach. `alike` files of the batch say so already, this one among them."""

    key: str
    sentence: str
    changes: tuple[Change, ...]
    alike: int


@dataclass(frozen=True)
class _Page:
    """An original of the batch, what a person told of the field there, and what its work says now."""

    provenance: Provenance
    sheet: Sheet
    by_a_person: tuple[Told, ...]
    old: str


def lessons_for(correction: Correction) -> list[Proposal]:
    """What this correction may teach: the likeliest first, none that a person has contradicted in the batch.

    A lesson never changes what a person said. Empty when the correction does not hold any more, or fits nothing around it.
    """
    provenance = Provenance.objects.select_related("original", "work").get(pk=correction.provenance_id)
    told = [one.told for one in in_force(provenance) if one.told.key == correction.told.key]
    sheet = sheet_of(provenance)
    if correction.undone_at is not None or not told or sheet is None:
        return []
    values = [Told(one.field, sheet.words(one) or None) if one.field != "body" else one for one in told]
    fitting = [(shape, argument) for shape in SHAPES.values() for argument in _arguments(shape, sheet, told, values)]
    proposals = []
    for batch in batches_of(provenance, told[0].key):
        pages = list(_pages(batch, told[0].key))
        proposals += [_proposal(batch, shape, argument, values, pages) for shape, argument in fitting]
    found = [one for one in proposals if one is not None]
    return sorted(found, key=lambda one: -one.alike)


def _arguments(shape: Shape, sheet: Sheet, told: Sequence[Told], values: Sequence[Told]) -> list[str]:
    """Those that find again what was told where it was told; of one shape a few are enough."""
    wanted = fold(", ".join(_words(sheet, one) for one in told))
    found = []
    for argument in dict.fromkeys(shape.fits(sheet, told)):
        again = shape.find(sheet, told[0].field, argument, values)
        if fold(", ".join(_words(sheet, one) for one in again)) == wanted:
            found.append(argument)
    return found[:3]


def _proposal(
    batch: Batch, shape: Shape, argument: str, told: Sequence[Told], pages: Sequence[_Page]
) -> Proposal | None:
    """None if it would change nothing, or says something else than a person said of one of the files."""
    alike, changes = 1, []
    for page in pages:
        news = shape.find(page.sheet, told[0].field, argument, told)
        new = ", ".join(_words(page.sheet, one) for one in news)
        if not news or not _readable(page, news):
            continue
        if page.by_a_person:
            if fold(", ".join(_words(page.sheet, one) for one in page.by_a_person)) != fold(new):
                return None
        elif fold(page.old) == fold(new):
            alike += 1
        else:
            changes.append(Change(page.provenance.work, page.provenance, page.old, new, news))
    if not changes:
        return None
    field = told[0].fields[0] if len(told[0].fields) == 1 else told[0].field
    said = shape.sentence(
        _CALLED.get(field, field.replace("_", " ")), argument, ", ".join(one.value or "" for one in told)
    )
    key = f"{batch.name}/{shape.NAME}/{argument}"[:200]
    return Proposal(key, f"In {len(changes) + alike} files {batch.called}, {said}.", tuple(changes), alike)


def sheet_of(provenance: Provenance) -> Sheet | None:
    """None for an original that cannot be read now: a lesson leaves it alone."""
    try:
        manuscript = read_manuscript(source_of(provenance))
    except StoryError:
        return None
    lines = manuscript.between(*provenance.part).lines if provenance.part else manuscript.lines
    return Sheet(provenance.original.name, lines, provenance.reading)


def _pages(batch: Batch, key: str) -> Iterator[_Page]:
    persons = _by_persons(batch.provenances, key)
    for one in batch.provenances:
        sheet = sheet_of(one)
        if sheet is not None:
            yield _Page(one, sheet, tuple(persons.get(one.pk, ())), said_of(sheet, key))


def _by_persons(several: Iterable[Provenance], key: str) -> dict[int, list[Told]]:
    """What persons told of the field, and no lesson: the latest act of each."""
    found: dict[int, dict[int, list[Told]]] = {}
    standing = Correction.objects.filter(provenance__in=list(several), undone_at__isnull=True, lesson__isnull=True)
    for one in standing:
        if one.told.key == key:
            found.setdefault(one.provenance_id, {}).setdefault(one.act, []).append(one.told)
    return {number: acts[max(acts)] for number, acts in found.items()}


def _readable(page: _Page, news: Sequence[Told]) -> bool:
    if news[0].key not in _MAY_BE_UNREADABLE:
        return True
    return not any(refusal(source_of(page.provenance), one, page.provenance.part) for one in news)


def _words(sheet: Sheet, told: Told) -> str:
    words = sheet.words(told)
    if told.field != "body":
        return words
    return f"{' '.join(words.split()[:6])} … {' '.join(words.split()[-4:])}"


def said_of(sheet: Sheet, key: str) -> str:
    """What a reading says of a field, as one line."""
    work = sheet.reading.get("work", {})
    if key == "body":
        chapters = work.get("chapters") or []
        return _words(sheet, Told("body", None, chapters[0]["start"], chapters[-1]["end"])) if chapters else ""
    if key == "part":
        return ", ".join(one["part_as_written"] or "" for one in work.get("series", ()))
    value = work.get(key)
    if value is None and key not in work:
        value = [one["name"] for one in work.get("credits", ()) if one["role"] == key]
        value += [one["title"] for one in work.get("relations", ()) if one["kind"] == key.replace("_", "-")]
    several = value if isinstance(value, list) else [value]
    return ", ".join(_one(each) for each in several if each)


def _one(value: str | dict[str, str]) -> str:
    if isinstance(value, str):
        return value
    return value.get("as_written") or value.get("title") or value.get("name") or ""
