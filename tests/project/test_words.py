"""Words that have no place in the project: machines, hosts of packages, promises, and names that say nothing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from project.tree import FOLDERS, ROOT, files, name

# Written in pieces, so that this file does not hold what it forbids.
FORBIDDEN = {
    "a path of some machine": re.compile(r"(?<![\w./-])/(?:wor" r"k|roo" r"t|hom" r"e/\w+|Use" r"rs/\w+)/"),
    "a host that packages come from": re.compile(r"pyp" r"i\.org|pythonhost" r"ed\.org|npm" r"js\.(?:org|com)"),
    "a promise instead of a change": re.compile(r"\b(?:TO" r"DO|FIX" r"ME)\b"),
}
STORIES = (
    "bench/labelled/",
    "bench/talk/",
)  # where it is Spanish for “all”, or what somebody in a story still has to do
EMPTY_NAMES = {"utils", "util", "common", "helpers", "helper", "core", "misc", "base", "stuff", "lib", "tools"}


def texts() -> list[tuple[str, str]]:
    """Every text file of the project, by its name."""
    found = []
    tops = [one for one in ROOT.iterdir() if one.is_file() and one.name != ".git"]
    for path in [*tops, *files(*FOLDERS)]:
        text = as_text(path)
        if text is not None:
            found.append((name(path), text))
    return found


def as_text(path: Path) -> str | None:
    data = path.read_bytes()
    return None if b"\0" in data[:4096] else data.decode("utf-8", errors="replace")


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_file_holds(what: str) -> None:
    found = [
        f"{path}:{text.count(chr(10), 0, match.start()) + 1}: {match[0]}"
        for path, text in texts()
        if not (what.startswith("a promise") and path.startswith(STORIES))
        for match in FORBIDDEN[what].finditer(text)
    ]
    assert found == []


SAMPLES = {
    "a path of some machine": "see /{}k/main/x ".format("wor"),
    "a host that packages come from": "https://{}i.org/simple".format("pyp"),
    "a promise instead of a change": "# {}DO: later".format("TO"),
}


@pytest.mark.parametrize("what", FORBIDDEN)
def test_what_is_forbidden_would_be_seen(what: str) -> None:
    assert FORBIDDEN[what].search(SAMPLES[what])


def test_addresses_of_the_site_are_not_taken_for_machines() -> None:
    assert not FORBIDDEN["a path of some machine"].search("/works/abcdefghij/ and /work-in-progress/")


def test_modules_are_named_for_what_they_do() -> None:
    assert [name(path) for path in files("src", "bench", "tests", suffix=".py") if path.stem in EMPTY_NAMES] == []
