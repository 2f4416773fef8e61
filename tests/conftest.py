"""What every test may rely on: a home of its own for each process, and no silent skips in CI."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Generator
from pathlib import Path

import django
import pytest

# No test may ever touch a keeper's own archive. Named here and not in pyproject.toml, because pytest-django
# would read the settings it finds there before this file has said where home is.
HOME = Path(tempfile.mkdtemp(prefix="holdfast-tests-"))
(HOME / "static").mkdir()
os.environ["HOLDFAST_HOME"] = str(HOME)
os.environ["DJANGO_SETTINGS_MODULE"] = "holdfast.settings"
django.setup()  # the conftests of folders import models

from bringing import bring_file  # noqa: E402, F401  # a fixture for every folder; its models need the setup


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """In CI a skip is a failure: a green run there means that everything ran."""
    report = yield
    if report.skipped and not hasattr(report, "wasxfail") and os.environ.get("CI") == "true":
        report.outcome = "failed"
        report.longrepr = f"Skipped, and with CI=true nothing may be: {report.longrepr}"
    return report
