"""What the docs say is so: links lead somewhere, every command, setting and word stands where it is looked for."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from project.tree import ROOT, SOURCE, files, functions, name

from holdfast import environment
from holdfast.cli.commands.table import VERBS

DOCS = ROOT / "docs"
PAGES = [*sorted(ROOT.glob("*.md")), *files("docs", suffix=".md")]
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
CODE = re.compile(r"```.*?```|^ {4}.*?$|`[^`\n]*`", re.DOTALL | re.MULTILINE)
PATH = re.compile(r"`((?:src|docs|tests|bench|examples|story|archive|search|web|cli)/[\w./-]*)`")
LONGEST_DECISION = 40


def links(page: Path) -> Iterator[str]:
    yield from LINK.findall(CODE.sub("", page.read_text("utf-8")))


def anchors(page: Path) -> set[str]:
    """The anchors that headings of a page get."""
    heads = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", head.lower()).replace(" ", "-") for head in heads}


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_links_lead_somewhere(page: Path) -> None:
    lost = []
    for link in links(page):
        if re.match(r"https?://", link):
            continue
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        if not target.exists() or (anchor and anchor not in anchors(target)):
            lost.append(link)
    assert lost == []


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_files_that_are_named_exist(page: Path) -> None:
    lost = [
        path
        for path in PATH.findall(page.read_text("utf-8"))
        if not any((root / path).exists() or (root / f"{path}.py").exists() for root in (ROOT, SOURCE))
    ]
    assert lost == []


def test_the_map_shows_every_folder() -> None:
    page = (DOCS / "map.md").read_text("utf-8")
    inner = [path.parent.relative_to(SOURCE).parts for path in SOURCE.glob("*/*/__init__.py")]
    wanted = {
        *(part for parts in inner for part in parts),
        *(path.stem for path in SOURCE.glob("archive/*.py")),
    }
    assert sorted(one for one in wanted - {"__init__"} if not re.search(rf"\b{one}\b", page)) == []


def test_every_page_can_be_reached_from_the_readme() -> None:
    seen: set[Path] = set()
    waiting = [ROOT / "README.md"]
    while waiting:
        page = waiting.pop()
        if page in seen or page.suffix != ".md":
            continue
        seen.add(page)
        for link in links(page):
            target = (page.parent / link.partition("#")[0]).resolve()
            waiting += sorted(target.glob("*.md")) if target.is_dir() else [target] if target.exists() else []
    assert [name(page) for page in files("docs", suffix=".md") if page not in seen] == []


def test_every_command_stands_in_the_reference() -> None:
    page = (DOCS / "reference/commands.md").read_text("utf-8")
    assert [verb.name for verb in VERBS if not re.search(rf"^  {verb.name}  ", page, re.MULTILINE)] == []


def test_every_setting_stands_in_the_reference() -> None:
    page = (DOCS / "reference/settings.md").read_text("utf-8")
    rows = dict(re.findall(r"^\| `(\w+)` \| (.*?) \|$", page, re.MULTILINE))
    assert rows == {one.name: f"{one.default} | {one.sentence}" for one in environment.SETTINGS}


def test_every_setting_that_is_read_is_listed() -> None:
    read = set()
    for path in files("src", suffix=".py"):
        read |= set(re.findall(r"[\"'](HOLDFAST_[A-Z_]+|DATABASE_URL)[\"']", path.read_text("utf-8")))
    assert read - {one.name for one in environment.SETTINGS} == set()


@pytest.mark.parametrize("page", sorted((DOCS / "decisions").glob("*.md")), ids=name)
def test_a_decision_is_short(page: Path) -> None:
    assert len(page.read_text("utf-8").splitlines()) <= LONGEST_DECISION


def test_decisions_are_numbered_without_a_gap() -> None:
    numbers = [int(page.name[:4]) for page in sorted((DOCS / "decisions").glob("*.md"))]
    assert numbers == list(range(1, len(numbers) + 1))


def test_every_library_has_its_reason() -> None:
    project: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    wanted = list(project["project"]["dependencies"])
    for group in project["dependency-groups"].values():
        wanted += [one for one in group if isinstance(one, str)]
    page = (DOCS / "decisions/0002-libraries.md").read_text("utf-8")
    names = {re.split(r"[\[<>=; ]", one)[0] for one in wanted}
    assert [one for one in sorted(names) if one not in page.replace(", -", ", pytest-")] == []


def test_where_the_concepts_live_is_true() -> None:
    page = (DOCS / "concepts.md").read_text("utf-8")
    words = re.findall(r"^\*\*([A-Z]\w+)", page, re.MULTILINE)
    assert len(words) > 20
    assert len(words) == len(set(words))


@pytest.mark.parametrize(
    "word", ["Source", "Problem", "Manuscript", "Finding", "Candidate", "Block", "Ledger", "Doubt", "Work", "ReadStory",
             "Original", "Version", "Credit", "Relation", "Tag", "Series", "Place", "Want", "Person", "PenName",
             "Bringing", "Engine", "Hit"],
)  # fmt: skip
def test_a_word_that_is_a_class_is_one(word: str) -> None:
    assert word in (DOCS / "concepts.md").read_text("utf-8")
    assert any(re.search(rf"^class {word}\b", path.read_text("utf-8"), re.MULTILINE) for path in SOURCE.rglob("*.py"))


def test_the_make_commands_that_docs_name_exist() -> None:
    targets = set(re.findall(r"^([a-z]+):.*##", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    named: set[str] = set()
    for page in PAGES:
        for code in re.findall(r"`make ([a-z]+)|^    make ([a-z]+)", page.read_text("utf-8"), re.MULTILINE):
            named |= set(code) - {""}
    assert named - targets == set()


def test_every_example_has_its_row() -> None:
    page = (DOCS / "examples.md").read_text("utf-8")
    there = [path.relative_to(ROOT / "examples").as_posix() for path in files("examples")]
    assert [one for one in there if one not in page and "the-cylinders/" not in one] == []


def test_nothing_but_stories_lies_among_the_examples() -> None:
    assert {path.suffix.lower() for path in files("examples")} <= {".txt", ".htm", ".html", ".zip"}
    assert not [path for path in files("examples") if path.stem.lower() in {"readme", "license", "index"}]


def test_the_commands_of_the_readme_are_understood() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    verbs = set(re.findall(r"\.venv/bin/holdfast ([a-z]+)", text))
    assert verbs
    assert verbs <= {verb.name for verb in VERBS}
    for example in re.findall(r"examples/[\w./-]+\w", text):
        assert (ROOT / example).exists(), example


def test_no_function_of_the_project_is_called_from_docs_that_is_not_there() -> None:
    known = {one.name for path in files("src", suffix=".py") for one in functions(path)}
    builtin = {"read", "print"}
    called: set[str] = set()
    for page in files("docs/walks", suffix=".md"):
        called |= set(re.findall(r"`(?:\w+\.)*(\w+)\(", page.read_text("utf-8")))
    assert called - known - builtin == set()
