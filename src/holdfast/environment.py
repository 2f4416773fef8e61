"""Typed reading of the environment. A wrong value stops the start with a sentence that says how to mend it."""

from __future__ import annotations

import errno
import os
import re
import secrets
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

OLDEST_SQLITE = (3, 51, 3)
_HOST = re.compile(r"\*|\.?[\w-]+(\.[\w-]+)*\.?|\[[0-9A-Fa-f:.]+\]")


@dataclass(frozen=True, slots=True)
class Setting:
    """What a keeper may set: its name, what holds when it is not set, and a sentence."""

    name: str
    default: str
    sentence: str


SETTINGS = (
    Setting(
        "HOLDFAST_HOME",
        "holdfast-data",
        "The folder of everything that is kept: the database, the originals, the index. Back this one up.",
    ),
    Setting(
        "DATABASE_URL",
        "holdfast.sqlite3 in HOLDFAST_HOME",
        "The database: a path or sqlite:///path for SQLite, postgresql://name:password@host:5432/database "
        "for PostgreSQL.",
    ),
    Setting(
        "HOLDFAST_URL",
        "none",
        "The address that visitors use, when the archive stands behind another server: https://archive.example",
    ),
    Setting(
        "HOLDFAST_HOSTS",
        "127.0.0.1 localhost [::1]",
        "The host names the site answers to, parted by spaces. The host of HOLDFAST_URL is added.",
    ),
    Setting(
        "HOLDFAST_SECRET_KEY",
        "made at the first start, kept in HOLDFAST_HOME/secret-key",
        "The key that sessions and forms are signed with, at least 32 characters. Several machines need the same one.",
    ),
    Setting(
        "HOLDFAST_PROCESSES",
        "one for each core",
        "How many processes read stories.",
    ),
    Setting(
        "HOLDFAST_LOG",
        "warning",
        "How much is written to the log: debug, info, warning or error.",
    ),
    Setting(
        "HOLDFAST_DEBUG",
        "no",
        "Yes shows errors with their whole story. Never on a site that others can reach.",
    ),
    Setting(
        "HOLDFAST_PASSWORD",
        "asked for",
        "The password that `holdfast people add` gives a new person, where nobody is there to type it.",
    ),
)


class WrongSetting(SystemExit):
    """A setting that cannot be used. Printed as one sentence; the exit code is 2."""

    def __init__(self, sentence: str) -> None:
        super().__init__(2)
        self.sentence = sentence

    def __str__(self) -> str:
        return self.sentence


def read_text(name: str, default: str, environ: Mapping[str, str] = os.environ) -> str:
    return environ.get(name, "").strip() or default


def read_choice(name: str, default: str, choices: tuple[str, ...], environ: Mapping[str, str] = os.environ) -> str:
    value = read_text(name, default, environ).lower()
    if value in choices:
        return value
    raise WrongSetting(f"{name} is “{value}”, and it can only be one of: {', '.join(choices)}.")


def read_flag(name: str, default: bool, environ: Mapping[str, str] = os.environ) -> bool:
    value = environ.get(name, "").strip().lower()
    if value in {"", "1", "true", "yes", "on"}:
        return default if value == "" else True
    if value in {"0", "false", "no", "off"}:
        return False
    raise WrongSetting(f"{name} is “{value}”, and it can only be yes or no. Set it to one of these, or take it away.")


def read_number(name: str, default: int, low: int, high: int, environ: Mapping[str, str] = os.environ) -> int:
    value = environ.get(name, "").strip()
    if not value:
        return default
    if value.isascii() and value.isdigit() and low <= int(value) <= high:
        return int(value)
    raise WrongSetting(f"{name} is “{value}”, and it must be a whole number from {low} to {high}.")


def read_processes(name: str, environ: Mapping[str, str] = os.environ) -> int:
    """How many processes may read stories: as many as this one may use cores, unless somebody says otherwise."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return read_number(name, cores or 1, 1, 256, environ)


def read_folder(name: str, default: str, environ: Mapping[str, str] = os.environ) -> Path:
    return _path(name, environ.get(name, "").strip() or default)


def _path(name: str, value: str) -> Path:
    try:
        return Path(value).expanduser().absolute()
    except RuntimeError:  # ~someone, who has no home here
        raise WrongSetting(
            f"{name} is “{value}”, and nobody of that name has a home here. Write the path out."
        ) from None


def read_hosts(name: str, default: str, environ: Mapping[str, str] = os.environ) -> list[str]:
    """Host names as Django compares them: no scheme, no port, no path; a dot in front means all below it."""
    hosts = read_text(name, default, environ).split()
    for host in hosts:
        if not _HOST.fullmatch(host):
            raise WrongSetting(
                f"{name} holds “{host}”, and it can only hold host names without https:// and port, parted by "
                "spaces: archive.example www.archive.example."
            )
    return hosts


def read_address(name: str, environ: Mapping[str, str] = os.environ) -> SplitResult | None:
    """The web address of the site, or None."""
    value = environ.get(name, "").strip()
    if not value:
        return None
    try:
        address = urlsplit(value)
        whole = address.scheme in {"http", "https"} and bool(address.hostname) and address.port != 0
    except ValueError:
        whole = False
    if not whole or address.path.strip("/") or address.query or address.fragment:
        raise WrongSetting(f"{name} is “{value}”, and it must be a whole address like https://archive.example.")
    return address


_POSTGRESQL_OPTIONS = {"application_name", "connect_timeout", "host", "sslcert", "sslkey", "sslmode", "sslrootcert"}
_SQLITE_OPTIONS = {
    # A transaction that means to write says so at once, so that two writers wait instead of failing.
    "transaction_mode": "IMMEDIATE",
    "timeout": 60,
    # FULL: a commit that was acknowledged outlives a power cut. NORMAL does not promise that in WAL mode.
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON",
}


def read_database(name: str, home: Path, environ: Mapping[str, str] = os.environ) -> dict[str, Any]:
    """The entry of Django's DATABASES that the address names."""
    value = environ.get(name, "").strip()
    if not value:
        return _sqlite(home / "holdfast.sqlite3")
    scheme, mark, rest = value.partition("://")
    if not mark:
        return _sqlite(_path(name, value))
    if scheme == "sqlite":
        return _sqlite(_path(name, _sqlite_path(name, rest)))
    if scheme in {"postgres", "postgresql"}:
        return _postgresql(name, value)
    raise WrongSetting(
        f"{name} begins with “{scheme}://”, and Holdfast knows sqlite:///path and "
        "postgresql://name:password@host:5432/database."
    )


