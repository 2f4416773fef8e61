"""A shelf to put works on, straight into the store, and a page as its reader reads it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

from holdfast.archive.mail_addresses import holds_mail_address
from holdfast.archive.names import fold, free_slug
from holdfast.archive.people.models import PenName
from holdfast.archive.series.models import Place, Series
from holdfast.archive.tags.models import Tag
from holdfast.archive.works import originals
from holdfast.archive.works.models import (
    Chapter,
    Credit,
    Original,
    Provenance,
    Relation,
    Tagging,
    Version,
    Want,
    Work,
)

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Answer

FIRST_DAY = datetime(2026, 3, 1, 12, tzinfo=UTC)


@dataclass
class Shelf:
    """Puts invented works into the store as the archive would hold them."""

    put: int = 0
    made: list[Work] = field(default_factory=list)

    def work(
        self,
        title: str = "The Weed and the Stone",
        *,
        by: Iterable[str] = ("Marram Grass",),
        chapters: Iterable[tuple[str, str]] = (("", "<p>It held.</p>"),),
        tags: Iterable[tuple[str, str]] = (),
        **columns: Any,
    ) -> Work:
        self.put += 1
        at = FIRST_DAY + timedelta(days=self.put)
        texts = list(chapters)
        columns = {"folded": fold(title), "words": 1200, "language": "en", "added": at, "changed": at} | columns
        work = Work.objects.create(title=title, **columns)
        for position, name in enumerate(by):
            Credit.objects.create(work=work, pen_name=self.pen_name(name), role="author", position=position)
        for position, (kind, name) in enumerate(tags):
            Tagging.objects.create(work=work, tag=self.tag(kind, name), as_written=name, position=position)
        for position, (name, html) in enumerate(texts, 1):
            self.chapter(work, position, name, html)
        self.made.append(work)
        return work

    def chapter(self, work: Work, position: int, title: str, html: str) -> Chapter:
        chapter = Chapter.objects.create(work=work, position=position, title=title)
        digest = sha256(html.encode()).hexdigest()
        words = work.words // max(1, position)
        chapter.shown = Version.objects.create(
            chapter=chapter, sha256=digest, html=html, text="", words=words, at=work.added
        )
        chapter.save()
        return chapter

    def pen_name(self, name: str) -> PenName:
        slug = free_slug(name, "somebody", lambda slug: PenName.objects.filter(slug=slug).exists())
        return PenName.objects.get_or_create(folded=fold(name), defaults={"name": name, "slug": slug})[0]

    def tag(self, kind: str, name: str) -> Tag:
        slug = free_slug(name, "tag", lambda slug: Tag.objects.filter(kind=kind, slug=slug).exists())
        return Tag.objects.get_or_create(kind=kind, folded=fold(name), defaults={"name": name, "slug": slug})[0]

    def credit(self, work: Work, name: str, role: str) -> Credit:
        return Credit.objects.create(work=work, pen_name=self.pen_name(name), role=role, position=9)

    def want(self, title: str, author: str = "") -> Want:
        return Want.objects.create(title=title, folded=fold(title), author=author)

    def relation(self, work: Work, kind: str, **columns: Any) -> Relation:
        return Relation.objects.create(work=work, kind=kind, **columns)

    def series(
        self, title: str, places: Iterable[tuple[int | None, str, Work | Want]], total: int | None = None
    ) -> Series:
        series = Series.objects.create(title=title, folded=fold(title), total=total)
        for position, label, held in places:
            one = {"work": held} if isinstance(held, Work) else {"want": held}
            Place.objects.create(series=series, position=position, label=label, **one)
        return series

    def original(
        self, work: Work, name: str, text: str, findings: Iterable[tuple[str, str]] = (), **columns: Any
    ) -> Provenance:
        """`findings` are (field, words), the words standing in the text once."""
        data = text.encode()
        kept = Original.objects.create(
            sha256=originals.keep(data), size=len(data), name=name, holds_addresses=holds_mail_address(text)
        )
        marked = [
            {
                "field": field,
                "start": text.index(words),
                "end": text.index(words) + len(words),
                "value": words,
                "rule": f"labels.{field}",
                "confidence": 0.97,
            }
            for field, words in findings
        ]
        reading = {
            "source": {"encoding": "utf-8", "reader": "plaintext"},
            "findings": marked,
            "work": {"chapters": []},
            "ledger": {"characters": len(text), "body": 0, "fields": 0, "furniture": len(text), "unplaced": 0}
            | {"unplaced_spans": [], "furniture_spans": []},
        }
        return Provenance.objects.create(work=work, original=kept, reading=reading, program="1", **columns)


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.inside_head = True

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self.inside_head = self.inside_head and tag != "main"

    def handle_endtag(self, tag: str) -> None:
        self.inside_head = self.inside_head or tag == "main"

    def handle_data(self, data: str) -> None:
        if not self.inside_head:
            self.words.extend(data.split())


def words_of(answer: Answer) -> str:
    """What stands in the page's main part, as a person who cannot see the marks of HTML would read it."""
    reader = _Words()
    reader.feed(answer.content.decode())
    return " ".join(reader.words).replace(" ,", ",").replace(" .", ".")
