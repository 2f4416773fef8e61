"""The `holdfast` command: its verbs, each loaded when it is called."""

from __future__ import annotations

import importlib
import os
import sys
from typing import Any, NoReturn

import click

from holdfast import __version__
from holdfast.cli.commands.table import VERBS
from holdfast.cli.endings import end_with


class Verbs(click.Group):
    """Knows every verb by name and sentence, and imports none before it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return [verb.name for verb in VERBS]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        del ctx
        verb = next((verb for verb in VERBS if verb.name == cmd_name), None)
        if verb is None:
            return None
        if verb.archive:
            _wake_the_archive()
        command: click.Command = importlib.import_module(verb.module).command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        del ctx
        with formatter.section("Verbs"):
            formatter.write_dl([(verb.name, verb.sentence) for verb in VERBS])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Say which verbs there are when one is not known."""
        known = ", ".join(verb.name for verb in VERBS)
        if args and not args[0].startswith("-") and args[0] not in {verb.name for verb in VERBS}:
            raise click.UsageError(f"There is no verb “{args[0]}”. There are: {known}.", ctx)
        return super().resolve_command(ctx, args)


def _wake_the_archive() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "holdfast.settings")
    import django  # noqa: PLC0415  start-up time: `read` and the help do without it

    django.setup()


@click.group(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, "-V", "--version", message="Holdfast %(version)s")
def holdfast() -> None:
    """Give it stories in whatever form they survived; it gives back a living archive."""


def main(*arguments: str, **settings: Any) -> NoReturn:
    """Run the command, and end the process with its exit code."""
    try:
        code = holdfast.main(args=arguments or None, prog_name="holdfast", standalone_mode=False, **settings)
        sys.stdout.flush()
    except BaseException as error:  # noqa: BLE001  the one place where every error is turned into a sentence
        code = end_with(error)
    sys.exit(code if isinstance(code, int) else 0)
