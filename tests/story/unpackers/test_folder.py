"""Folders: all files in the order of names; what cannot be read is told of, and nothing is followed or opened that should not be."""

from __future__ import annotations

import os
import tempfile
import zipfile
from collections.abc import Generator
from pathlib import Path

import pytest

from holdfast.story import Problem, Source, unpack


def found(path: Path) -> list[tuple[str, bytes | str]]:
    answers = [(one.name, one.data) if isinstance(one, Source) else (one.source, one.sentence) for one in unpack(path)]
    return [(name.removeprefix(path.as_posix() + "/"), what) for name, what in answers]


def test_a_folder_gives_its_files_in_the_order_of_names(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "two.txt").write_bytes(b"2")
    (tmp_path / "a.txt").write_bytes(b"1")
    (tmp_path / "c.txt").write_bytes(b"3")
    (tmp_path / ".hidden").write_bytes(b"x")
    (tmp_path / "__MACOSX").mkdir()
    (tmp_path / "__MACOSX" / "x.txt").write_bytes(b"x")
    with zipfile.ZipFile(tmp_path / "z.zip", "w") as archive:
        archive.writestr("in.txt", "4")
    assert found(tmp_path) == [("a.txt", b"1"), ("b/two.txt", b"2"), ("c.txt", b"3"), ("z.zip/in.txt", b"4")]


def test_a_file_keeps_its_name_as_given_and_its_time(tmp_path: Path) -> None:
    path = tmp_path / "one.txt"
    path.write_bytes(b"Rain.")
    os.utime(path, (1_000_000_000, 1_000_000_000))
    source = next(iter(unpack(path)))
    assert isinstance(source, Source)
    assert (source.name, source.data) == (path.as_posix(), b"Rain.")
    assert source.modified is not None
    assert source.modified.isoformat() == "2001-09-09T01:46:40+00:00"


def test_links_and_pipes_are_told_of_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "round").symlink_to(tmp_path)
    (tmp_path / "out.txt").symlink_to("/etc/hostname")
    os.mkfifo(tmp_path / "pipe.txt")
    answers = dict(found(tmp_path))
    assert "links are not followed" in str(answers["round"])
    assert "links are not followed" in str(answers["out.txt"])
    assert answers["pipe.txt"] == "This is a pipe, a socket or a device, not a file."


@pytest.fixture
def nobody() -> Generator[None, None, None]:
    """The administrator may read everything, so the test is nobody for a while."""
    was = os.geteuid()
    if was == 0:
        os.seteuid(65_534)
    yield
    os.seteuid(was)


@pytest.mark.usefixtures("nobody")
def test_what_may_not_be_read_is_told_of() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "one.txt"
        path.write_bytes(b"x")
        path.chmod(0)
        assert "may not be read by you" in str(found(Path(folder))[0][1])


def test_what_is_not_there_and_what_is_too_large_are_told_of(tmp_path: Path) -> None:
    assert next(one for one in unpack(tmp_path / "no") if isinstance(one, Problem)).sentence.startswith(
        "There is no such file"
    )
    with (tmp_path / "big.txt").open("wb") as file:
        file.truncate(33 * 2**20)
    assert found(tmp_path) == [
        ("big.txt", "The file holds 33.0 MiB, and a story may hold 32. If it holds many stories, split it.")
    ]


def test_companions_are_told_of_gently(tmp_path: Path) -> None:
    (tmp_path / "one.json").write_text("{}")
    assert found(tmp_path) == [
        ("one.json", "This is made for a page or a program (.json), not a story; it was left where it is.")
    ]


def test_a_name_that_is_no_text_becomes_one(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_bytes(b"x")
    assert found(tmp_path) == [("caf\ufffd.txt", b"x")]
