from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from holdfast.archive.journal.models import Entry
from holdfast.archive.works.models import Work
from holdfast.search.engines.contract import Document, Request
from holdfast.search.engines.table import ENGINES, engine
from holdfast.search.follow import catch_up, rebuild
from holdfast.search.language import Phrase

MakeWork = Callable[..., Work]
SpokenOf = Callable[[Work, str], None]
pytestmark = pytest.mark.django_db


def found(word: str) -> int:
    return engine().search(Request(Phrase((word,)), frozenset({"published"}))).total


def newest() -> int:
    return Entry.objects.order_by("-number").values_list("number", flat=True)[0]


def test_the_first_time_all_that_is_there_is_indexed(make_work: MakeWork) -> None:
    make_work("Hound one")
    make_work("Hound two")
    assert catch_up() == 2
    assert (found("hound"), engine().position) == (2, newest())


def test_afterwards_only_what_is_new(make_work: MakeWork) -> None:
    make_work("Hound one")
    catch_up()
    assert catch_up() == 0
    make_work("Hound two")
    assert catch_up() == 1
    assert (found("hound"), engine().position) == (2, newest())


def test_a_work_spoken_of_often_is_indexed_once(make_work: MakeWork, spoken_of: SpokenOf) -> None:
    work = make_work("Hound one")
    catch_up()
    work.title = "Wolf"
    work.save()
    for _ in range(3):
        spoken_of(work, "changed")
    assert catch_up() == 1
    assert (found("hound"), found("wolf")) == (0, 1)


def test_lines_about_other_things_move_the_position_on(make_work: MakeWork) -> None:
    work = make_work("Hound one")
    catch_up()
    Entry.objects.create(at=work.added, verb="began", noun="bringing", thing="x")
    assert catch_up() == 0
    assert engine().position == newest()


@pytest.mark.parametrize("lost", ["state.json", "meta.json"])
def test_a_damaged_index_is_made_anew(make_work: MakeWork, own_home: Path, lost: str) -> None:
    make_work("Hound one")
    catch_up()
    for path in (own_home / "index").rglob(lost):
        path.write_text("no longer what it was")
    make_work("Hound two")
    assert catch_up() == 2
    assert found("hound") == 2


def test_progress_is_told(make_work: MakeWork) -> None:
    make_work("Hound one")
    catch_up()
    make_work("Hound two")
    told: list[int] = []
    catch_up(tell=told.append)
    assert told == [1]


def test_a_rebuild_leaves_one_generation_behind(make_work: MakeWork, own_home: Path) -> None:
    make_work("Hound one")
    for _ in range(3):
        assert rebuild() == 1
    assert len(list((own_home / "index").glob("*/g*"))) == 1
    assert found("hound") == 1


ENDLESS = """
import sys
from pathlib import Path
from holdfast.search.engines.contract import Document
from holdfast.search.engines.table import ENGINES
engine = ENGINES[sys.argv[1]](Path(sys.argv[2]))
position = engine.position
while True:
    position += 1
    engine.apply([Document(f"a{position}", position, "published", 0, {"title": ("hound",)})], [], position)
"""


@pytest.mark.parametrize("name", sorted(ENGINES))
def test_killed_at_any_moment_it_lost_nothing_that_its_position_claims(name: str, tmp_path: Path) -> None:
    chosen = ENGINES[name](tmp_path)
    chosen.rebuild([], 0)
    for wait in (0.35, 0.5, 0.65):
        begun = chosen.position
        child = subprocess.Popen([sys.executable, "-c", ENDLESS, name, str(tmp_path)], env=os.environ)
        while chosen.position < begun + 2:
            time.sleep(0.01)
        time.sleep(wait % 0.1)
        child.send_signal(signal.SIGKILL)
        child.wait()
        position = chosen.position
        total = chosen.search(Request(Phrase(("hound",)), frozenset({"published"}))).total
        assert position <= total <= position + 1
        last = {"title": ("hound",)}
        chosen.apply([Document(f"a{position + 1}", position + 1, "published", 0, last)], [], position + 1)
        assert chosen.search(Request(Phrase(("hound",)), frozenset({"published"}))).total == position + 1
