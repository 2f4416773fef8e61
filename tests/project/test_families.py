"""A family is a folder with contract.py, its members, and table.py; every member stands in the table."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from project.tree import SOURCE

# The folder of each family, and what a module of it defines when it is a member (and not a helper of members).
FAMILIES = {
    "story/unpackers": "knows",
    "story/readers": "claims",
    "story/paratext": "propose",
    "story/writers": "write",
    "archive/review/shapes": "fits",
    "search/engines": r"\w+Engine",
    "cli/commands": "command",
}
# A click command is a contract that click keeps; a verb's own part of it stands in the table.
WITHOUT_CONTRACT = {"cli/commands"}
NO_MEMBERS = {"__init__", "contract", "table"}


def top_level_names(path: Path) -> set[str]:
    names = set()
    for node in ast.parse(path.read_text("utf-8")).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            names.add(node.name)
        elif isinstance(node, ast.Assign):
            names |= {target.id for target in node.targets if isinstance(target, ast.Name)}
    return names


def members(family: str) -> set[str]:
    folder = SOURCE / family
    return {
        path.stem
        for path in folder.glob("*.py")
        if path.stem not in NO_MEMBERS and any(re.fullmatch(FAMILIES[family], one) for one in top_level_names(path))
    }


def words_of(path: Path) -> set[str]:
    """Every name and every short text in a module: imports, keys, what a row of a table says."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Name):
            found.add(node.id)
        elif isinstance(node, ast.ImportFrom):
            found |= {alias.name for alias in node.names} | set((node.module or "").split("."))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            found |= set(node.value.split("."))
    return found


@pytest.mark.parametrize("family", FAMILIES)
def test_family_has_its_contract_and_its_table(family: str) -> None:
    wanted = {"table.py"} | (set() if family in WITHOUT_CONTRACT else {"contract.py"})
    assert wanted <= {path.name for path in (SOURCE / family).glob("*.py")}


@pytest.mark.parametrize("family", FAMILIES)
def test_every_member_stands_in_the_table(family: str) -> None:
    there = members(family)
    assert there, f"{family} has no member that defines {FAMILIES[family]}"
    assert there - words_of(SOURCE / family / "table.py") == set()
