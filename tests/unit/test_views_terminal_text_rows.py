"""Rows for other programs hold what the notes say."""

from __future__ import annotations

import pytest

from mdrel.views.terminal.text import tab_row


@pytest.mark.parametrize("cell", ["+44 20 7946 0958", "=SUM(A1)", "-3 days", "@ada", "'x", ""])
def test_a_cell_stays_as_it_is_whatever_it_begins_with(cell: str) -> None:
    assert tab_row(("Ada Lines", cell, None)) == f"Ada Lines\t{cell}\t"


def test_a_cell_is_one_cell() -> None:
    row = tab_row(("a\tb", "c\nd", "e"))
    assert (row.count("\t"), row.count("\n")) == (2, 0)
