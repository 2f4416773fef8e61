"""What every test may rely on: a home of its own for each process, and no silent skips in CI."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Generator

import pytest

# Before Django reads its settings: no test may ever touch a keeper's own archive.
os.environ["HOLDFAST_HOME"] = tempfile.mkdtemp(prefix="holdfast-tests-")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """In CI a skip is a failure: a green run there means that everything ran."""
    report = yield
    if report.skipped and not hasattr(report, "wasxfail") and os.environ.get("CI") == "true":
        report.outcome = "failed"
        report.longrepr = f"Skipped, and with CI=true nothing may be: {report.longrepr}"
    return report
