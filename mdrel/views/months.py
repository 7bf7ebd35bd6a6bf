"""Counts by week and month, and how a row of counts is shown in one line of text."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

from mdrel.model.words.days import MONTH_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


BARS = "▁▂▃▄▅▆▇█"
NOTHING = "·"
WEEKS = 8
# So many letters of a month are its short form.
_SHORT = 3


def name_week(monday: date) -> str:
    """Return the ISO week as `YYYY-Www` (ISO 8601)."""
    year, week, _ = monday.isocalendar()
    return f"{year:04d}-W{week:02d}"


def count_months(days: Iterable[date], months: list[str]) -> list[int]:
    """Return how many of `days` fall into each of `months`."""
    found = Counter((day.year, day.month) for day in days)
    return [found[int(month[:4]), int(month[5:])] for month in months]


def draw_strip(counts: Sequence[int], highest: int = 0) -> str:
    """Return `counts` as one sign for each: a bar, or a dot where nothing was.

    `highest` is the count of a full bar, else the highest of `counts`. Rows that are read side by
    side share it.
    """
    full = max(highest, *counts, 1)
    return "".join(
        BARS[-(-count * len(BARS) // full) - 1] if count else NOTHING for count in counts
    )


def says_day(text: str, day: date) -> bool:
    """Whether a text names a day itself, as `2026-12-10`, `10 Dec` or `December 10th`."""
    long = MONTH_NAMES[day.month - 1]
    short = long[:_SHORT]
    number, month = rf"0?{day.day}(?:st|nd|rd|th)?", rf"(?:{long}|{short}\.?)"
    forms = rf"{day.isoformat()}|{number} (?:of )?{month}|{month} {number}"
    return re.search(rf"(?<!\w)(?:{forms})(?!\w)", text, re.IGNORECASE) is not None
