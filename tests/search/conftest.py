"""An archive of a few made-up works, in a home of its own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from django.utils import timezone
from pytest_django.fixtures import Settings

from holdfast.archive.journal.models import Entry
from holdfast.archive.people.models import PenName
from holdfast.archive.tags.models import Tag, TagKind
from holdfast.archive.works.models import Chapter, Credit, CreditRole, Tagging, Version, Work, WorkState

MakeWork = Callable[..., Work]
SpokenOf = Callable[[Work, str], None]


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, settings: Settings) -> Path:
    settings.HOME = tmp_path
    return tmp_path


@pytest.fixture
def make_work(db: None, spoken_of: SpokenOf) -> MakeWork:
    """Rows of a work as bringing it would leave them, with its line in the journal."""
    del db

    def make(
        title: str = "",
        *,
        by: str = "",
        texts: tuple[str, ...] = (),
        tags: tuple[tuple[TagKind, str], ...] = (),
        state: WorkState = WorkState.PUBLISHED,
        **columns: str,
    ) -> Work:
        now = timezone.now()
        work = Work.objects.create(title=title, state=state, added=now, changed=now, **columns)
        for position, text in enumerate(texts, 1):
            chapter = Chapter.objects.create(work=work, position=position)
            chapter.shown = Version.objects.create(chapter=chapter, sha256="0" * 64, html="", text=text, at=now)
            chapter.save()
        if by:
            name, _ = PenName.objects.get_or_create(folded=by.casefold(), defaults={"name": by, "slug": by.casefold()})
            Credit.objects.create(work=work, pen_name=name, role=CreditRole.AUTHOR, as_written=by)
        for kind, name_of_tag in tags:
            folded = name_of_tag.casefold()
            tag, _ = Tag.objects.get_or_create(
                kind=kind, folded=folded, defaults={"name": name_of_tag, "slug": folded.replace("/", "-")}
            )
            Tagging.objects.create(work=work, tag=tag, as_written=name_of_tag)
        spoken_of(work, "brought")
        return work

    return make


@pytest.fixture
def spoken_of() -> SpokenOf:
    """A line about a work, as every action writes one."""

    def speak(work: Work, verb: str) -> None:
        Entry.objects.create(at=timezone.now(), verb=verb, noun="work", thing=work.address)

    return speak
