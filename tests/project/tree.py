"""The project's own files, as the house tests walk them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "holdfast"
FOLDERS = ("src", "tests", "bench", "docs", "examples", ".ci")
GENERATED = {"__pycache__", "migrations", "screenshots", "node_modules", "vendor"}


def files(*folders: str, suffix: str = "") -> Iterator[Path]:
    """Files below the named folders of the project, made by people (no caches, no migrations)."""
    for folder in folders:
        for path in sorted((ROOT / folder).rglob(f"*{suffix}")):
            if path.is_file() and not GENERATED & set(path.parts) and not path.name.startswith("."):
                yield path


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function and method in a module, nested ones too."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node
