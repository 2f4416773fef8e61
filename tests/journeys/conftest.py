"""A real archive with the examples in it, served as anyone would serve it, and a real Chromium in front."""

from __future__ import annotations

import signal
import subprocess
from collections.abc import Callable, Iterator

import pytest
from journeys.served import HOLDFAST, PROJECT, Archive, free_port, wait_for
from needs import chromium
from playwright.sync_api import Browser, Page, sync_playwright

# As root Chromium cannot use its sandbox; and it must not look for its maker's servers.
FLAGS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
]


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    port = free_port()
    made = Archive(f"http://127.0.0.1:{port}", tmp_path_factory.mktemp("archive"))
    made.run("bring", PROJECT / "examples")
    made.run("people", "add", made.owner, "--owner")
    with (made.home / "served.log").open("wb") as log:
        running = subprocess.Popen(
            [HOLDFAST, "serve", "--port", str(port)], env=made.environment, stdout=log, stderr=log
        )
    try:
        wait_for(made.base + "/healthz", running)
        yield made
    finally:
        running.send_signal(signal.SIGINT)
        assert running.wait(20) == 0


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if (program := chromium()) is None:
        pytest.skip("no Chromium on this machine")
    with sync_playwright() as play:
        opened = play.chromium.launch(executable_path=program, args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture
def visit(archive: Archive, browser: Browser) -> Iterator[Callable[..., Page]]:
    """Opens a page as a visitor of their own: `visit("/works/", dark=True, width=360, javascript=False)`.

    Whatever the page says on the console as an error, or asks of another host, fails the journey.
    """
    complaints: list[str] = []
    contexts = []

    def open_page(
        path: str, *, dark: bool = False, width: int = 1280, javascript: bool = True, missing_is_fine: bool = False
    ) -> Page:
        context = browser.new_context(
            base_url=archive.base,
            color_scheme="dark" if dark else "light",
            viewport={"width": width, "height": 900},
            java_script_enabled=javascript,
        )
        contexts.append(context)
        page = context.new_page()
        if not missing_is_fine:  # the browser itself calls a page that is not there an error
            page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on(
            "request",
            lambda asked: None if asked.url.startswith((archive.base, "data:")) else complaints.append(asked.url),
        )
        page.goto(path)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []
