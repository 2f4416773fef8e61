"""Looks on while a command runs: the memory of all its processes; a site that is served."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def tree(pid: int) -> list[int]:
    """A process and all that it started, as /proc tells."""
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return []
    return [pid, *(grandchild for child in children for grandchild in tree(int(child)))]


def resident(pid: int) -> float:
    """MiB in use; pages shared between processes are counted in each, so the sum errs upwards."""
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGESIZE") / 2**20
    except OSError:
        return 0.0


def peak_memory(command: list[str], environ: dict[str, str]) -> tuple[float, float, float]:
    """Runs the command; the peak of all its processes together, of the largest one, and the seconds."""
    start = time.perf_counter()
    running = subprocess.Popen(command, env=environ, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    together = largest = 0.0
    while running.poll() is None:
        sizes = [resident(pid) for pid in tree(running.pid)] or [0.0]
        together, largest = max(together, sum(sizes)), max(largest, *sizes)
        time.sleep(0.1)
    if running.returncode:
        raise subprocess.CalledProcessError(running.returncode, command)
    return together, largest, time.perf_counter() - start


@contextmanager
def serving(program: Path, environ: dict[str, str]) -> Iterator[tuple[str, str]]:
    """A site on a free port: its base address, and the address of one work."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    base = f"http://127.0.0.1:{port}"
    command = [str(program), "serve", "--port", str(port)]
    running = subprocess.Popen(command, env=environ, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        page = fetch_when_ready(base + "/works/")
        works = re.findall(r'href="(/works/[0-9a-z]{10}/)"', page)
        yield base, works[0]
    finally:
        running.send_signal(signal.SIGINT)
        running.wait(20)


def fetch_when_ready(address: str) -> str:
    for _ in range(200):
        try:
            with urllib.request.urlopen(address, timeout=5) as answer:
                return str(answer.read().decode())
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.1)
    raise TimeoutError(f"{address} did not answer within twenty seconds.")
