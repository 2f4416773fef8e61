"""Everything that changes people and pen names."""

from __future__ import annotations

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import PermissionDenied, ValidationError

from holdfast.archive.journal.actions import record, writing
from holdfast.archive.names import cut, fold, free_slug
from holdfast.archive.people.models import PenName, Person
from holdfast.archive.people.rules import is_owner


class NotAdded(ValueError):
    """A person who could not be added; the sentence says why."""


class NobodyCalled(LookupError):
    """A name that no account has; the sentence says what to do."""


def add_person(name: str, password: str, *, owner: bool, by: Person | None = None) -> Person:
    """Refuses a name that is taken or holds what names cannot, and a password that is easy to guess."""
    person = Person(username=name.strip(), is_superuser=owner, is_staff=owner)
    if Person.objects.filter(username__iexact=person.username).exists():
        raise NotAdded(f"There is already somebody called {person.username} here. Choose another name.")
    try:
        person.clean_fields(exclude={"password"})
        validate_password(password, person)
    except ValidationError as refused:
        raise NotAdded(" ".join(refused.messages)) from refused
    person.set_password(password)
    with writing():
        person.save()
        record(by, "added", "person", person.username, owner=owner)
    return person


def let_wrangle(name: str, *, wrangles: bool, by: Person | None = None) -> Person:
    """From now on the person of this name may (or may no longer) say which names of tags mean the same."""
    if by is not None and not is_owner(by):
        raise PermissionDenied("Only an owner of the archive may say who is a tag wrangler.")
    person = Person.objects.filter(username__iexact=name.strip()).first()
    if person is None:
        raise NobodyCalled(f"Nobody here is called {name.strip()}. Add them first.")
    with writing():
        person.wrangles = wrangles
        person.save(update_fields=["wrangles"])
        record(by, "let-wrangle" if wrangles else "stopped-wrangling", "person", person.username)
    return person


def pen_name_for(name: str) -> PenName:
    """The pen name that is written like this, whatever the case; made when it is new. In the caller's transaction."""
    folded = fold(name)
    found = PenName.objects.filter(folded=folded).first()
    if found is not None:
        return found
    slug = free_slug(name, "pen-name", lambda slug: PenName.objects.filter(slug=slug).exists())
    return PenName.objects.create(name=cut(" ".join(name.split()), 255), folded=folded, slug=slug)