def _sqlite_path(name: str, rest: str) -> str:
    """`sqlite:///kept.db` is a path from here, `sqlite:////srv/kept.db` one from the root."""
    path = unquote(rest.removeprefix("/"))
    if not rest.startswith("/") or not path or path.endswith("/"):
        raise WrongSetting(f"{name} names no file. Write sqlite:///path, or sqlite:////path for a path from the root.")
    return path


def _sqlite(path: Path) -> dict[str, Any]:
    return {"ENGINE": "django.db.backends.sqlite3", "NAME": path, "OPTIONS": dict(_SQLITE_OPTIONS)}


def _postgresql(name: str, value: str) -> dict[str, Any]:
    try:
        parts = urlsplit(value)
        port = parts.port
    except ValueError:
        raise WrongSetting(
            f"{name} cannot be taken apart: its port must be a number, and `@ : / ? # [ ]` "
            "inside a password are written as %40 %3A %2F %3F %23 %5B %5D."
        ) from None
    database = unquote(parts.path.removeprefix("/"))
    if not database or "/" in database:
        raise WrongSetting(f"{name} names no database. Write postgresql://name:password@host:5432/database.")
    options: dict[str, Any] = dict(parse_qsl(parts.query))
    if unknown := options.keys() - _POSTGRESQL_OPTIONS:
        known = ", ".join(sorted(_POSTGRESQL_OPTIONS))
        raise WrongSetting(f"{name} sets “{min(unknown)}”, and after the ? it can only set: {known}.")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": database,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", None) or unquote(parts.hostname or ""),
        "PORT": str(port or ""),
        "OPTIONS": options,
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
    }


def check_sqlite(version: tuple[int, ...]) -> None:
    """Refuse a SQLite that can damage a database which two processes write."""
    if version < OLDEST_SQLITE:
        have, need = (".".join(map(str, one)) for one in (version, OLDEST_SQLITE))
        raise WrongSetting(
            f"This Python brings SQLite {have}, which can damage a database that two processes write at once; "
            f"{need} mended that. Install the package pysqlite3, or set DATABASE_URL to a PostgreSQL database."
        )


def ready_home(home: Path) -> None:
    """Make the folder that everything is kept in, for this user alone, and see that it can be written."""
    try:
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
        for part in ("originals", "incoming", "static"):
            (home / part).mkdir(exist_ok=True)
        with tempfile.TemporaryFile(dir=home) as probe:
            probe.write(b"room?" * 1000)
            os.fsync(probe.fileno())
    except OSError as error:
        raise WrongSetting(_home_sentence(home, error)) from error


def _home_sentence(home: Path, error: OSError) -> str:
    if error.errno in {errno.EEXIST, errno.ENOTDIR}:
        return f"HOLDFAST_HOME is {home}, and a file stands in its way. Name a folder, or move the file."
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return f"The disk that holds HOLDFAST_HOME ({home}) is full. Make room, and start again: nothing is lost."
    return (
        f"HOLDFAST_HOME is {home}, and nothing can be written there ({error.strerror}). "
        "Give this user the right to write, or set HOLDFAST_HOME to another folder."
    )


def read_secret_key(name: str, home: Path, environ: Mapping[str, str] = os.environ) -> str:
    """The key as set, or the one in `home`, which is made when it is not there yet."""
    given = environ.get(name, "").strip()
    value = given or _kept_key(home)
    if len(value) < 32:
        where = name if given else home / "secret-key"
        raise WrongSetting(f"{where} has {len(value)} characters, and it needs at least 32 that nobody can guess.")
    return value


def _kept_key(home: Path) -> str:
    path = home / "secret-key"
    ready_home(home)
    if not path.exists():
        with tempfile.NamedTemporaryFile("w", dir=home) as made:  # readable by this user only
            made.write(secrets.token_urlsafe(50))
            made.flush()
            os.fsync(made.fileno())
            _link_unless_there(made.name, path)
    return path.read_text().strip()


def _link_unless_there(made: str, path: Path) -> None:
    """Two processes that start at once end with the same key."""
    try:
        os.link(made, path)
    except FileExistsError:
        return
