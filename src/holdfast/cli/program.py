"""The command as somebody has to type it here, for sentences that say what to do next."""

from __future__ import annotations

import os
import shlex
import shutil
import sys
from pathlib import Path


def as_typed(folder: Path | None = None) -> str:
    """`holdfast` where the shell finds this one by that name; else the way to it from the folder one stands in."""
    program = Path(sys.prefix) / "bin" / "holdfast"
    found = shutil.which("holdfast")
    if found is not None and Path(found).absolute() == program.absolute():
        return "holdfast"
    if not program.exists():
        return f"{shlex.quote(sys.executable)} -m holdfast"
    here = folder or Path.cwd()
    below = program.is_relative_to(here)
    return shlex.quote(os.path.relpath(program, here) if below else str(program))
