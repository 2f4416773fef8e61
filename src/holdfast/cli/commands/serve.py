"""`holdfast serve`: the archive's site and its worker, kept alive until Ctrl-C."""

from __future__ import annotations

import http.client
import ipaddress
import os
import signal
import socket
import sys
import time
from pathlib import Path
from types import FrameType

import click
from django.conf import settings

from holdfast.archive.people.models import Person
from holdfast.archive.store import open_store
from holdfast.archive.works.models import Work
from holdfast.archive.works.rules import LISTED
from holdfast.cli.bringing import bring_and_show
from holdfast.cli.children import TOO_OFTEN, Child, end_all
from holdfast.cli.program import as_typed
from holdfast.environment import WrongSetting
from holdfast.web.assets import collect

SLOWEST_START = 60.0  # seconds


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, readable=False), metavar="[PATH]...")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535), help="The port to listen on.")
def command(paths: tuple[Path, ...], host: str, port: int) -> None:
    """Start the archive's site and its worker, and stop both at Ctrl-C.

    The store is made if there is none, and brought up to date if it is older than the program. Stories at PATH
    (files, folders, zip files) are brought first; what is already here is known at once and not brought again.
    """
    _check_host(host)
    _check_port(host, port)
    for number in (signal.SIGINT, signal.SIGTERM):  # being told to end is the same as Ctrl-C, also in the background
        signal.signal(number, signal.default_int_handler)
    try:
        open_store()
        bool(settings.SECRET_KEY)  # made or read now: a wrong one is told before anybody visits
        collect()
        if paths:
            bring_and_show(paths)
        _keep_alive([_site(host, port), _worker()], host, port)
    except KeyboardInterrupt:
        click.echo("\nStopped.")


def _site(host: str, port: int) -> Child:
    options = ["--interface", "wsgi", "--workers", "1", "--blocking-threads", "4", "--no-ws", "--log-level", "warning"]
    where = ["--host", host, "--port", str(port)]
    return Child("site", [sys.executable, "-m", "granian", *options, *where, "holdfast.wsgi:application"])


def _worker() -> Child:
    return Child("worker", [sys.executable, "-m", "holdfast", "worker"])


def _keep_alive(children: list[Child], host: str, port: int) -> None:
    try:
        for child in children:
            child.start()
        _wait_until_it_answers(children[0], host, port)
        _tell_what_next(host, port)
        while True:
            time.sleep(0.2)
            for child in children:
                _start_again_if_dead(child)
    finally:
        signal.signal(signal.SIGINT, _not_again)
        signal.signal(signal.SIGTERM, _not_again)
        end_all(children)


def _start_again_if_dead(child: Child) -> None:
    code = child.died()
    if code is None:
        return
    if child.dies_too_often():
        raise click.ClickException(
            f"The {child.name} ended {TOO_OFTEN} times in a short while, the last time with exit code {code}, so the "
            "archive stops. What it said stands above. Nothing that was stored is lost."
        )
    click.echo(f"The {child.name} ended unexpectedly (exit code {code}). It is started again.", err=True)
    child.start()


def _wait_until_it_answers(site: Child, host: str, port: int) -> None:
    deadline = time.monotonic() + SLOWEST_START
    while not _answers(host, port):
        if (code := site.died()) is not None:
            raise click.ClickException(f"The site could not start (exit code {code}). What it said stands above.")
        if time.monotonic() > deadline:
            raise click.ClickException(f"The site did not answer within {SLOWEST_START:.0f} seconds.")
        time.sleep(0.05)


def _answers(host: str, port: int) -> bool:
    try:
        connection = http.client.HTTPConnection(_reachable(host), port, timeout=5)
        connection.request("GET", "/healthz")
        connection.getresponse().read()
    except (OSError, http.client.HTTPException):
        return False
    return True


def _tell_what_next(host: str, port: int) -> None:
    shown = f"[{host}]" if ":" in host else host
    click.echo(f"\nThe archive is open at http://{shown}:{port}/")
    held = Work.objects.filter(state__in=LISTED).count()
    click.echo(f"  It holds {held:,} works, and lives in {settings.HOME}: keep that folder safe.")
    program = as_typed()
    if not Person.objects.filter(is_superuser=True).exists():
        click.echo(f"  Make yourself its owner, to bring stories in the browser:  {program} people add NAME --owner")
    click.echo(f"  Bring more stories, also while it runs:  {program} bring FOLDER")
    if os.environ.get("HOLDFAST_HOME"):
        click.echo(f"  (with HOLDFAST_HOME={settings.HOME} set, as it is here)")
    click.echo("  Ctrl-C stops it.\n")


def _check_host(host: str) -> None:
    if _is_loopback(host) or os.environ.get("HOLDFAST_HOSTS", "").strip() or os.environ.get("HOLDFAST_URL", "").strip():
        return
    raise WrongSetting(
        f"On {host} others can reach the archive, and it must know by which names. Set HOLDFAST_HOSTS to the host "
        "names that visitors type, parted by spaces, for example HOLDFAST_HOSTS=archive.example."
    )


def _check_port(host: str, port: int) -> None:
    """Say at once that a port cannot be had, before anything is brought."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except PermissionError:
            raise WrongSetting(f"Only root may listen on port {port}. Choose one above 1023 with --port.") from None
        except OSError as error:
            raise WrongSetting(_why_not(host, port, error)) from error


def _why_not(host: str, port: int, error: OSError) -> str:
    if isinstance(error, socket.gaierror) or "assign" in str(error.strerror):
        return f"This machine has no address {host} to listen on. Name one that it has with --host."
    return (
        f"Port {port} is taken by another program on this machine. Choose another one, for example --port {port + 1} "
        f"(or make serve PORT={port + 1})."
    )


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _reachable(host: str) -> str:
    return {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104  compared, not bound


def _not_again(number: int, frame: FrameType | None) -> None:
    """A second Ctrl-C while everything is being ended changes nothing: it ends within seconds."""
    del number, frame
