"""Settings: what is understood, and the sentence for what is not."""

from __future__ import annotations

import re
import stat
from pathlib import Path
from typing import Any

import pytest

from holdfast import environment
from holdfast.environment import SETTINGS, WrongSetting

PROJECT = Path(__file__).parent.parent.parent
HOME = Path("/srv/kept")


def database(value: str) -> dict[str, Any]:
    return environment.read_database("DATABASE_URL", HOME, {"DATABASE_URL": value})


@pytest.mark.parametrize(
    ("value", "path"),
    [
        ("", "/srv/kept/holdfast.sqlite3"),
        ("/var/lib/one.db", "/var/lib/one.db"),
        ("sqlite:////var/lib/one.db", "/var/lib/one.db"),
        ("sqlite:////var/lib/with%20space.db", "/var/lib/with space.db"),
        ("sqlite:///one.db", str(Path.cwd() / "one.db")),
    ],
)
def test_a_path_is_a_sqlite_database(value: str, path: str) -> None:
    said = database(value)
    assert (said["ENGINE"], str(said["NAME"])) == ("django.db.backends.sqlite3", path)


def test_an_address_is_a_postgresql_database_with_nothing_left_encoded() -> None:
    assert database("postgres://wren:p%40ss%2Fw%3Ard@db.example:5433/the%20archive?sslmode=require") == {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "the archive",
        "USER": "wren",
        "PASSWORD": "p@ss/w:rd",
        "HOST": "db.example",
        "PORT": "5433",
        "OPTIONS": {"sslmode": "require"},
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
    }


def test_a_socket_is_named_by_its_folder() -> None:
    said = database("postgresql:///archive?host=/run/postgresql")
    assert (said["HOST"], said["PORT"], said["USER"], said["OPTIONS"]) == ("/run/postgresql", "", "", {})


@pytest.mark.parametrize(
    ("value", "sentence"),
    [
        ("mysql://root@host/archive", "DATABASE_URL begins with “mysql://”, and Holdfast knows sqlite:///path"),
        ("postgresql://host", "DATABASE_URL names no database."),
        ("postgresql://host/one/two", "DATABASE_URL names no database."),
        ("postgresql://wren:p/ss@host:5432/archive", "DATABASE_URL cannot be taken apart"),
        ("postgresql://host:99999/archive", "DATABASE_URL cannot be taken apart"),
        ("postgresql://host/archive?ssl=yes", "DATABASE_URL sets “ssl”, and after the ? it can only set"),
        ("sqlite://one.db", "DATABASE_URL names no file."),
        ("sqlite:///", "DATABASE_URL names no file."),
    ],
)
def test_a_database_that_cannot_be_meant_stops_the_start(value: str, sentence: str) -> None:
    with pytest.raises(WrongSetting) as wrong:
        database(value)
    assert str(wrong.value).startswith(sentence)
    assert wrong.value.code == 2


@pytest.mark.parametrize(
    "value", ["archive.example", "ftp://archive.example", "https://", "https://a.example/path", "http://[::1"]
)
def test_an_address_that_is_none_stops_the_start(value: str) -> None:
    with pytest.raises(WrongSetting, match="must be a whole address"):
        environment.read_address("HOLDFAST_URL", {"HOLDFAST_URL": value})


def test_numbers_flags_and_choices_say_what_they_can_be() -> None:
    with pytest.raises(WrongSetting, match="HOLDFAST_PROCESSES is “many”, and it must be a whole number from 1 to 9"):
        environment.read_number("HOLDFAST_PROCESSES", 2, 1, 9, {"HOLDFAST_PROCESSES": "many"})
    with pytest.raises(WrongSetting, match="HOLDFAST_DEBUG is “perhaps”, and it can only be yes or no"):
        environment.read_flag("HOLDFAST_DEBUG", default=False, environ={"HOLDFAST_DEBUG": "perhaps"})
    with pytest.raises(WrongSetting, match="HOLDFAST_LOG is “loud”, and it can only be one of: debug, info"):
        environment.read_choice("HOLDFAST_LOG", "info", ("debug", "info"), {"HOLDFAST_LOG": "loud"})


def hosts(value: str) -> list[str]:
    return environment.read_hosts("HOLDFAST_HOSTS", "localhost", {"HOLDFAST_HOSTS": value})


def test_hosts_are_names_parted_by_spaces() -> None:
    assert hosts("") == ["localhost"]
    assert hosts("archive.example  .archive.example [::1] 127.0.0.1 bücher.example *") == [
        "archive.example", ".archive.example", "[::1]", "127.0.0.1", "bücher.example", "*",
    ]  # fmt: skip


@pytest.mark.parametrize("value", ["a.example,b.example", "https://a.example", "a.example:8000", "a.example/x", ","])
def test_a_host_that_no_browser_would_ask_for_stops_the_start(value: str) -> None:
    with pytest.raises(WrongSetting, match=f"HOLDFAST_HOSTS holds “{re.escape(value)}”, and it can only hold host"):
        hosts(value)


@pytest.mark.parametrize("value", ["~no-such-user/kept", "sqlite:///~no-such-user/kept.db"])
def test_a_home_of_nobody_stops_the_start(value: str) -> None:
    with pytest.raises(WrongSetting, match="nobody of that name has a home here"):
        database(value)


def test_the_page_of_settings_is_the_table_of_settings() -> None:
    page = (PROJECT / "docs/reference/settings.md").read_text("utf-8")
    rows = [f"| `{one.name}` | {one.default} | {one.sentence} |" for one in SETTINGS]
    assert [line for line in page.splitlines() if line.startswith("| `")] == rows


def test_every_setting_that_the_code_reads_is_in_the_table() -> None:
    known = {one.name for one in SETTINGS}
    code = "".join(path.read_text("utf-8") for path in sorted((PROJECT / "src").rglob("*.py")))
    assert set(re.findall(r"\bHOLDFAST_[A-Z_]+\b", code)) - known == set()


def test_a_sqlite_that_can_damage_a_database_is_refused() -> None:
    environment.check_sqlite((3, 51, 3))
    with pytest.raises(WrongSetting, match=r"SQLite 3\.51\.2, which can damage a database"):
        environment.check_sqlite((3, 51, 2))


def test_the_secret_key_is_made_once_and_for_this_user_alone(tmp_path: Path) -> None:
    home = tmp_path / "new" / "home"
    key = environment.read_secret_key("KEY", home, {})
    assert len(key) >= 32
    assert environment.read_secret_key("KEY", home, {}) == key
    assert stat.S_IMODE((home / "secret-key").stat().st_mode) == 0o600
    assert stat.S_IMODE(home.stat().st_mode) == 0o700
    assert sorted(one.name for one in home.iterdir()) == ["incoming", "originals", "secret-key", "static"]


def test_a_secret_key_that_is_set_is_used_unless_it_is_short(tmp_path: Path) -> None:
    assert environment.read_secret_key("KEY", tmp_path, {"KEY": "k" * 32}) == "k" * 32
    with pytest.raises(WrongSetting, match="KEY has 31 characters, and it needs at least 32"):
        environment.read_secret_key("KEY", tmp_path, {"KEY": "k" * 31})


def test_a_home_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    for home in (tmp_path / "file", tmp_path / "file" / "inside"):
        with pytest.raises(WrongSetting, match="a file stands in its way"):
            environment.ready_home(home)


def test_a_home_that_cannot_be_written_is_refused() -> None:
    with pytest.raises(WrongSetting, match="nothing can be written there"):
        environment.ready_home(Path("/proc/holdfast"))  # not even root may
