"""Stories as if they had been read, and programs that run in an archive of their own."""

from __future__ import annotations

import dataclasses
import hashlib
import os
import subprocess
import sys
import textwrap
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
import pytest
from pytest_django.fixtures import Settings

from holdfast.archive.bridge import keep
from holdfast.archive.journal.actions import writing
from holdfast.archive.people.models import Person
from holdfast.archive.works.models import Original, Work
from holdfast.story import Block, BlockKind, Chapter, Doubt, Ledger, ReadStory, SourceFacts
from holdfast.story import Work as StoryWork

Bring = Callable[..., Work]


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, settings: Settings) -> Path:
    settings.HOME = tmp_path / "home"
    settings.HOME.mkdir()
    settings.PROCESSES = 1
    return tmp_path / "home"


def as_read(*paragraphs: str, doubts: tuple[Doubt, ...] = (), name: str = "one.txt", **facts: Any) -> ReadStory:
    """What reading a story of these paragraphs and facts might give."""
    paragraphs = paragraphs or ("It held fast.",)
    text = "\n\n".join(paragraphs)
    blocks = tuple(Block(BlockKind.PARAGRAPH, one, 0, len(one)) for one in paragraphs)
    chapters = facts.pop("chapters", (Chapter(None, 0, len(text), blocks),))
    work = StoryWork(**{"chapters": chapters, "words": len(text.split())} | facts)
    digest = hashlib.sha256(text.encode("utf-8", "replace") + repr(work).encode("utf-8", "replace")).hexdigest()
    source = SourceFacts(name, digest, len(text), len(text), "utf-8", "plaintext")
    return ReadStory(source, work, text, (), Ledger(len(text), len(text), 0, 0, 0), doubts)


@pytest.fixture
def bring_in(db: None) -> Bring:
    """Keep a story that was read, and answer with its row."""
    del db

    def bring(*paragraphs: str, by: Person | None = None, **facts: Any) -> Work:
        story = as_read(*paragraphs, **facts)
        with writing():
            original = Original.objects.create(sha256=story.source.sha256, size=1, name=story.source.name)
            return keep(dataclasses.replace(story), original, by=by)

    return bring


@pytest.fixture
def owner(db: None) -> Person:
    del db
    return Person.objects.create_superuser("keeper")


@pytest.fixture
def somebody(db: None) -> Person:
    del db
    return Person.objects.create_user("passer-by")


@dataclass(frozen=True)
class Own:
    """An archive that is no test's but one's own: programs run in it are processes, and may be killed."""

    home: Path
    database: str

    @property
    def environment(self) -> dict[str, str]:
        own = {
            "HOLDFAST_HOME": str(self.home),
            "DJANGO_SETTINGS_MODULE": "holdfast.settings",
            "DATABASE_URL": self.database,
        }
        return {**os.environ, **own, "HOLDFAST_PROCESSES": "2"}

    def start(self, program: str, *words: str | Path) -> subprocess.Popen[str]:
        command = [sys.executable, "-c", textwrap.dedent(program), *map(str, words)]
        return subprocess.Popen(
            command, env=self.environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )

    def run(self, program: str, *words: str | Path) -> str:
        running = self.start(program, *words)
        said, complained = running.communicate(timeout=120)
        assert running.returncode == 0, complained
        return said


@pytest.fixture
def own_archive(tmp_path: Path) -> Iterator[Own]:
    """On SQLite a file of its own, on PostgreSQL a database of its own."""
    server = os.environ.get("DATABASE_URL", "")
    if not server.startswith("postgres"):
        yield Own(tmp_path / "own", "")
        return
    name = f"own_{uuid.uuid4().hex}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        yield Own(tmp_path / "own", server.rpartition("/")[0] + "/" + name)
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")
