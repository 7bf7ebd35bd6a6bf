"""Counts by week and month, and how a row of counts is shown in one line of text."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


BARS = "▁▂▃▄▅▆▇█"
NOTHING = "·"
WEEKS = 8


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
