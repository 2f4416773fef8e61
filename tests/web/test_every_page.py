"""What holds for every page: a strict policy, no style or script inside, marks that close, ids that stand once."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from django.test import Client
from web.shelf import Shelf

from holdfast.archive.desk.models import Bringing, BroughtFile

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
SHAPES = {"path", "circle"}  # of SVG; they close themselves
POLICY = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
}


class Checker(HTMLParser):
    """Collects what is wrong with a page."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.labelled: set[str] = set()
        self.heads: list[int] = []
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        bad = [name for name in named if name == "style" or name.startswith("on")]
        self.faults += [f"<{tag} {name}>" for name in bad]
        if tag == "style" or (tag == "script" and not (named.get("src") or "").startswith("/static/")):
            self.faults.append(f"<{tag}>")
        if "id" in named:
            self.ids.append(named["id"] or "")
        for name in ("aria-labelledby", "aria-describedby", "for"):
            self.labelled.update((named.get(name) or "").split())
        if tag in {"h1", "h2", "h3", "h4"} and "dialog" not in self.open:
            self.heads.append(int(tag[1]))
        if tag not in VOID | SHAPES:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID | SHAPES:
            self.faults.append(f"<{tag}/>")
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}>")

    def all_faults(self) -> list[str]:
        twice = {f"twice: {one}" for one in self.ids if self.ids.count(one) > 1}
        lost = {f"points to nothing: {one}" for one in self.labelled - set(self.ids)}
        jumps = [f"h{a} then h{b}" for a, b in zip([0, *self.heads], self.heads, strict=False) if b > a + 1]
        first = [] if self.heads.count(1) == 1 else ["not one h1"]
        return [*self.faults, *self.open, *sorted(twice), *sorted(lost), *jumps, *first]


@pytest.fixture
def pages(shelf: Shelf) -> list[str]:
    many = [("One", "<p>One.</p>\n<h3>Inside</h3>"), ("Two", "<p>Two.</p>")]
    tags = [(kind, f"A {kind}") for kind in ("fandom", "relationship", "character", "rating", "freeform")]
    single = shelf.work("Single", chapters=many[:1], tags=tags, notes="Notes.", needs_review=True)
    several = shelf.work("Several", chapters=many, end_notes="Ends.", summary="Sum.", disclaimer="None.")
    bare = shelf.work("", opening="It was", by=[], words=0)
    want = shelf.want("Wanted", "Somebody")
    shelf.relation(single, "continues-in", title="Wanted", want=want)
    series = shelf.series("Series", [(2, "II", single), (3, "III", want), (None, "", several)], total=9)
    for work in (single, several):
        shelf.original(
            work,
            f"{work}.txt",
            f"Rating: A rating of {work}\n",
            [("rating", f"A rating of {work}")],
            doubts=[{"field": "title", "sentence": "Perhaps."}],
        )
    running, done = (Bringing.objects.create(state=state, total=3) for state in ("running", "done"))
    BroughtFile.objects.create(bringing=done, name="a.txt", outcome="refused", reasons=["It is empty."])
    works = [
        f"/works/{work.address}/{rest}" for work in (single, several) for rest in ("", "1/", "whole/", "original/")
    ]
    return [
        *("/", "/works/", "/works/?fandom=a-fandom&shortest=x", "/works/?words=zzz", "/people/", "/people/?words=zzz"),
        *("/tags/", "/tags/fandom/", "/tags/genre/", "/tags/fandom/a-fandom/", "/people/marram-grass/", "/series/"),
        *(f"/series/{series.address}/", "/wanted/", "/search/", "/search/?q=one", "/search/?q=zzz", "/about/"),
        *(
            "/reading/",
            "/bring/",
            f"/bring/{running.address}/",
            f"/bring/{done.address}/",
            "/desk/review/",
            "/desk/review/?aside=1",
            f"/desk/review/{single.address}/",
            f"/desk/review/{several.address}/?whole=1",
            f"/desk/review/{single.address}/teach/title/",
        ),
        *(*works, f"/works/{bare.address}/", "/nothing/"),
    ]


@pytest.mark.parametrize("who", ["stranger", "owner"])
def test_every_page_is_well_made_and_holds_no_style_or_script(
    request: pytest.FixtureRequest, pages: list[str], who: str
) -> None:
    client: Client = request.getfixturevalue(who)
    faults = {}
    for page in [*pages, "/sign-in/"]:
        answer = client.get(page)
        if answer.status_code == 302:
            continue
        checker = Checker()
        checker.feed(answer.content.decode())
        faults[page] = checker.all_faults()
        assert set(answer["Content-Security-Policy"].split("; ")) == POLICY, page
        assert answer["X-Content-Type-Options"] == "nosniff", page
    assert {page: found for page, found in faults.items() if found} == {}
    assert len(faults) > 25


def test_an_empty_archive_is_well_made_too(owner: Client) -> None:
    for page in (
        "/",
        "/works/",
        "/people/",
        "/tags/",
        "/series/",
        "/wanted/",
        "/bring/",
        "/desk/review/",
        "/desk/alike/",
    ):
        checker = Checker()
        checker.feed(owner.get(page).content.decode())
        assert (page, checker.all_faults()) == (page, [])


def test_what_breaks_says_so_in_the_same_look() -> None:
    # Without the `db` fixture the store refuses every question, as it would if it were broken.
    answer = Client(raise_request_exception=False).get("/works/")
    assert answer.status_code == 500
    assert b"nothing that was kept is lost" in answer.content
