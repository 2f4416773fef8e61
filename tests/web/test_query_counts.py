"""Every list asks the store as often for three rows as for one."""

from __future__ import annotations

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from web.shelf import Shelf

from holdfast.archive.desk.models import Bringing, BroughtFile
from holdfast.archive.review.actions import set_aside

KINDS = ("fandom", "relationship", "character", "rating", "genre")
COUNTS = {
    "/": 10,
    "/works/": 9,
    "/works/?fandom=sea&words=e": 10,
    "/people/": 2,
    "/people/helper/": 3,
    "/people/writer/": 8,
    "/tags/": 2,
    "/tags/fandom/": 2,
    "/tags/fandom/sea/": 10,
    "/series/": 2,
    "/series/{series}/": 7,
    "/wanted/": 6,
    "/works/{work}/": 11,
    "/works/{work}/1/": 12,
    "/works/{work}/whole/": 12,
    "/desk/review/": 12,
    "/desk/review/?doubt=title&bringing={bringing}": 12,
    "/desk/review/?aside=1": 4,
    "/desk/review/{work}/": 23,
    "/desk/review/{work}/teach/title/": 10,
    "/bring/": 3,
    "/bring/{bringing}/": 6,
}


def fill(shelf: Shelf, rows: int) -> dict[str, str]:
    works = [
        shelf.work(
            f"Wave {row}",
            by=["Writer", f"Writer {row}"],
            tags=[("fandom", "Sea"), *((kind, f"{kind} {row}") for kind in KINDS)],
            chapters=[(f"Chapter {number}", "<p>It.</p>") for number in range(1, rows + 2)],
            needs_review=True,
        )
        for row in range(rows)
    ]
    places = [(number, "", work) for number, work in enumerate(works, 1)]
    series = shelf.series("Sea", places)
    bringing = Bringing.objects.create(state="done")
    for row, work in enumerate(works):
        want = shelf.want(f"Shell {row}")
        shelf.relation(works[0], "continues-in", title=want.title, want=want)
        shelf.relation(works[0], "sequel-to", title=work.title, to_work=works[-1])
        shelf.relation(work, "sequel-to", title=works[0].title, to_work=works[0])
        shelf.series(f"Sea {row}", [(1, "", works[0]), (2, "", want)])
        shelf.original(
            work, f"{row}.txt", f"Rating: {row}\n", [("rating", f"{row}")], doubts=[{"field": "title", "sentence": "?"}]
        )
        set_aside(shelf.work(f"Flotsam {row}"), "No story.", by=None)
        shelf.credit(work, "Helper", "beta")
        BroughtFile.objects.create(bringing=bringing, name=f"{row}.txt", outcome="brought", work=work)
    return {"work": works[0].address, "series": series.address, "bringing": bringing.address}


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize("page", COUNTS)
def test_the_number_of_queries_does_not_grow(
    request: pytest.FixtureRequest,
    shelf: Shelf,
    django_assert_num_queries: DjangoAssertNumQueries,
    page: str,
    rows: int,
) -> None:
    address = page.format(**fill(shelf, rows))
    client: Client = request.getfixturevalue("owner" if page.startswith(("/desk/", "/bring/")) else "stranger")
    assert client.get(address).status_code == 200  # anything that is asked only once is asked now
    with django_assert_num_queries(COUNTS[page]):
        client.get(address)
