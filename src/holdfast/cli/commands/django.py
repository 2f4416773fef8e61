"""`holdfast django`: Django's management commands with the archive's settings."""

from __future__ import annotations

import click
from django.core.management import execute_from_command_line


@click.command(context_settings={"ignore_unknown_options": True, "help_option_names": []}, add_help_option=False)
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def command(arguments: tuple[str, ...]) -> None:
    """Django's own management commands (`holdfast django help` lists them), for those who know them."""
    execute_from_command_line(["holdfast django", *arguments])
