"""Bringing: every file has its line, every story is here once and whole, whatever happens on the way."""

from __future__ import annotations

import random
import shutil
import time
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile

from holdfast.archive.desk.actions import ask_to_bring, bring, bring_waiting, receive_uploads, rehearse
from holdfast.archive.desk.claims import claimed, incoming
from holdfast.archive.desk.models import Bringing, BringingState, BroughtFile
from holdfast.archive.desk.queries import report_of
from holdfast.archive.desk.report import Progress
from holdfast.archive.desk.uploads import NotReceived, safe_name, safe_path
from holdfast.archive.people.models import Person
from holdfast.archive.works.models import Original, Work
from holdfast.archive.works.originals import verify

STORY = """Title: The Lamp of {n}
Author: Wren Halloway
Fandom: Moby-Dick

The lamp on skerry {n} had gone out an hour before anybody saw that it had.

"It will hold," said the keeper, and it held until the tide had turned.

THE END
"""


def write(folder: Path, count: int) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for n in range(count):
        (folder / f"{n:04}.txt").write_text(STORY.format(n=n))
    return folder


def brought(*paths: Path) -> tuple[Bringing, list[Progress]]:
    told: list[Progress] = []
    row = bring(ask_to_bring([str(one) for one in paths], by=None), tell=told.append)
    return row, told


def counts(bringing: Bringing) -> dict[str, int]:
    said: dict[str, int] = report_of(bringing).as_data()["counts"]
    return said


@pytest.mark.usefixtures("db")
def test_a_folder_is_brought_once(tmp_path: Path) -> None:
    folder = write(tmp_path / "stories", 5)
    (folder / "copy.txt").write_bytes((folder / "0001.txt").read_bytes())
    (folder / "empty.txt").write_bytes(b"")
    first, told = brought(folder)
    assert {**counts(first), "doubtful": 0} == {"files": 7, "brought": 5, "here": 1, "doubtful": 0, "refused": 1}
    assert [(one.done, one.total) for one in told] == [(n, 7) for n in range(1, 8)]
    names = set(BroughtFile.objects.values_list("name", flat=True))
    assert names == {f"stories/{one.name}" for one in folder.iterdir()}  # never the way to the folder
    second, _ = brought(folder)
    assert second != first
    assert {**counts(second), "doubtful": 0} == {"files": 7, "brought": 0, "here": 6, "doubtful": 0, "refused": 1}
    assert (Work.objects.count(), Original.objects.count()) == (5, 5)
    assert all(verify(one.sha256) for one in Original.objects.all())


@pytest.mark.usefixtures("db")
def test_a_rehearsal_says_the_same_and_stores_nothing(tmp_path: Path, own_home: Path) -> None:
    folder = write(tmp_path / "stories", 3)
    (folder / "empty.txt").write_bytes(b"")
    told: list[Progress] = []
    report = rehearse([str(folder)], tell=told.append)
    assert (report.brought, report.here, len(report.refused), report.dry_run, len(told)) == (3, 0, 1, True, 4)
    assert (Work.objects.count(), Bringing.objects.count(), list(own_home.rglob("*"))) == (0, 0, [])


@pytest.mark.usefixtures("db")
def test_a_rehearsal_refuses_the_same_bytes_again_and_takes_a_story_once(tmp_path: Path) -> None:
    folder = write(tmp_path / "stories", 1)
    for name in ("a-copy.txt", "b-copy.txt"):
        shutil.copy(folder / "0000.txt", folder / name)
    for name in ("empty.txt", "void.txt"):
        (folder / name).write_bytes(b"")
    report = rehearse([str(folder)], tell=lambda _: None)
    row, _ = brought(folder)
    assert (report.brought, report.here, len(report.refused)) == (1, 2, 2)
    assert {**counts(row), "doubtful": 0} == {"files": 5, "brought": 1, "here": 2, "doubtful": 0, "refused": 2}


