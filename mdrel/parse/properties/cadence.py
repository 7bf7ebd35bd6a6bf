"""Reads how people write a cadence: words, numbers with a unit, or "none".

It knows the spelling only. What a cadence does is in `mdrel.model.cadence`.
"""

from __future__ import annotations

import re

from mdrel.model.cadence import DAYS_PER_WEEK, MONTHS_PER_QUARTER, MONTHS_PER_YEAR, Cadence
from mdrel.parse.markdown.lazy_pattern import lazy_pattern

# A century is longer than any wish for contact: a number beyond it is a slip of the pen.
MAX_MONTHS = 100 * MONTHS_PER_YEAR
MAX_DAYS = 36_525

_NONE_WORDS = frozenset({"none", "never", "no"})

# Compared without space, `-` and `_`, so that `half-yearly` and `half yearly` are one.
_NAMES = {
    "daily": "1 day",
    "weekly": "1 week",
    "fortnightly": "2 weeks",
    "biweekly": "2 weeks",
    "monthly": "1 month",
    "quarterly": "3 months",
    "halfyearly": "6 months",
    "semiannually": "6 months",
    "yearly": "1 year",
    "annually": "1 year",
    "annual": "1 year",
}

_MONTH_UNITS = {
    "m": 1,
    "mo": 1,
    "month": 1,
    "months": 1,
    "quarter": MONTHS_PER_QUARTER,
    "quarters": MONTHS_PER_QUARTER,
    "y": MONTHS_PER_YEAR,
    "yr": MONTHS_PER_YEAR,
    "year": MONTHS_PER_YEAR,
    "years": MONTHS_PER_YEAR,
}
_DAY_UNITS = {
    "": 1,
    "d": 1,
    "day": 1,
    "days": 1,
    "w": DAYS_PER_WEEK,
    "wk": DAYS_PER_WEEK,
    "week": DAYS_PER_WEEK,
    "weeks": DAYS_PER_WEEK,
}
_WEEK_UNITS = frozenset({"w", "wk", "week", "weeks"})

# At most six digits: enough for every cadence mdrel accepts, and int() stays cheap whatever a note
# holds.
_AMOUNT = lazy_pattern(r"(?:every |each )?([0-9]{1,6}) ?([a-z]*)")
_ONE = lazy_pattern(r"(?:every|each) (day|week|month|quarter|year)")


def parse_cadence(text: str) -> Cadence | None:
    """Return the cadence `text` means, or None where it means none that mdrel knows (M9).

    Months, quarters and years are calendar units, while weeks, days and bare numbers are days. Case
    does not matter. `none`, `never` and `no` are a cadence too: one that never reminds.
    """
    words = " ".join(text.lower().split())
    if words in _NONE_WORDS:
        return Cadence("none")
    words = _NAMES.get(re.sub("[-_ ]", "", words), words)
    if one := _ONE.fullmatch(words):
        return _make(1, one[1])
    if amount := _AMOUNT.fullmatch(words):
        return _make(int(amount[1]), amount[2])
    return None


def _make(amount: int, unit: str) -> Cadence | None:
    """Return `amount` units as a cadence, or None.

    It is None for an unknown unit, for nothing, and for more than a century.
    """
    months = amount * _MONTH_UNITS.get(unit, 0)
    days = amount * _DAY_UNITS.get(unit, 0)
    if 0 < months <= MAX_MONTHS:
        return Cadence(_month_words(months), months=months)
    if 0 < days <= MAX_DAYS:
        return Cadence(_day_words(days, is_weeks=unit in _WEEK_UNITS), days=days)
    return None


def _month_words(months: int) -> str:
    """Return how a person says `months` calendar months."""
    names = {1: "monthly", MONTHS_PER_QUARTER: "quarterly", MONTHS_PER_YEAR: "yearly"}
    years, rest = divmod(months, MONTHS_PER_YEAR)
    return names.get(months) or (f"{months} months" if rest else f"{years} years")


def _day_words(days: int, *, is_weeks: bool) -> str:
    """Return how a person says `days` days.

    `is_weeks` keeps the weeks they wrote.
    """
    names = {1: "daily", DAYS_PER_WEEK: "weekly"}
    return names.get(days) or (f"{days // DAYS_PER_WEEK} weeks" if is_weeks else f"{days}d")
