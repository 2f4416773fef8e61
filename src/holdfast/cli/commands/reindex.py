"""`holdfast reindex`: the search index made anew."""

from __future__ import annotations

import time

import click
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from holdfast.archive.store import open_store
from holdfast.archive.works.models import Work
from holdfast.cli.printing import margin
from holdfast.search.follow import rebuild


@click.command()
def command() -> None:
    """Make the search index anew from the archive. The old one answers until the new one is ready."""
    open_store()
    started = time.monotonic()
    columns = (TextColumn("Indexing"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=margin(), transient=True) as progress:
        task = progress.add_task("index", total=Work.objects.count())
        count = rebuild(lambda done: progress.update(task, completed=done))
    works = "1 work" if count == 1 else f"{count:,} works"
    click.echo(f"{works} indexed in {time.monotonic() - started:.1f} seconds.")
