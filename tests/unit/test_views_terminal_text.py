"""Words that screens share, and rows for other programs, which hold what the notes say."""

from __future__ import annotations

from datetime import date

import pytest

from mdrel.views.terminal.text import say_by, tab_row


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("the case", " (by 10 Dec)"),
        ("the case by 2026-12-10", ""),
        ("the case by 10 Dec", ""),
        ("the case, December 10th", ""),
        ("the case 10th of December", ""),
        ("the case by Dec. 10", ""),
        # Another day, or a number that is none.
        ("the case by 2026-12-11", " (by 10 Dec)"),
        ("110 Dec codes", " (by 10 Dec)"),
        ("10 decks", " (by 10 Dec)"),
        ("by Thursday", " (by 10 Dec)"),
    ],
)
def test_a_day_is_not_said_twice(text: str, by: str) -> None:
    assert say_by(text, date(2026, 12, 10), date(2026, 11, 22)) == by
    assert say_by(text, None, date(2026, 11, 22)) == ""


@pytest.mark.parametrize("cell", ["+44 20 7946 0958", "=SUM(A1)", "-3 days", "@ada", "'x", ""])
def test_a_cell_stays_as_it_is_whatever_it_begins_with(cell: str) -> None:
    assert tab_row(("Ada Lines", cell, None)) == f"Ada Lines\t{cell}\t"


def test_a_cell_is_one_cell() -> None:
    row = tab_row(("a\tb", "c\nd", "e"))
    assert (row.count("\t"), row.count("\n")) == (2, 0)
