"""Everything that changes tags and what they mean."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied

from holdfast.archive.journal.actions import record, writing
from holdfast.archive.names import cut, fold, free_slug
from holdfast.archive.people.models import Person
from holdfast.archive.tags.models import Tag
from holdfast.archive.tags.rules import may_wrangle


class NotASynonym(ValueError):
    """Two tags that cannot mean the same; the sentence says why."""


def tag_for(kind: str, name: str, level: str = "") -> Tag:
    """The tag of this kind, name (whatever the case) and level; made when it is new. In the caller's transaction."""
    folded = fold(name)
    found = Tag.objects.filter(kind=kind, folded=folded, level=level).first()
    if found is not None:
        return found
    slug = free_slug(name, "tag", lambda slug: Tag.objects.filter(kind=kind, slug=slug).exists())
    return Tag.objects.create(kind=kind, name=cut(" ".join(name.split()), 255), folded=folded, slug=slug, level=level)


def make_synonym(tag: Tag, of: Tag, *, by: Person | None) -> None:
    """From now on `tag` means `of`. What already meant `tag` means `of` too: no chains."""
    if by is not None and not may_wrangle(by):
        raise PermissionDenied("Only a keeper of the archive may say what a tag means.")
    meant = of.canonical or of
    if meant == tag:
        raise NotASynonym(f"“{of}” already means “{tag}”, so “{tag}” cannot mean “{of}”.")
    if meant.kind != tag.kind:
        raise NotASynonym(f"“{tag}” is a {tag.get_kind_display()} and “{meant}” a {meant.get_kind_display()}.")
    with writing():
        tag.synonyms.update(canonical=meant)
        tag.canonical = meant
        tag.save(update_fields=["canonical"])
        record(by, "made-synonym", "tag", f"{tag.kind}/{tag.slug}"[:64], of=meant.slug, number=tag.pk)
