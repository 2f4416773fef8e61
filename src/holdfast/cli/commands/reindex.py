"""`holdfast reindex`: the search index made anew."""

from __future__ import annotations

import time

import click

from holdfast.archive.store import open_store
from holdfast.archive.works.models import Work
from holdfast.archive.works.rules import LISTED
from holdfast.cli.printing import Rate, progress_bar
from holdfast.search.follow import rebuild


@click.command()
def command() -> None:
    """Make the search index anew from the archive. The old one answers until the new one is ready."""
    open_store()
    started = time.monotonic()
    total = Work.objects.filter(state__in=LISTED).count()
    with progress_bar("Indexing", Rate()) as show:
        count = rebuild(lambda done: show(done, total))
    works = "1 work" if count == 1 else f"{count:,} works"
    click.echo(f"{works} indexed in {time.monotonic() - started:.1f} seconds.")
