"""The verbs that keep an archive: bring, find, people, audit, reindex, settings, django."""

from __future__ import annotations

import json
import os
import pty
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from cli.terminal import on_a_terminal

Run = Callable[..., Any]


def test_what_is_brought_is_found(run: Run, stories: Path) -> None:
    done = run("bring", stories)
    assert done.code == 0
    assert "1 brought, 0 already here, 2 refused." in done.out
    assert "2-empty.txt" in done.out
    found = json.loads(run("find", "keeper", "--json").out)
    assert (found["total"], found["counts"]) == (1, {})
    assert sorted(found["hits"][0]) == ["id", "people", "snippet", "title"]
    assert found["hits"][0]["title"] == "The Lamp on the Skerry"
    assert found["hits"][0]["people"] == ["Wren Halloway"]


def test_a_phrase_in_the_shells_own_quotes_is_a_phrase(run: Run, stories: Path) -> None:
    run("bring", stories)
    assert "1 work found." in run("find", "put the kettle").out
    assert "0 works found." in run("find", "kettle the put").out
    assert "1 work found." in run("find", "title:the lamp").out
    assert "0 works found." in run("find", "--", "keeper", "-kettle").out


def test_on_a_terminal_the_reason_stands_set_in_below_the_name(environ: dict[str, str], stories: Path) -> None:
    command = [sys.executable, "-m", "holdfast", "bring", str(stories)]
    told = on_a_terminal(command, environ, columns=60)
    assert told[told.index("1 brought") :] == (
        "1 brought, 0 already here, 2 refused.\n"
        "\n"
        "Refused\n"
        "  stories/2-empty.txt\n"
        "      The file is empty.\n"
        "  stories/3-binary.txt\n"
        "      This is no text: it is full of bytes that no text\n"
        "      holds. Perhaps it is damaged, or named for what it is\n"
        "      not.\n"
    )


def test_a_narrow_terminal_cuts_no_setting(environ: dict[str, str], home: Path) -> None:
    told = on_a_terminal([sys.executable, "-m", "holdfast", "settings"], environ, columns=80)
    assert "…" not in told
    assert max(map(len, told.splitlines())) <= 80
    column = told.index("Value")
    rows = [line[column:].split()[0] for line in told.splitlines() if len(line) > column and line[column] != " "]
    assert str(home) in "".join(rows)


def test_bringing_twice_brings_nothing_twice(run: Run, stories: Path) -> None:
    run("bring", stories)
    again = json.loads(run("bring", stories, "--json").out)
    assert (again["counts"]["brought"], again["counts"]["here"]) == (0, 1)
    assert json.loads(run("find", "lamp", "--json").out)["total"] == 1


def test_a_dry_run_stores_nothing(run: Run, stories: Path) -> None:
    done = run("bring", stories, "--dry-run")
    assert "1 would be brought" in done.out
    assert "0 works found." in run("find", "lamp").out


def test_the_whole_report_goes_into_a_file(run: Run, stories: Path, tmp_path: Path) -> None:
    run("bring", stories, "--report", tmp_path / "report.json")
    report = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    assert (report["counts"]["brought"], report["counts"]["refused"]) == (1, 2)
    assert all(line["reasons"] for line in report["refused"])


def test_nothing_that_could_be_brought_ends_with_one(run: Run, stories: Path, tmp_path: Path) -> None:
    assert run("bring", stories / "2-empty.txt").code == 1
    done = run("bring", tmp_path / "no such folder")
    assert (done.code, "no such folder" in done.out + done.err) == (1, True)


