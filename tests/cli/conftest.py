"""The command as anyone would run it: a process, with a home of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

STORY = """Title: The Lamp on the Skerry
Author: Wren Halloway
Fandom: Moby-Dick
Rating: PG
Summary: A keeper waits for a boat.

The lamp had burned for eleven nights when the boat came in.

"You are late," said the keeper, and put the kettle on.

THE END
"""


@dataclass(frozen=True)
class Ended:
    code: int
    out: str
    err: str


Run = Callable[..., Ended]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def environ(home: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("HOLDFAST_", "DATABASE_"))}
    return kept | {"HOLDFAST_HOME": str(home), "PYTHONWARNINGS": "error"}


@pytest.fixture
def run(environ: dict[str, str]) -> Run:
    def run_it(*words: str | Path, typed: str = "", **more: str) -> Ended:
        done = subprocess.run(
            [sys.executable, "-m", "holdfast", *words],
            input=typed.encode(),
            env=environ | more,
            capture_output=True,
            timeout=120,
            check=False,
        )
        return Ended(done.returncode, done.stdout.decode(), done.stderr.decode())

    return run_it


@pytest.fixture
def stories(tmp_path: Path) -> Path:
    """A folder with a story, an empty file and a binary one."""
    folder = tmp_path / "stories"
    folder.mkdir()
    (folder / "1-lamp.txt").write_text(STORY, encoding="utf-8")
    (folder / "2-empty.txt").write_bytes(b"")
    (folder / "3-binary.txt").write_bytes(bytes(range(256)) * 64)
    return folder