@pytest.mark.usefixtures("db")
def test_a_path_where_nothing_is_is_told_whole(tmp_path: Path) -> None:
    brought(tmp_path / "no" / "such")
    assert [one.name for one in BroughtFile.objects.all()] == [f"{tmp_path}/no/such"]


@pytest.mark.usefixtures("db")
def test_what_is_uploaded_is_kept_until_it_is_brought(owner: Person, somebody: Person) -> None:
    files = [
        ("../../one.txt", SimpleUploadedFile("one.txt", STORY.format(n=1).encode())),
        ("one.txt", SimpleUploadedFile("one.txt", STORY.format(n=2).encode())),
        ("old/disk/one.txt", SimpleUploadedFile("one.txt", STORY.format(n=3).encode())),
    ]
    with pytest.raises(PermissionDenied):
        receive_uploads(files, by=somebody)
    row = receive_uploads(files, by=owner)
    folder = incoming() / row.address
    staged = sorted(str(one.relative_to(folder)) for one in folder.rglob("*.txt"))
    assert staged == ["old/disk/one.txt", "one-2.txt", "one.txt"]
    assert bring_waiting(lambda _: None) == row
    assert bring_waiting(lambda _: None) is None
    row.refresh_from_db()
    assert (row.state, counts(row)["brought"], list(incoming().iterdir())) == (BringingState.DONE, 3, [])
    assert sorted(Original.objects.values_list("name", "brought_by__username")) == [
        ("old/disk/one.txt", "keeper"),
        ("one-2.txt", "keeper"),
        ("one.txt", "keeper"),
    ]


@pytest.mark.usefixtures("db")
def test_uploads_that_were_refused_are_not_thrown_away(owner: Person) -> None:
    row = receive_uploads([("no.txt", SimpleUploadedFile("no.txt", b"\x00\x01\x02\xff" * 100))], by=owner)
    bring(row, tell=lambda _: None)
    assert [one.name for one in (incoming() / row.address).iterdir()] == ["no.txt"]


def test_uploads_that_cannot_be_kept_are_refused_with_a_sentence(own_home: Path, owner: Person) -> None:
    (own_home / "incoming").write_text("in the way")
    with pytest.raises(NotReceived, match=r"The files could not be kept .* Nothing was brought"):
        receive_uploads([("one.txt", SimpleUploadedFile("one.txt", b"One."))], by=owner)
    assert Bringing.objects.count() == 0


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("one.txt", "one.txt"),
        ("C:\\stories\\one.txt", "one.txt"),
        ("../../etc/passwd", "passwd"),
        (".hidden", "hidden"),
        ("..", "unnamed"),
        ("a\x1b[31m\n.txt", "a[31m.txt"),
        ("Ёлка.txt", "Ёлка.txt"),
        ("x" * 300 + ".txt", "x" * 130 + ".txt"),
    ],
)
def test_names_that_come_with_uploads_are_made_safe(name: str, safe: str) -> None:
    assert safe_name(name) == safe


@pytest.mark.parametrize(
    ("path", "safe"),
    [
        ("old/disk/one.txt", "old/disk/one.txt"),
        ("/etc/passwd", "etc/passwd"),
        ("../../x/../one.txt", "x/one.txt"),
        ("old\\..\\disk\\one.txt", "old/disk/one.txt"),
        (".ssh/.config", "ssh/config"),
        ("a/ .. /. ./b.txt", "a/b.txt"),
        ("", "unnamed"),
        ("/".join("abcdefghijklmnop") + "/one.txt", "a/b/c/d/e/f/g/h/i/j/k/l/one.txt"),
    ],
)
def test_paths_that_come_with_uploads_stay_inside(path: str, safe: str) -> None:
    assert str(safe_path(path)) == safe


@pytest.mark.usefixtures("db")
def test_a_bringing_that_somebody_runs_is_not_run_twice(tmp_path: Path) -> None:
    asked = ask_to_bring([str(tmp_path)], by=None)
    assert ask_to_bring([str(tmp_path)], by=None) == asked
    with claimed(asked) as ours:
        assert ours
        assert bring_waiting(lambda _: None) is None


