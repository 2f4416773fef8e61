"""Opening the store: made at the first start, brought up to date at a later one, refused when it is newer than we are."""

from __future__ import annotations

import fcntl
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from holdfast import __version__
from holdfast.archive.durable import make_certain
from holdfast.environment import WrongSetting, ready_home


def open_store() -> None:
    """Make the folders and the database, or bring them up to date. Raises WrongSetting with a sentence.

    Quick when there is nothing to do; safe when several processes start at once.
    """
    home = Path(settings.HOME)
    ready_home(home)
    with _one_at_a_time(home):
        try:
            executor = MigrationExecutor(connection)
        except DatabaseError as error:
            raise WrongSetting(_unusable(error)) from error
        _refuse_a_newer(executor)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            if executor.loader.applied_migrations:
                _copy_first(home)
            call_command("migrate", interactive=False, verbosity=0)


@contextmanager
def _one_at_a_time(home: Path) -> Iterator[None]:
    with (home / "store.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _refuse_a_newer(executor: MigrationExecutor) -> None:
    unknown = sorted(executor.loader.applied_migrations.keys() - executor.loader.disk_migrations.keys())
    if unknown:
        app, name = unknown[0]
        raise WrongSetting(
            f"This archive was last opened by a newer Holdfast than {__version__} (it knows the change “{app} {name}”, "
            "and this one does not). Start the newer one. Nothing was changed."
        )


def _unusable(error: DatabaseError) -> str:
    place = connection.settings_dict
    if connection.vendor == "sqlite":
        return (
            f"The database {place['NAME']} cannot be opened ({error}). See that the path is right, that it is a Holdfast "
            "database, and that this user may read and write it."
        )
    return (
        f"The database “{place['NAME']}” at {place['HOST'] or 'the local socket'} does not answer ({error}). "
        "See that PostgreSQL runs and that DATABASE_URL is right."
    )


def _copy_first(home: Path) -> None:
    """Before tables are changed: a whole copy, by the library that has the file open (another would break its locks)."""
    if connection.vendor != "sqlite":
        return  # PostgreSQL changes tables within a transaction, and its keeper has its own backups
    folder = home / "before-upgrades"
    folder.mkdir(exist_ok=True)
    path = folder / f"{timezone.now():%Y-%m-%d-%H%M%S}-{__version__}.sqlite3"
    connection.ensure_connection()
    with closing(sqlite3.connect(path)) as copy:
        connection.connection.backup(copy)
    make_certain(path)
    make_certain(folder)
