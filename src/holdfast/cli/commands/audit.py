"""`holdfast audit`: every original read again."""

from __future__ import annotations

import click
from django.conf import settings

from holdfast.archive.store import open_store
from holdfast.archive.works.models import Original
from holdfast.archive.works.originals import path_of, verify
from holdfast.cli.printing import Rate, progress_bar, visible_line


@click.command()
def command() -> None:
    """Read every original again and check that no byte of it has changed.

    Ends with exit code 1 when an original is missing or changed. A file that no row of the archive names is
    mentioned: a bringing that was stopped leaves some, and they do no harm.
    """
    open_store()
    rows = Original.objects.order_by("pk").values_list("sha256", "name")
    missing, changed, count, total = [], [], 0, rows.count()
    with progress_bar("Reading", Rate()) as show:
        for count, (digest, name) in enumerate(rows.iterator(), 1):
            if not path_of(digest).exists():
                missing.append((digest, name))
            elif not verify(digest):
                changed.append((digest, name))
            show(count, total)
    _tell("is missing", missing)
    _tell("has changed", changed)
    extra = _extra()
    if extra:
        files = "1 file" if extra == 1 else f"{extra:,} files"
        click.echo(f"{files} in {settings.HOME / 'originals'} that no original is named by. They do no harm.")
    if missing or changed:
        click.echo(
            f"{count:,} originals read: {len(missing):,} missing, {len(changed):,} changed. Restore a copy of them."
        )
        raise click.exceptions.Exit(1)
    click.echo(f"{count:,} originals read, and every byte is as it was brought.")


def _tell(what: str, originals: list[tuple[str, str]]) -> None:
    for digest, name in originals:
        click.echo(f"{visible_line(name)} {what} ({path_of(digest)})")


def _extra() -> int:
    """Files under originals/ that no row names; looked up a thousand at a time."""
    kept = [path.name for path in (settings.HOME / "originals").glob("??/??/*")]
    known = 0
    for first in range(0, len(kept), 1000):
        known += Original.objects.filter(sha256__in=kept[first : first + 1000]).count()
    return len(kept) - known
