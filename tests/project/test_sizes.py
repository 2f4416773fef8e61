"""No file too long to read at a sitting, no function that does not fit on a screen."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from project.tree import SOURCE, files, functions, name

LONGEST_FILE = 300
LONGEST_FILE_WITH_A_REASON = 500
# A file that may be longer, and why. An entry that is no longer needed fails the test.
LONG_WITH_A_REASON: dict[str, str] = {}

LONGEST_FUNCTION = 60
USUAL_FUNCTION = 25
USUAL = 0.95
DEEPEST = 3
# `with` and `elif` ask nothing new to be kept in mind; the others do.
DEEPER = (ast.If, ast.For, ast.AsyncFor, ast.While, ast.Try, ast.Match)


def lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """The lines of a function's body, its docstring left out."""
    body = function.body[1:] if ast.get_docstring(function) else function.body
    return (function.end_lineno or 0) - body[0].lineno + 1 if body else 0


def depth(node: ast.AST) -> int:
    """How deep statements stand inside one another below a node; nested functions count for themselves."""
    deepest = 0
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            continue
        deepest = max(deepest, depth(child) + (isinstance(child, DEEPER) and not is_elif(node, child)))
    return deepest


def is_elif(parent: ast.AST, child: ast.AST) -> bool:
    return isinstance(parent, ast.If) and isinstance(child, ast.If) and parent.orelse == [child]


def sized() -> Iterator[tuple[str, int]]:
    for path in files("src", "tests", "bench", suffix=".py"):
        yield name(path), len(path.read_text("utf-8").splitlines())


def test_files_can_be_read_at_a_sitting() -> None:
    too_long = {path: length for path, length in sized() if length > LONGEST_FILE}
    assert set(too_long) == set(LONG_WITH_A_REASON)
    assert all(length <= LONGEST_FILE_WITH_A_REASON for length in too_long.values())


def test_functions_fit_on_a_screen() -> None:
    lengths = {
        f"{name(path)}: {one.name}": lines(one)
        for path in files("src", "bench", "tests", suffix=".py")
        for one in functions(path)
    }
    assert {one: length for one, length in lengths.items() if length > LONGEST_FUNCTION} == {}
    usual = sum(length < USUAL_FUNCTION for length in lengths.values()) / len(lengths)
    assert usual >= USUAL


def test_nothing_is_nested_too_deep() -> None:
    deep = {
        f"{name(path)}: {one.name}"
        for path in files("src", "bench", suffix=".py")
        for one in functions(path)
        if depth(one) > DEEPEST
    }
    assert deep == set()


def test_depth_is_measured() -> None:
    nested = "def f():\n for a in b:\n  if a:\n   while a:\n    try:\n     pass\n    finally:\n     pass\n"
    chained = "def f():\n if a:\n  pass\n elif b:\n  pass\n elif c:\n  for x in y:\n   pass\n"
    assert [depth(ast.parse(text).body[0]) for text in (nested, chained)] == [4, 2]


def test_there_is_something_to_measure() -> None:
    assert sum(1 for _ in SOURCE.rglob("*.py")) > 50
