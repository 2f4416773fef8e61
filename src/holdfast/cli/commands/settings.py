"""`holdfast settings`: what is set, to what, and where that comes from."""

from __future__ import annotations

import os
import re

import click
from django.conf import settings as in_use
from rich.table import Column, Table

from holdfast.cli.printing import paper
from holdfast.environment import SETTINGS, Setting

_DEFAULTS = {"HOLDFAST_HOME": str(in_use.HOME)}  # the whole path tells more than a name in some folder
_SECRET = re.compile(r"PASSWORD|SECRET|KEY|TOKEN")


@click.command()
def command() -> None:
    """Show every setting, its value, and where the value comes from. Passwords and keys are not shown."""
    value, what = Column("Value", overflow="fold"), Column("What it is", overflow="fold")  # cut, a path is of no use
    table = Table("Setting", value, "From", what, box=None, pad_edge=False)
    for setting in SETTINGS:
        given = os.environ.get(setting.name, "").strip()
        shown = _shown(setting, given) if given else _DEFAULTS.get(setting.name, setting.default)
        table.add_row(setting.name, shown, "environment" if given else "default", setting.sentence)
    paper().print(table)


def _shown(setting: Setting, value: str) -> str:
    if _SECRET.search(setting.name):
        return "(set, not shown)"
    return re.sub(r"(://[^/@:]*):[^@]*@", r"\1:…@", value)  # the password inside a database's address