BRING = """
    import sys, django; django.setup()
    from holdfast.archive.store import open_store
    from holdfast.archive.desk.actions import ask_to_bring, bring
    from holdfast.archive.desk.queries import counts_of
    open_store()
    print("open", flush=True)
    row = bring(ask_to_bring([sys.argv[1]], by=None), tell=lambda one: None)
    print(sum(counts_of(row).values()))
"""
COMPARE = """
    import collections, sys, django; django.setup()
    from pathlib import Path
    from django.conf import settings
    from holdfast.archive.desk.models import Bringing
    from holdfast.archive.journal.models import Entry
    from holdfast.archive.works.models import *
    from holdfast.archive.works.originals import path_of, verify
    import hashlib
    wanted = sorted(hashlib.sha256(one.read_bytes()).hexdigest() for one in Path(sys.argv[1]).iterdir())
    assert sorted(Provenance.objects.values_list("original__sha256", flat=True)) == wanted, "each story exactly once"
    assert sorted(Original.objects.values_list("sha256", flat=True)) == wanted
    assert all(map(verify, wanted)), "every original whole"
    works = set(Work.objects.values_list("address", flat=True))
    assert len(works) == len(wanted)
    assert Version.objects.count() == Chapter.objects.filter(shown__isnull=False).count() == len(wanted)
    told = collections.Counter(Entry.objects.filter(noun="work", verb="brought").values_list("thing", flat=True))
    assert told == collections.Counter(works), "the journal tells of each once"
    for row in Bringing.objects.all():
        files = [(one.name, one.sha256) for one in row.files.all()]
        assert row.state == "done" and len(files) == len(set(files)) == len(wanted), "a line for each file"
    print("all here, once")
"""


def test_killed_again_and_again_nothing_is_lost_or_doubled(own_archive: Any, tmp_path: Path) -> None:
    folder = write(tmp_path / "stories", 300)
    own_archive.run(BRING.replace("row =", "raise SystemExit #"), folder)
    for _ in range(5):
        running = own_archive.start(BRING, folder)
        assert running.stdout.readline() == "open\n"
        time.sleep(random.uniform(0.05, 0.6))  # the seed of a failing run is printed at its top
        running.kill()
        running.communicate()
    assert own_archive.run(BRING, folder).splitlines()[-1] == "300"
    assert own_archive.run(COMPARE, folder) == "all here, once\n"


def test_a_site_can_write_while_files_are_brought(own_archive: Any, tmp_path: Path) -> None:
    folder = write(tmp_path / "stories", 300)
    running = own_archive.start(BRING, folder)
    assert running.stdout.readline() == "open\n"
    own_archive.run(
        """
        import django; django.setup()
        from holdfast.archive.journal.actions import record, writing
        for number in range(200):
            with writing():
                record("site", "did", "thing", str(number))
        """
    )
    said, complained = running.communicate(timeout=60)
    assert (running.returncode, said) == (0, "300\n"), complained


def test_a_disk_that_fills_up_ends_with_a_sentence_and_is_gone_on_with(own_archive: Any, tmp_path: Path) -> None:
    folder = write(tmp_path / "stories", 40)
    (folder / "0020.txt").write_text(STORY.format(n=20) + "long " * 40_000)
    full = """
    import resource, signal, sys
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    """
    limited = BRING.replace(
        "    open_store()\n", "    open_store()\n    resource.setrlimit(resource.RLIMIT_FSIZE, (150_000, 150_000))\n"
    )
    running = own_archive.start(full + limited, folder)
    _, complained = running.communicate(timeout=60)
    assert running.returncode == 1
    assert complained.strip().splitlines()[-1].startswith(("OSError: [Errno 27]", "django.db.utils.OperationalError"))
    assert own_archive.run(BRING, folder).splitlines()[-1] == "40"
    assert own_archive.run(COMPARE, folder) == "all here, once\n"
