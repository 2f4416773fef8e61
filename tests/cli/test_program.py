"""What to type next must be what this shell understands."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from holdfast.cli.program import as_typed

BIN = Path(sys.prefix) / "bin"


@pytest.mark.skipif(not (BIN / "holdfast").exists(), reason="needs the installed command, which `make` installs")
def test_the_command_is_named_so_that_the_shell_finds_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert as_typed(BIN.parent.parent) == f"{BIN.parent.name}/bin/holdfast"
    assert as_typed(tmp_path) == str(BIN / "holdfast")
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{BIN}")
    assert as_typed(tmp_path) == "holdfast"


def test_another_program_of_that_name_is_not_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    other = tmp_path / "holdfast"
    other.write_text("#!/bin/sh\n")
    other.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert as_typed(tmp_path) != "holdfast"
