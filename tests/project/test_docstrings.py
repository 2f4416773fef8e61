"""The story library explains itself, and its examples are true."""

from __future__ import annotations

import ast
import doctest
import importlib
import inspect
from pathlib import Path

import pytest
from project.tree import ROOT, SOURCE, name

MODULES = sorted(path for path in (SOURCE / "story").rglob("*.py"))


def module_name(path: Path) -> str:
    parts = path.relative_to(ROOT / "src").with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_module_says_what_it_is_for(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text("utf-8"))) or path.name == "__init__.py"


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_public_functions_and_classes_have_docstrings(path: Path) -> None:
    body = ast.parse(path.read_text("utf-8")).body
    public = [one for one in body if isinstance(one, ast.FunctionDef | ast.ClassDef) and not one.name.startswith("_")]
    assert [one.name for one in public if not ast.get_docstring(one)] == []


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_examples_in_docstrings_are_true(path: Path) -> None:
    result = doctest.testmod(importlib.import_module(module_name(path)), optionflags=doctest.ELLIPSIS)
    assert result.failed == 0


def test_the_front_door_lists_what_it_gives() -> None:
    story = importlib.import_module("holdfast.story")
    given = {key for key, value in vars(story).items() if not key.startswith("_") and not inspect.ismodule(value)}
    assert given == set(story.__all__)


def test_every_name_of_the_front_door_that_can_be_called_has_an_example_somewhere() -> None:
    story = importlib.import_module("holdfast.story")
    functions = [getattr(story, one) for one in story.__all__ if inspect.isfunction(getattr(story, one))]
    assert [one.__name__ for one in functions if ">>>" not in (one.__doc__ or "")] == []
