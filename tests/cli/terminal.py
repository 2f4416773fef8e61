"""A command run on a terminal of so many columns."""

from __future__ import annotations

import os
import pty
import re
import subprocess


def on_a_terminal(command: list[str], environ: dict[str, str], *, columns: int) -> str:
    """What a person sees, without colours and movements."""
    outer, inner = pty.openpty()
    environ = environ | {"TERM": "xterm-256color", "COLUMNS": str(columns)}
    with subprocess.Popen(command, env=environ, stdout=inner, stderr=inner) as running:
        os.close(inner)
        told = b""
        while piece := _read(outer):
            told += piece
        os.close(outer)
        assert running.wait(60) == 0
    return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", told.decode()).replace("\r\n", "\n")


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # the other end is closed
        return b""
