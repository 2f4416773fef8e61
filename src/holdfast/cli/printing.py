"""Where the command prints, and how: colour and tables for a terminal, plain text for a file or a pipe."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import IO

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    Task,
    TextColumn,
)
from rich.text import Text

SOON = 1.0  # seconds until a rate means something
WIDE = 10_000  # a pipe has no width: nothing is cut or broken for its sake


def paper() -> Console:
    """Standard output. Nothing that a story says is taken for mark-up, and no number is coloured."""
    return _console(sys.stdout)


def margin() -> Console:
    """Standard error: progress, and what is no answer."""
    return _console(sys.stderr)


@contextmanager
def progress_bar(what: str, *more: ProgressColumn) -> Iterator[Callable[[int, int | None], None]]:
    """A bar on a terminal, told how many are done of how many (None while nobody knows); nothing elsewhere."""
    console = margin()
    columns = (TextColumn(what), BarColumn(), MofNCompleteColumn(), *more, Left())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task(what, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


class Rate(ProgressColumn):
    """Since the start: the first of many, which come all at once, say nothing about the rest."""

    def render(self, task: Task) -> Text:
        rate = _rate(task)
        return Text(f"{rate:,.0f} a second" if rate >= 1 else "", style="dim")


class Left(ProgressColumn):
    """The time left, at the same rate."""

    def render(self, task: Task) -> Text:
        rate = _rate(task)
        if not rate or not task.total:
            return Text("")
        seconds = round((task.total - task.completed) / rate)
        return Text(f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02} left", style="dim")


def _rate(task: Task) -> float:
    """How many a second; 0 while nobody can tell."""
    return task.completed / task.elapsed if task.elapsed and task.elapsed > SOON else 0


def _console(file: IO[str]) -> Console:
    width = None if file.isatty() else WIDE
    return Console(file=file, markup=False, highlight=False, emoji=False, width=width, soft_wrap=not file.isatty())


def visible(text: str) -> str:
    r"""Text from outside that a terminal can be shown: no character of it is a command to the terminal.

    >>> visible("\x1b[2J\u202eA title\n")
    '␛[2J�A title\n'
    """
    return text.translate(_COMMANDS)


def visible_line(text: str) -> str:
    r"""The same for a name, which stands in one line whatever it holds.

    >>> visible_line("two\nlines.txt")
    'two␊lines.txt'
    """
    return visible(text).translate({ord(one): 0x2400 + ord(one) for one in _KEPT})


_KEPT = "\n\t"
# Control characters as the pictures Unicode has of them; those without a picture, and what turns a line round, as U+FFFD.
_COMMANDS = {
    **{code: chr(0x2400 + code) for code in range(0x20) if chr(code) not in _KEPT},
    **dict.fromkeys(range(0x7F, 0xA0), "\ufffd"),
    **dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)), "\ufffd"),
}
