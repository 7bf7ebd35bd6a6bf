"""In CI (MDREL_CI=1) a test that needs a program of another family may not be skipped: the programs are installed there."""

from __future__ import annotations

import os
from collections.abc import Generator

import pytest


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Turn the skip of an `interop` test into a failure in CI."""
    report = yield
    if os.environ.get("MDREL_CI") and report.skipped and item.get_closest_marker("interop"):
        report.outcome = "failed"
    return report
