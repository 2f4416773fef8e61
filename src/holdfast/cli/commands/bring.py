"""`holdfast bring`: stories into the archive."""

from __future__ import annotations

import json
import signal
from pathlib import Path

import click

from holdfast.archive.store import open_store
from holdfast.cli.bringing import bring_paths, print_report
from holdfast.cli.printing_json import print_json


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path, readable=False), metavar="PATH...")
@click.option("--dry-run", is_flag=True, help="Read everything and report, and store nothing.")
@click.option("--json", "as_json", is_flag=True, help="Print the whole report as JSON.")
@click.option(
    "--report",
    "report_file",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write the whole report as JSON to this file.",
)
def command(paths: tuple[Path, ...], *, dry_run: bool, as_json: bool, report_file: Path | None) -> None:
    """Bring the stories at PATH (files, folders, zip files) into the archive.

    Originals are kept as they are. What is here already is not brought again, so a bringing that was stopped, by
    whatever, is finished by running the same command again. Ends with exit code 1 when nothing could be brought.
    """
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # being told to end is the same as Ctrl-C
    open_store()
    report = bring_paths(paths, dry_run=dry_run)
    if report_file is not None:
        report_file.write_text(json.dumps(report.as_data(), ensure_ascii=True, indent=2) + "\n", encoding="utf-8")
    if as_json:
        print_json(report.as_data())
    else:
        print_report(report)
    if not report.brought and not report.here:
        raise click.exceptions.Exit(1)
