"""`holdfast read`: understand stories and show what was found; store nothing. Knows no archive and no Django."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import click

from holdfast.cli.printing_json import print_json_text
from holdfast.cli.understanding import NO_FILE, each, sources
from holdfast.story import Problem, ReadStory, Source, as_data, read


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path, readable=False), metavar="PATH...")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object with everything, for programs.")
@click.option("--why", is_flag=True, help="Print the text, with everything that was found in it marked.")
def command(paths: tuple[Path, ...], *, as_json: bool, why: bool) -> None:
    """Understand the stories at PATH (files, folders, zip files) and show what was found. Nothing is stored.

    Ends with exit code 0 when at least one story could be read, and with 1 when none could.
    """
    if as_json and why:
        raise click.UsageError("--json and --why are two ways to show the same: choose one.")
    if as_json:
        count = _print_json(each(_as_json, sources(paths)))
    else:
        count = _print_for_people(each(read, sources(paths)), why=why)
    if not count:
        raise click.exceptions.Exit(1)


def _as_json(source: Source) -> str:
    """A story as JSON text: made where it was read, so that little has to travel between processes."""
    return json.dumps(as_data(read(source)), ensure_ascii=False)


def _print_json(outcomes: Iterator[str | Problem]) -> int:
    """Story by story, as they are read: a hundred thousand of them need no more memory than one."""
    problems: list[dict[str, str]] = []
    count = 0
    print_json_text('{"format": 1,\n "stories": [')
    for outcome in outcomes:
        if isinstance(outcome, Problem):
            problems.append({"source": outcome.source, "sentence": outcome.sentence})
            continue
        print_json_text(f"{',' if count else ''}\n  {outcome}")
        count += 1
    print_json_text(f'],\n "problems": {json.dumps(problems, ensure_ascii=False)}}}\n')
    return count


def _print_for_people(outcomes: Iterator[ReadStory | Problem], *, why: bool) -> int:
    from holdfast.cli.printing_stories import print_problem, print_table, print_why  # noqa: PLC0415  start-up: --json has no need of rich

    show = print_why if why else print_table
    count = problems = 0
    for outcome in outcomes:
        if isinstance(outcome, Problem):
            print_problem(outcome)
            problems += 1
        else:
            show(outcome)
            count += 1
    if not count + problems:
        click.echo(NO_FILE, err=True)
    return count
