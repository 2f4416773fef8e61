"""docs/reference/commands.md, made from what `--help` says: `python -m holdfast.cli.reference > docs/reference/commands.md`."""

from __future__ import annotations

from collections.abc import Iterator

import click

from holdfast.cli.main import holdfast

_HEAD = """# The commands

Made from what `holdfast --help` and `holdfast VERB --help` say; a test holds the two together
(`python -m holdfast.cli.reference > docs/reference/commands.md`).

Every command ends with exit code 0 when it did what was asked; with 1 when it could not for what it was given (nothing
could be read, an original has changed); with 2, and one sentence, when it was called wrongly, a setting is wrong, or the
system refused (a full disk, a file that may not be opened); with 70 for a fault of Holdfast's own (`HOLDFAST_DEBUG=1`
shows where); with 130 when it was stopped.

Output for people is plain text when it does not go to a terminal, and without colour when `NO_COLOR` is set.
"""
_WIDTH = 88


def page() -> str:
    return "\n".join([_HEAD, *_sections(holdfast, "holdfast", None)])


def _sections(command: click.Command, name: str, parent: click.Context | None) -> Iterator[str]:
    context = click.Context(command, info_name=name, parent=parent, terminal_width=_WIDTH, max_content_width=_WIDTH)
    level = "##" if parent is None or parent.parent is None else "###"
    yield f"{level} {context.command_path}\n\n```\n{command.get_help(context)}\n```\n"
    if isinstance(command, click.Group):
        for verb in command.list_commands(context):
            found = command.get_command(context, verb)
            if found is not None and found.add_help_option:
                yield from _sections(found, verb, context)


if __name__ == "__main__":
    click.echo(page(), nl=False)
