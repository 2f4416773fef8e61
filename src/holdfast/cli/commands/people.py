"""`holdfast people`: the accounts of this archive."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click
from rich.table import Table

from holdfast.archive.people.actions import NobodyCalled, NotAdded, add_person, let_wrangle
from holdfast.archive.people.models import Person
from holdfast.archive.store import open_store
from holdfast.cli.printing import paper
from holdfast.cli.program import as_typed


@click.group()
def command() -> None:
    """The accounts of this archive: add one, or list them."""


@command.command()
@click.argument("name")
@click.option("--owner", is_flag=True, help="May bring stories, and see and change everything.")
@click.option(
    "--password-file",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Read the password from the first line of this file.",
)
def add(name: str, *, owner: bool, password_file: Path | None) -> None:
    """Add a person called NAME.

    The password is asked for twice, or read from --password-file, or from HOLDFAST_PASSWORD.
    """
    open_store()
    try:
        person = add_person(name, _password(password_file), owner=owner)
    except NotAdded as refused:
        raise click.ClickException(str(refused)) from refused
    click.echo(f"{person.username} can sign in now{', and is an owner of the archive' if owner else ''}.")


def _password(file: Path | None) -> str:
    if file is not None:
        return (file.read_text(encoding="utf-8").splitlines() or [""])[0]
    if given := os.environ.get("HOLDFAST_PASSWORD"):
        return given
    if not sys.stdin.isatty():
        raise click.UsageError("Nobody is there to type a password. Set HOLDFAST_PASSWORD, or name a --password-file.")
    asked: str = click.prompt("Password", hide_input=True, confirmation_prompt="The same again")
    return asked


@command.command()
@click.argument("name")
@click.option("--no-longer", is_flag=True, help="Take it back.")
def wrangler(name: str, *, no_longer: bool) -> None:
    """Let NAME say which names of tags mean the same."""
    open_store()
    try:
        person = let_wrangle(name, wrangles=not no_longer)
    except NobodyCalled as refused:
        raise click.ClickException(str(refused)) from refused
    now = "is no longer a tag wrangler" if no_longer else "is a tag wrangler now"
    click.echo(f"{person.username} {now}.")


@command.command("list")
def list_people() -> None:
    """List everybody who has an account."""
    open_store()
    table = Table("Name", "May", "Since", "Last seen", box=None)
    for person in Person.objects.order_by("username"):
        seen = f"{person.last_login:%Y-%m-%d}" if person.last_login else "never"
        table.add_row(person.username, _may(person), f"{person.date_joined:%Y-%m-%d}", seen)
    if table.row_count:
        paper().print(table)
    else:
        click.echo(f"Nobody has an account yet. Add yourself:  {as_typed()} people add NAME --owner")


def _may(person: Person) -> str:
    if person.is_superuser:
        return "owner"
    return "tag wrangler" if person.wrangles else ""
