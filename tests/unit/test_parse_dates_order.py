"""Which order of days and months a vault's own dates prove."""

from __future__ import annotations

import pytest

from mdrel.model.span import Span
from mdrel.parse.dates.order import OrderProof, prove_order


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("met 6/15/2026", "month-first"),
        ("met 15/6/2026", "day-first"),
        ("1/2/2026 and 15-06-2026", "day-first"),
        ("- 12/31/2025: x", "month-first"),
        ("", ""),
        ("1/2/2026", ""),
        ("6/15/2026 and 15/6/2026", ""),
        ("6/15 of them", ""),
        ("6/15/26", ""),
        ("32/12/2026 and 12/32/2026 and 0/15/2026 and 15/0/2026", ""),
        ("15.6.2026", ""),
        ("6.15.2026", "month-first"),
        ("15.6.2026 and 6/15/2026", ""),
        ("15.6.2026 and 15/6/2026", "day-first"),
        ("https://site.example/6/15/2026", ""),
        ("6/15/2026/x", ""),
        ("a6/15/2026", ""),
        ("6/15-2026", ""),
        ("13/13/2026", ""),
    ],
)
def test_a_date_that_can_be_read_in_one_order_only_proves_it(text: str, expected: str) -> None:
    found = prove_order([("A.md", text)])
    assert (found.order if found else "") == expected


def test_the_first_date_that_proves_it_is_named() -> None:
    texts = [("A.md", "1/2/2026"), ("B.md", "x\n on 6/15/2026, 6/16/2026"), ("C.md", "6/17/2026")]
    assert prove_order(texts) == OrderProof("month-first", "6/15/2026", "B.md", Span(2, 5))


def test_different_notes_may_contradict_each_other() -> None:
    assert prove_order([("A.md", "6/15/2026"), ("B.md", "15/6/2026")]) is None


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("Meetings/03.11.2026 Board.md", "---\ndate: 2026-03-11\n---\n", "month-first"),
        ("Meetings/03.11.2026 Board.md", "**Date:** 2026-11-03\n", "day-first"),
        ("Meetings/03.11.2026 Board.md", "Date: 2026-03-12\n", ""),
        ("Meetings/03.03.2026 Board.md", "Date: 2026-03-03\n", ""),
        ("Meetings/2026-11-03 Board.md", "Date: 2026-03-11\n", ""),
        ("Meetings/03.11.2026 Board.md", "x\n", ""),
    ],
)
def test_a_name_proves_the_order_in_which_it_is_the_day_of_its_note(
    name: str, text: str, expected: str
) -> None:
    found = prove_order([(name, text)])
    assert (found.order if found else "") == expected
