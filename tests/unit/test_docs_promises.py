"""docs/promises.md: every promise has a test that is there."""

from __future__ import annotations

from pathlib import Path

from tests.support.named_tests import are_there, read_rows

PAGE = Path(__file__).resolve().parents[2] / "docs/promises.md"


def test_every_promise_has_one_row_in_order() -> None:
    assert [row[0] for row in read_rows(PAGE, "P")] == [f"P{number}" for number in range(1, 14)]


def test_every_promise_names_tests_that_are_there() -> None:
    assert [row[0] for row in read_rows(PAGE, "P") if not are_there(row[2])] == []
