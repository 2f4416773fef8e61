"""Originals: the same bytes once, on disk before anybody is told, and nothing half."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import pytest

from holdfast.archive.works.originals import keep, keep_many, open_original, path_of, verify


def files(home: Path) -> list[str]:
    return sorted(str(path.relative_to(home)) for path in (home / "originals").rglob("*") if path.is_file())


def test_bytes_are_kept_under_their_digest(own_home: Path) -> None:
    digest = keep(b"It held.\r\n\x00\xff")
    assert digest == hashlib.sha256(b"It held.\r\n\x00\xff").hexdigest()
    assert files(own_home) == [f"originals/{digest[:2]}/{digest[2:4]}/{digest}"]
    with open_original(digest) as kept:
        assert kept.read() == b"It held.\r\n\x00\xff"


def test_the_same_bytes_are_kept_once(own_home: Path) -> None:
    first = keep(b"It held.")
    at = path_of(first).stat().st_mtime_ns
    assert keep_many([b"It held.", b"It held.", b"It let go."]) == [first, first, keep(b"It let go.")]
    assert path_of(first).stat().st_mtime_ns == at
    assert len(files(own_home)) == 2


def test_a_changed_file_is_found_out() -> None:
    digest = keep(b"It held.")
    assert verify(digest)
    path_of(digest).write_bytes(b"It helb.")
    assert not verify(digest)
    path_of(digest).unlink()
    assert not verify(digest)


@pytest.mark.parametrize("name", ["", "..", "../../etc/passwd", "a" * 63, "A" * 64, "g" * 64, "a" * 64 + "\n"])
def test_a_name_that_is_no_digest_is_no_way_into_the_file_system(name: str) -> None:
    with pytest.raises(ValueError, match="is not a SHA-256"):
        path_of(name)


def test_a_full_disk_leaves_nothing_half(own_archive: Any) -> None:
    """The limit on the size of a file is met in the middle of writing, as the end of a disk is."""
    said = own_archive.run(
        """
        import resource, signal
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        import django; django.setup()
        from holdfast.archive.works.originals import keep_many
        resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, 10_000))
        try:
            keep_many([b"small", b"large" * 10_000])
        except OSError as error:
            print(error.strerror)
        """
    )
    assert said == "File too large\n"
    small = hashlib.sha256(b"small").hexdigest()
    assert files(own_archive.home) == [f"originals/{small[:2]}/{small[2:4]}/{small}"]
