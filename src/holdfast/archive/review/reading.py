"""Originals read again, with what was told of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from holdfast.archive.bridge import ReadAgain
from holdfast.archive.prepared import prepare
from holdfast.archive.review.models import Correction
from holdfast.archive.works.models import Provenance, Work
from holdfast.archive.works.originals import open_original
from holdfast.story import ReadStory, Source, StoryError, Told, read


class OriginalGone(StoryError):
    """The bytes of an original cannot be read; the sentence says what to do."""


def source_of(provenance: Provenance) -> Source:
    original = provenance.original
    try:
        with open_original(original.sha256) as file:
            return Source(original.name, file.read(), original.modified)
    except OSError as error:
        raise OriginalGone(
            f"The file of the original {original.name} cannot be read now ({error.strerror or error}). "
            "Mend it from a copy; nothing was changed."
        ) from error


def in_force(provenance: Provenance) -> tuple[Correction, ...]:
    """The corrections that hold: of each field what the latest act said, in the order of telling."""
    standing = list(provenance.corrections.filter(undone_at__isnull=True).select_related("by", "lesson"))
    latest = {one.told.key: one.act for one in standing}  # in the order of acts: the last one stays
    return tuple(one for one in standing if one.act == latest[one.told.key])


def told_of(provenance: Provenance) -> tuple[Told, ...]:
    return tuple(one.told for one in in_force(provenance))


def read_with(provenance: Provenance, told: Sequence[Told]) -> ReadStory:
    """Raises StoryError, as `read` does, and when the bytes are gone."""
    return read(source_of(provenance), told=told, part=provenance.part)


def parts_of(work: Work) -> list[Provenance]:
    """Everything the work was made from, in order."""
    return list(work.provenance.select_related("original").order_by("position", "id"))


def read_again(work: Work, instead: Mapping[int, Sequence[Told]] | None = None) -> ReadAgain:
    """All originals of a work as they read now; `instead` of what was told of some (by number), other things."""
    other = instead or {}
    return [
        (one, prepare(read_with(one, other[one.pk] if one.pk in other else told_of(one)))) for one in parts_of(work)
    ]
