"""The store opens itself, keeps its promises on disk, and never touches what a newer program made."""

from __future__ import annotations

import os
from typing import Any

import pytest

ON_SQLITE = not os.environ.get("DATABASE_URL", "").startswith("postgres")
OPEN = """
    import django; django.setup()
    from holdfast.archive.store import open_store
    from holdfast.environment import WrongSetting
    from django.db import connection
    try:
        open_store()
    except WrongSetting as wrong:
        print(wrong)
"""


def test_it_is_made_at_the_first_start_and_left_alone_at_the_second(own_archive: Any) -> None:
    count = OPEN + "\n    from django.contrib.auth import get_user_model; print(get_user_model().objects.count())"
    assert own_archive.run(count) == "0\n"
    made = sorted(own_archive.home.iterdir())
    assert own_archive.run(count) == "0\n"
    assert sorted(own_archive.home.iterdir()) == made


def test_sqlite_promises_what_outlives_a_power_cut(own_archive: Any) -> None:
    own_archive = type(own_archive)(own_archive.home, "")  # whatever the other tests use
    said = own_archive.run(
        OPEN
        + """
    cursor = connection.cursor()
    names = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
    print({name: cursor.execute(f"PRAGMA {name}").fetchone()[0] for name in names})
    """
    )
    full = 2
    assert said == f"{ {'journal_mode': 'wal', 'synchronous': full, 'foreign_keys': 1, 'busy_timeout': 60000} }\n"


def test_two_that_start_at_once_make_one_store(own_archive: Any) -> None:
    both = [own_archive.start(OPEN) for _ in range(2)]
    said = [one.communicate(timeout=60) for one in both]
    assert ([one.returncode for one in both], [out for out, _ in said]) == ([0, 0], ["", ""])


def test_a_store_of_a_newer_program_is_refused_and_not_changed(own_archive: Any) -> None:
    newer = "\n    from django.db.migrations.recorder import MigrationRecorder as R; R(connection).record_applied('works', '0999_better')"
    own_archive.run(OPEN + newer)
    said = own_archive.run(OPEN)
    assert said.startswith("This archive was last opened by a newer Holdfast than ")
    assert "“works 0999_better”" in said
    assert not (own_archive.home / "before-upgrades").exists()


def test_an_older_store_is_copied_before_it_is_brought_up_to_date(own_archive: Any) -> None:
    older = (
        "\n    from django.core.management import call_command; call_command('migrate', 'desk', 'zero', verbosity=0)"
    )
    own_archive.run(OPEN + older)
    own_archive.run(OPEN)
    copies = sorted((own_archive.home / "before-upgrades").glob("*.sqlite3"))
    assert len(copies) == (1 if ON_SQLITE else 0)
    for copy in copies:
        tables = f"import pysqlite3 as s; print(s.connect({str(copy)!r}).execute(\"SELECT count(*) FROM sqlite_master WHERE name LIKE 'desk_%'\").fetchone()[0])"
        assert own_archive.run(tables) == "0\n"


def test_what_is_no_database_is_said_to_be_none(own_archive: Any, tmp_path_factory: pytest.TempPathFactory) -> None:
    nonsense = tmp_path_factory.mktemp("other") / "letters.txt"
    nonsense.write_text("Dear Sir, this is not a database. " * 100)
    other = type(own_archive)(own_archive.home, str(nonsense))
    assert other.run(OPEN).startswith(f"The database {nonsense} cannot be opened (")