def test_an_empty_folder_is_said_to_be_empty(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    done = run("bring", tmp_path / "empty")
    assert (done.code, done.out) == (
        1, "0 brought, 0 already here.\nNo file was found there: it is empty, or all in it is hidden.\n"
    )  # fmt: skip
    done = run("read", tmp_path / "empty")
    assert (done.code, done.out, done.err) == (1, "", "No file was found there: it is empty, or all in it is hidden.\n")


def test_a_newer_archive_is_left_alone_by_the_worker_too(run: Run, home: Path) -> None:
    run("people", "list")
    with closing(sqlite3.connect(home / "holdfast.sqlite3")) as store, store:
        store.execute("INSERT INTO django_migrations (app, name, applied) VALUES ('works', '9999_later', '2099-01-01')")
    for verb in ("worker", "audit"):
        done = run(verb)
        assert (done.code, done.out) == (2, "")
        assert "was last opened by a newer Holdfast" in done.err


def test_people_are_added_and_listed(run: Run) -> None:
    assert "holdfast people add NAME --owner" in run("people", "list").out
    added = run("people", "add", "Ann", "--owner", HOLDFAST_PASSWORD="kelp holds fast")
    assert (added.code, added.out) == (0, "Ann can sign in now, and is an owner of the archive.\n")
    assert "Ann" in run("people", "list").out
    again = run("people", "add", "ann", HOLDFAST_PASSWORD="kelp holds fast")
    assert (again.code, again.out) == (1, "")
    assert "already somebody called ann" in again.err


def test_an_owner_says_who_is_a_tag_wrangler(run: Run) -> None:
    nobody = run("people", "wrangler", "Wren")
    assert (nobody.code, "Nobody here is called Wren. Add them first." in nobody.err) == (1, True)
    run("people", "add", "Wren", HOLDFAST_PASSWORD="kelp holds fast")
    assert run("people", "wrangler", "wren").out == "Wren is a tag wrangler now.\n"
    assert "tag wrangler" in run("people", "list").out
    assert run("people", "wrangler", "Wren", "--no-longer").out == "Wren is no longer a tag wrangler.\n"
    assert "tag wrangler" not in run("people", "list").out


def test_a_password_comes_from_a_file(run: Run, tmp_path: Path) -> None:
    (tmp_path / "password").write_text("kelp holds fast\nnot this line\n")
    assert run("people", "add", "Ann", "--password-file", tmp_path / "password").code == 0
    nobody_there = run("people", "add", "Ben")
    assert (nobody_there.code, "Set HOLDFAST_PASSWORD" in nobody_there.err) == (2, True)


@pytest.mark.parametrize(("second", "code"), [("kelp holds fast", 0), ("kelp lets go", 130)])
def test_a_password_is_asked_for_twice(environ: dict[str, str], run: Run, second: str, code: int) -> None:
    ours, its = pty.openpty()
    command = [sys.executable, "-m", "holdfast", "people", "add", "Ann"]
    running = subprocess.Popen(command, env=environ, stdin=its, stdout=its, stderr=its, start_new_session=True)
    os.close(its)
    for typed in ("kelp holds fast", second):
        _read_until(ours, b": ")
        os.write(ours, typed.encode() + b"\n")
    if code:
        _read_until(ours, b"do not match")
        running.send_signal(signal.SIGINT)
    assert running.wait(20) == code
    os.close(ours)
    assert ("Ann" in run("people", "list").out) == (code == 0)


def _read_until(terminal: int, words: bytes) -> None:
    seen = b""
    while words not in seen:
        seen += os.read(terminal, 1000)


@pytest.mark.parametrize("password", ["short", "password123", "1234567890", "annannann1"])
def test_a_weak_password_is_refused_with_a_sentence(run: Run, password: str) -> None:
    done = run("people", "add", "annannann", HOLDFAST_PASSWORD=password)
    assert (done.code, done.out, done.err.startswith("holdfast: ")) == (1, "", True)
    assert "Nobody has an account yet" in run("people", "list").out


def test_an_audit_reads_every_original_again(run: Run, stories: Path, home: Path) -> None:
    run("bring", stories)
    fine = run("audit")
    assert (fine.code, "every byte is as it was brought" in fine.out) == (0, True)
    (original,) = [path for path in (home / "originals").rglob("*") if path.is_file()]
    kept = original.read_bytes()
    original.write_bytes(kept.replace(b"eleven", b"twelve"))
    changed = run("audit")
    assert (changed.code, "has changed" in changed.out) == (1, True)
    original.unlink()
    (original.parent / ("0" * 64)).write_bytes(b"who put this here")
    missing = run("audit")
    assert (missing.code, "is missing" in missing.out) == (1, True)
    assert "1 file in" in missing.out


def test_a_lost_index_is_made_anew(run: Run, stories: Path, home: Path) -> None:
    run("bring", stories)
    shutil.rmtree(home / "index")
    assert "1 work found." in run("find", "kettle").out
    assert run("reindex").out.startswith("1 work indexed in ")


def test_settings_tell_where_each_value_comes_from_and_no_secret(run: Run, home: Path) -> None:
    told = run("settings", HOLDFAST_PASSWORD="kelp holds fast", HOLDFAST_LOG="info").out
    rows = {line.split()[0]: line for line in told.splitlines()}
    assert str(home) in rows["HOLDFAST_HOME"]
    assert " info " in rows["HOLDFAST_LOG"]
    assert " environment " in rows["HOLDFAST_LOG"]
    assert "kelp" not in told
    assert not home.exists()


def test_djangos_own_commands_are_there(run: Run) -> None:
    done = run("django", "check")
    assert (done.code, "no issues" in done.out) == (0, True)
