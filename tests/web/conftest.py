"""The cast who look at the site: a stranger, somebody who is signed in, the owner."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from web.shelf import Shelf

from holdfast.archive.bridge import keep
from holdfast.archive.journal.actions import writing
from holdfast.archive.people.models import Person
from holdfast.archive.works import originals
from holdfast.archive.works.models import Original, Work
from holdfast.story import Source, read

BringFile = Callable[[str, str], Work]


@pytest.fixture
def shelf(db: None) -> Shelf:
    del db
    return Shelf()


@pytest.fixture
def bring_file(db: None) -> BringFile:
    """Keep a file of this name and text, read it, and answer with its work."""
    del db

    def bring(name: str, text: str) -> Work:
        data = text.encode()
        original = Original.objects.create(sha256=originals.keep(data), size=len(data), name=name)
        with writing():
            return keep(read(Source(name, data)), original, by=None)

    return bring


@pytest.fixture
def stranger() -> Client:
    return Client()


@pytest.fixture
def owner(db: None) -> Client:
    del db
    return _signed_in(Person.objects.create_superuser("keeper"))


@pytest.fixture
def wrangler(db: None) -> Client:
    del db
    return _signed_in(Person.objects.create_user("wren", wrangles=True))


@pytest.fixture
def somebody(db: None) -> Client:
    del db
    return _signed_in(Person.objects.create_user("passer-by"))


def _signed_in(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client
