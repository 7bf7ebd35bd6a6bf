"""Which of a numbered list an answer chooses."""

from __future__ import annotations

import pytest

from mdrel.app.guides.numbered import is_number, read_numbers
from mdrel.errors import UsageError


@pytest.mark.parametrize(
    ("text", "chosen"),
    [
        ("", ()),
        ("3 1", (3, 1)),
        ("1,1 , 1", (1,)),
        ("2-5 4", (2, 3, 4, 5)),
        ("ALL", (1, 2, 3, 4, 5, 6, 7, 8, 9)),
        ("007", (7,)),
    ],
)
def test_numbers_choose_each_once(text: str, chosen: tuple[int, ...]) -> None:
    assert read_numbers(text, 9) == chosen


@pytest.mark.parametrize(
    "text",
    ["0", "10", "1-", "-1", "5-2", "1--2", "٣", "²", "1.", "1-99999999999", "all 1", "00000000599",
     "1-00000000599999999", "9" * 5000, "0" * 5000 + "1"],
)  # fmt: skip
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="not a list of numbers from 1 to 9"):
        read_numbers(text, 9)
    assert not is_number(text, 9)
