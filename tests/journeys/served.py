"""A real archive, served as anyone would serve it."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path

import pytest

PROJECT = Path(__file__).parent.parent.parent
HOLDFAST = Path(sys.prefix) / "bin" / "holdfast"


@dataclass(frozen=True)
class Archive:
    """A served archive: its base address, its home, and its owner's name and password."""

    base: str
    home: Path
    owner: str = "Keeper"
    password: str = "kelp holds fast to its stone"

    @property
    def environment(self) -> dict[str, str]:
        return {**os.environ, "HOLDFAST_HOME": str(self.home), "HOLDFAST_PASSWORD": self.password}

    def run(self, *words: str | Path) -> str:
        command = [HOLDFAST, *words]
        return subprocess.run(
            command, check=True, env=self.environment, capture_output=True, text=True, timeout=180
        ).stdout


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(address: str, running: subprocess.Popen[bytes]) -> None:
    for _ in range(300):
        try:
            urllib.request.urlopen(address, timeout=5).close()
        except (urllib.error.URLError, ConnectionError):
            assert running.poll() is None, "holdfast serve ended before it answered"
            time.sleep(0.1)
        else:
            return
    pytest.fail(f"{address} did not answer within thirty seconds")
