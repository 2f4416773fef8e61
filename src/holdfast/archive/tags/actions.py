"""Everything that changes tags and what they mean. Nothing here is ever done by itself: a wrangler says it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.core.exceptions import PermissionDenied

from holdfast.archive.journal.actions import record, record_all, writing
from holdfast.archive.journal.models import Entry
from holdfast.archive.names import cut, fold, free_slug
from holdfast.archive.people.models import Person
from holdfast.archive.tags.models import KeptApart, Tag, TagKind
from holdfast.archive.tags.rules import may_wrangle

# Which kinds may hold a kind: a relationship its characters and its fandom.
PARENTS: dict[str, tuple[str, ...]] = {
    TagKind.RELATIONSHIP: (TagKind.CHARACTER, TagKind.FANDOM),
    TagKind.CHARACTER: (TagKind.FANDOM,),
    TagKind.FANDOM: (TagKind.FANDOM,),
    TagKind.FREEFORM: (TagKind.FREEFORM, TagKind.FANDOM),
}


class NotASynonym(ValueError):
    """Two tags that cannot mean the same; the sentence says why."""


class NotAParent(ValueError):
    """A tag that cannot hold another; the sentence says why."""


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
    make_synonyms([tag], of, by=by)


def make_synonyms(tags: Sequence[Tag], of: Tag, *, by: Person | None) -> None:
    """As `make_synonym`, of several at once: all of them, or none when one cannot."""
    _refuse_others(by)
    meant = of.canonical or of
    for tag in tags:
        _refuse_unlike(tag, of, meant)
    wanted = [tag for tag in tags if tag != meant and tag.canonical_id != meant.pk]
    if not wanted:
        raise NotASynonym(f"“{tags[0]}” and “{of}” mean the same already." if tags else "No name was chosen.")
    _refuse_levels([*wanted, meant])
    with writing():
        for tag in wanted:
            along = list(tag.synonyms.values_list("pk", flat=True))
            tag.synonyms.update(canonical=meant)
            tag.canonical = meant
            tag.save(update_fields=["canonical"])
            record(by, "made-synonym", "tag", _thing(tag), of=meant.slug, number=tag.pk, along=along)


def make_synonyms_of_new(tags: Sequence[Tag], name: str, *, by: Person | None) -> None:
    """As `make_synonyms`, of a name that no work has used: the one that a wrangler wants them to be shown under."""
    _refuse_others(by)
    stated = [tag.level for tag in tags if tag.level not in {"", "unstated"}]
    with writing():
        level = stated[0] if stated else tags[0].level
        make_synonyms(tags, tag_for(tags[0].kind, name, level), by=by)


def part(tag: Tag, *, by: Person | None) -> None:
    """`tag` speaks for itself again, and so do the names that came along with it, as they did before."""
    _refuse_others(by)
    meant = tag.canonical
    if meant is None:
        raise NotASynonym(f"“{tag}” means nothing but itself.")
    said = _said_of(tag)
    along = said.details.get("along", []) if said else []
    with writing():
        meant.synonyms.filter(pk__in=along).update(canonical=tag)
        tag.canonical = None
        tag.save(update_fields=["canonical"])
        # A line for each of the two: works under both are found by other names now.
        lines = ((one, {"number": one.pk, "of": other.slug}) for one, other in ((tag, meant), (meant, tag)))
        record_all(by, "parted", "tag", ((_thing(one), details) for one, details in lines))


def lead(tag: Tag, *, by: Person | None) -> None:
    """Of several names that mean the same this becomes the one that is shown; what holds them stays."""
    _refuse_others(by)
    meant = tag.canonical
    if meant is None:
        raise NotASynonym(f"“{tag}” is shown under its own name already.")
    with writing():
        tag.canonical = None
        tag.save(update_fields=["canonical"])
        meant.synonyms.update(canonical=tag)
        meant.canonical = tag
        meant.save(update_fields=["canonical"])
        tag.parents.add(*meant.parents.all())
        tag.children.add(*meant.children.all())
        record(by, "made-lead", "tag", _thing(tag), number=tag.pk, instead_of=meant.slug)


def keep_apart(pairs: Iterable[tuple[Tag, Tag]], *, by: Person | None) -> None:
    """These do not mean the same, and are not suggested again."""
    _refuse_others(by)
    with writing():
        for pair in pairs:
            one, other = sorted(pair, key=lambda tag: tag.pk)
            KeptApart.objects.get_or_create(one=one, other=other)
            record(by, "kept-apart", "tag", _thing(one), number=one.pk, other=other.slug)


def add_parent(tag: Tag, parent: Tag, *, by: Person | None) -> None:
    """Works under `tag` are found under `parent` too: a pairing under its characters, a character under its fandom."""
    _refuse_others(by)
    if parent.kind not in PARENTS.get(tag.kind, ()):
        raise NotAParent(f"A {parent.get_kind_display().lower()} cannot hold a {tag.get_kind_display().lower()}.")
    held, holder = tag.canonical or tag, parent.canonical or parent
    if held == holder or _holds(held, holder):
        raise NotAParent(f"“{held}” cannot be held by “{holder}”: it holds it.")
    with writing():
        held.parents.add(holder)
        record(by, "put-under", "tag", _thing(held), number=held.pk, parent=f"{holder.kind}/{holder.slug}")


def remove_parent(tag: Tag, parent: Tag, *, by: Person | None) -> None:
    _refuse_others(by)
    with writing():
        tag.parents.remove(parent)
        record(by, "taken-from-under", "tag", _thing(tag), number=tag.pk, parent=f"{parent.kind}/{parent.slug}")


def _holds(tag: Tag, other: Tag) -> bool:
    """Whether `other` stands somewhere below `tag`."""
    seen: set[int] = set()
    level = {tag.pk}
    while level:
        seen |= level
        level = set(Tag.objects.filter(parents__in=level).values_list("pk", flat=True)) - seen
    return other.pk in seen


def _said_of(tag: Tag) -> Entry | None:
    """The newest line of the journal that made this tag a synonym."""
    lines = Entry.objects.filter(noun="tag", thing=_thing(tag), verb="made-synonym", details__number=tag.pk)
    return lines.order_by("-number").first()


def _refuse_others(by: Person | None) -> None:
    if by is not None and not may_wrangle(by):
        raise PermissionDenied("Only a tag wrangler or an owner of the archive may say what a tag means.")


def _refuse_unlike(tag: Tag, of: Tag, meant: Tag) -> None:
    if of.canonical_id == tag.pk:
        raise NotASynonym(f"“{of}” already means “{tag}”, so “{tag}” cannot mean “{of}”.")
    if meant.kind != tag.kind:
        raise NotASynonym(f"“{tag}” is a {tag.get_kind_display()} and “{meant}” a {meant.get_kind_display()}.")


def _refuse_levels(tags: Sequence[Tag]) -> None:
    """Ratings of two levels, and a friendship and a love, stay two, whatever they are called."""
    together = Tag.objects.filter(pk__in=[tag.pk for tag in tags]) | Tag.objects.filter(canonical__in=tags)
    levels = {tag.level: tag for tag in together.order_by("-pk")}
    stated = [tag for level, tag in levels.items() if level not in {"", "unstated"}]
    if len(stated) > 1 and tags[0].kind in {TagKind.RELATIONSHIP, TagKind.RATING}:
        one, other = stated[:2]
        raise NotASynonym(f"“{one}” is {one.level} and “{other}” is {other.level}, so they cannot mean the same.")


def _thing(tag: Tag) -> str:
    return f"{tag.kind}/{tag.slug}"[:64]
