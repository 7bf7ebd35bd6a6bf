"""How often to speak: calendar months or days (M9)."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from msgspec import Struct

MONTHS_PER_QUARTER = 3
MONTHS_PER_YEAR = 12
DAYS_PER_WEEK = 7
# These lengths serve the ratio by which the agenda is ordered, never a due date.
RATIO_DAYS = {"month": 30, "quarter": 91, "year": 365}


class Cadence(Struct, frozen=True):
    """A wish for contact every `months` calendar months, or every `days` days.

    Both zero means none: the person asked not to be reminded. `words` is how the person would say
    it (`monthly`, `6 weeks`, `45d`, `none`).
    """

    words: str
    months: int = 0
    days: int = 0

    @property
    def is_none(self) -> bool:
        """Whether this says "never remind me"."""
        return not (self.months or self.days)

    @property
    def ratio_days(self) -> int:
        """The length in days for ordering only: month 30, quarter 91, year 365."""
        years, rest = divmod(self.months, MONTHS_PER_YEAR)
        quarters, months = divmod(rest, MONTHS_PER_QUARTER)
        total = (
            years * RATIO_DAYS["year"]
            + quarters * RATIO_DAYS["quarter"]
            + months * RATIO_DAYS["month"]
        )
        return total + self.days or RATIO_DAYS["month"]


def say_often(words: str) -> str:
    """Return how often that is: `monthly` stays, and `2 weeks` is `every 2 weeks`."""
    return f"every {words}" if words[:1].isdigit() else words


def add_cadence(day: date, cadence: Cadence) -> date:
    """Return `day` moved on by `cadence`.

    A month is a calendar month, clipped (31 Jan -> 28 Feb, M9). A result past the year 9999 is the
    last day a calendar can name.
    """
    if cadence.months:
        return add_months(day, cadence.months)
    try:
        return day + timedelta(days=cadence.days)
    except OverflowError:
        return date.max


def add_months(day: date, months: int) -> date:
    """Return the same day `months` later or earlier, clipped to the month's end."""
    index = day.year * MONTHS_PER_YEAR + day.month - 1 + months
    year, month = divmod(index, MONTHS_PER_YEAR)
    if year > date.max.year:
        return date.max
    if year < date.min.year:
        return date.min
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
