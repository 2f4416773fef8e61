from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
Serve = Callable[..., subprocess.Popen[bytes]]


@pytest.fixture
def port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def serve(environ: dict[str, str], port: int) -> Iterator[Serve]:
    running: list[subprocess.Popen[bytes]] = []

    def start(*words: str | Path) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "holdfast", "serve", "--port", str(port), *words]
        running.append(subprocess.Popen(command, env=environ, stdout=subprocess.PIPE, stderr=subprocess.STDOUT))
        return running[-1]

    yield start
    for one in running:
        one.kill()
        one.wait()
        if one.stdout:
            one.stdout.close()


def told_until(running: subprocess.Popen[bytes], words: str) -> str:
    """What it printed up to the line that holds `words`; ends with the process, so that a test cannot hang."""
    lines: list[str] = []
    assert running.stdout
    for line in running.stdout:
        lines.append(line.decode())
        if words in lines[-1]:
            return "".join(lines)
    pytest.fail(f"“{words}” was never printed, but:\n{''.join(lines)}")


def answer(port: int, path: str = "/healthz") -> int:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=10) as page:
            return int(page.status)
    except urllib.error.HTTPError as error:
        return error.code


def children(pid: int) -> list[int]:
    """All that a process has started, and what those have, as /proc tells."""
    tasks = Path(f"/proc/{pid}/task")
    found = (
        [int(one) for task in tasks.glob("*/children") for one in task.read_text().split()] if tasks.exists() else []
    )
    return [*found, *(grandchild for child in found for grandchild in children(child))]


def alive(pids: list[int]) -> list[int]:
    def runs(pid: int) -> bool:
        try:
            return " Z " not in Path(f"/proc/{pid}/stat").read_text()
        except OSError:
            return False

    deadline = time.monotonic() + 5
    while (left := [pid for pid in pids if runs(pid)]) and time.monotonic() < deadline:
        time.sleep(0.05)
    return left


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_answers_and_ends_cleanly_when_told(serve: Serve, port: int, number: signal.Signals) -> None:
    running = serve()
    told = told_until(running, "Ctrl-C stops it.")
    assert f"The archive is open at http://127.0.0.1:{port}/" in told
    assert "holdfast people add NAME --owner" in told
    assert answer(port) == 200
    started = children(running.pid)
    assert len(started) >= 2
    begun = time.monotonic()
    running.send_signal(number)
    assert running.wait(10) == 0
    assert time.monotonic() - begun < 4
    assert running.stdout
    assert running.stdout.read().decode().strip() == "Stopped."
    assert alive(started) == []


def test_stories_named_at_the_start_are_brought_once(serve: Serve, stories: Path, run: Run) -> None:
    for expected in ("1 brought, 0 already here", "0 brought, 1 already here"):
        running = serve(stories)
        assert expected in told_until(running, "Ctrl-C stops it.")
        running.send_signal(signal.SIGINT)
        assert running.wait(10) == 0
    assert "1 work found." in run("find", "lamp").out


def test_a_child_that_dies_is_started_again(serve: Serve, port: int) -> None:
    running = serve()
    told_until(running, "Ctrl-C stops it.")
    for child in children(running.pid):
        if "worker" in Path(f"/proc/{child}/cmdline").read_text().split("\0"):
            os.kill(child, signal.SIGKILL)
    assert "is started again" in told_until(running, "The worker ended unexpectedly")
    assert answer(port) == 200


def test_killed_outright_it_leaves_no_orphan(serve: Serve) -> None:
    running = serve()
    told_until(running, "Ctrl-C stops it.")
    started = children(running.pid)
    running.kill()
    running.wait()
    assert alive(started) == []


def test_a_taken_port_is_one_sentence_before_anything_is_done(run: Run, port: int, home: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", port))
        taken.listen()
        done = run("serve", "--port", str(port))
    assert (done.code, done.out) == (2, "")
    assert done.err == (
        f"holdfast: Port {port} is taken by another program on this machine. "
        f"Choose another one, for example --port {port + 1} (or make serve PORT={port + 1}).\n"
    )
    assert not home.exists()


def test_a_site_for_others_must_know_its_names(run: Run, port: int) -> None:
    done = run("serve", "--host", "0.0.0.0", "--port", str(port))
    assert (done.code, done.err.count("\n")) == (2, 1)
    assert "Set HOLDFAST_HOSTS" in done.err


@pytest.mark.parametrize("kept", ["", "short"])
def test_a_secret_key_that_is_too_short_is_told_before_anybody_visits(
    run: Run, port: int, home: Path, kept: str
) -> None:
    home.mkdir()
    (home / "secret-key").write_text(kept or "short")
    done = run("serve", "--port", str(port), HOLDFAST_SECRET_KEY=kept)
    where = "HOLDFAST_SECRET_KEY" if kept else str(home / "secret-key")
    assert (done.code, done.out) == (2, "")
    assert done.err == f"holdfast: {where} has 5 characters, and it needs at least 32 that nobody can guess.\n"


def test_an_address_that_is_not_ours_is_one_sentence(run: Run, port: int) -> None:
    done = run("serve", "--host", "192.0.2.1", "--port", str(port), HOLDFAST_HOSTS="archive.example")
    assert (done.code, done.err) == (
        2, "holdfast: This machine has no address 192.0.2.1 to listen on. Name one that it has with --host.\n"
    )  # fmt: skip
