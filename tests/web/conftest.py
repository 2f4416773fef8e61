"""The cast who look at the site: a stranger, somebody who is signed in, the owner."""

from __future__ import annotations

import pytest
from django.test import Client
from web.shelf import Shelf

from holdfast.archive.people.models import Person


@pytest.fixture
def shelf(db: None) -> Shelf:
    del db
    return Shelf()


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
