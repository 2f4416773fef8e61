from __future__ import annotations

import importlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
import pytest
from django.db import OperationalError
from rich.progress import Task, TaskID

from holdfast.cli import endings, printing, reference
from holdfast.cli.commands.table import VERBS
from holdfast.environment import WrongSetting
from holdfast.story import Refused

Run = Callable[..., Any]


def test_the_help_names_every_verb_with_its_sentence(run: Run) -> None:
    done = run("--help")
    told = " ".join(done.out.split())
    assert done.code == 0
    assert [verb.name for verb in VERBS if f"{verb.name} {verb.sentence}" not in told] == []


def test_the_reference_says_what_the_help_says() -> None:
    page = Path(__file__).parents[2] / "docs" / "reference" / "commands.md"
    assert page.read_text(encoding="utf-8") == reference.page()


@pytest.mark.parametrize("verb", VERBS, ids=lambda verb: verb.name)
def test_every_verb_is_a_command_with_a_text_and_helpful_options(verb: Any) -> None:
    command = importlib.import_module(verb.module).command
    assert command.help
    assert [option.name for option in command.params if isinstance(option, click.Option) and not option.help] == []


@pytest.mark.parametrize("verb", ["read", "bring", "serve"])
def test_a_path_that_cannot_be_read_costs_itself_only(verb: str) -> None:
    """Not the whole command: the library tells of it, and goes on."""
    command = importlib.import_module(f"holdfast.cli.commands.{verb}").command
    (paths,) = (one for one in command.params if one.name == "paths")
    assert (paths.type.exists, paths.type.readable) == (False, False)


def test_the_version_is_told(run: Run) -> None:
    assert run("--version").out.startswith("Holdfast 0.")


def test_a_verb_that_is_not_there_is_told_with_those_that_are(run: Run) -> None:
    done = run("raed")
    assert done.code == 2
    assert "There is no verb “raed”. There are: read, bring," in done.err


def test_a_wrong_setting_is_one_sentence(run: Run) -> None:
    done = run("find", "lamp", HOLDFAST_DEBUG="perhaps")
    assert (done.code, done.out) == (2, "")
    assert done.err == (
        "holdfast: HOLDFAST_DEBUG is “perhaps”, and it can only be yes or no. Set it to one of these, or take it away.\n"
    )


def test_a_home_that_cannot_be_one_is_one_sentence(run: Run, home: Path) -> None:
    home.write_text("a file")
    done = run("find", "lamp")
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
    assert "a file stands in its way" in done.err


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (Refused("The file is empty."), "The file is empty."),
        (WrongSetting("X is wrong."), "X is wrong."),
        (FileNotFoundError(2, "", "a.txt"), "a.txt: there is no such file or folder. Check the spelling."),
        (OSError(71, "Protocol error", "b"), "b: Protocol error."),
        (OSError(71, "Protocol error"), "Protocol error."),
        (ValueError("ours"), None),
        (
            OperationalError("database or disk is full"),
            "The database's disk is full. Make room, and run the same command again: nothing is lost or doubled by that.",
        ),
    ],
)
def test_errors_that_can_be_expected_have_a_sentence(error: BaseException, expected: str | None) -> None:
    assert endings.sentence_for(error) == expected


def test_a_fault_of_ours_asks_to_be_reported_and_hides_its_traceback(capsys: pytest.CaptureFixture[str]) -> None:
    assert endings.end_with(ValueError("the moon")) == endings.OUR_FAULT
    told = capsys.readouterr().err
    assert "ValueError: the moon" in told
    assert "HOLDFAST_DEBUG=1" in told
    assert "Traceback" not in told


def test_a_fault_of_ours_shows_where_when_asked(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(os.environ, "HOLDFAST_DEBUG", "1")
    try:
        raise ValueError("the moon")  # noqa: TRY301  a traceback needs a place
    except ValueError as error:
        endings.end_with(error)
    assert "Traceback" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("done", "elapsed", "rate", "left"),
    [(0, 5.0, "", ""), (50, 0.5, "", ""), (50, 10.0, "5 a second", "0:00:10 left"), (1, 100.0, "", "2:45:00 left")],
)
def test_a_rate_and_the_time_left_are_told_when_they_mean_something(
    done: int, elapsed: float, rate: str, left: str
) -> None:
    clock = iter([0.0])
    task = Task(TaskID(1), "", 100, done, _get_time=lambda: next(clock, elapsed))
    task.start_time = next(clock)
    assert (str(printing.Rate().render(task)), str(printing.Left().render(task))) == (rate, left)


def test_no_story_commands_the_terminal() -> None:
    assert printing.visible("\x1b]0;mine\x07 a\tb\nc\r\x9b2J \u202e") == "␛]0;mine␇ a\tb\nc␍\ufffd2J \ufffd"
