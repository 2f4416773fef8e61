"""What `make serve` passes on, with a command in place of ours that prints what it was given."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from project.tree import ROOT

SAY = '#!/bin/sh\nfor one in "$@"; do echo "$one"; done\n'


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """As after the first start: everything is installed."""
    shutil.copy(ROOT / "Makefile", tmp_path)
    program = tmp_path / ".venv/bin/holdfast"
    program.parent.mkdir(parents=True)
    for name in ("requirements.lock", "pyproject.toml", ".venv/bin/uv", ".venv/bin/holdfast", ".venv/run.ready"):
        (tmp_path / name).write_text(SAY)
        (tmp_path / name).chmod(0o755)
    return tmp_path


def served(checkout: Path, *words: str) -> list[str]:
    # These tests may themselves run below `make`, whose variables would reach the inner one.
    environ = {name: value for name, value in os.environ.items() if name in {"PATH", "HOME", "LANG"}}
    command = ["make", "--no-print-directory", "serve", *words]
    done = subprocess.run(command, cwd=checkout, env=environ, capture_output=True, text=True, check=True, timeout=30)
    return done.stdout.splitlines()


def test_the_examples_are_served_when_nothing_else_is_named(checkout: Path) -> None:
    assert served(checkout) == ["serve", "--port", "8000", "examples"]


@pytest.mark.parametrize("name", ["my stories", "it's", 'so "called"', "$HOME", "a;b"])
def test_one_folder_may_have_any_name(checkout: Path, name: str) -> None:
    (checkout / name).mkdir()
    assert served(checkout, f"STORIES={name.replace('$', '$$')}", "PORT=8001") == ["serve", "--port", "8001", name]


def test_several_are_parted_and_quoted_as_in_a_shell(checkout: Path) -> None:
    assert served(checkout, "STORIES=one 'my stories' two") == ["serve", "--port", "8000", "one", "my stories", "two"]
