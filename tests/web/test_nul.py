"""A NUL in what was asked or sent: SQLite finds nothing, PostgreSQL takes it for a fault. Here neither store is asked."""

from __future__ import annotations

import pytest
from bringing import BringFile
from django.test import Client
from web.shelf import Shelf

from holdfast.archive.journal.models import Entry
from holdfast.archive.tags.models import Tag


@pytest.mark.parametrize("address", ["/people/%00/", "/tags/fandom/%00/", "/desk/tags/fandom/%00/"])
def test_an_address_with_a_nul_is_not_found(owner: Client, address: str) -> None:
    assert owner.get(address).status_code == 404


def test_a_form_with_a_nul_changes_nothing(owner: Client, shelf: Shelf, bring_file: BringFile) -> None:
    shelf.work("The Weed", tags=[("relationship", "Ahab/Starbuck")])
    pairing = Tag.objects.get(kind="relationship")
    work = bring_file("rain.txt", "Ann went out into the rain, and it fell on her all night.\n")
    review, before = f"/desk/review/{work.address}/", Entry.objects.count()
    parts = {"do": "join", f"part.{work.address}": "1", "part.\x00a": "2"}
    parent = {"do": "remove", "parent_kind": "fandom", "parent": "\x00"}
    assert owner.post("/desk/review/", {"work": ["\x00"]}).status_code == 302
    assert owner.post(review, parts).status_code == 422
    assert owner.post(f"/desk/tags/relationship/{pairing.slug}/change/", parent).status_code == 404
    assert Entry.objects.count() == before
