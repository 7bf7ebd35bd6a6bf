"""The part of a date that a file name holds: `2026-11 Board`, `17 Nov Board`, `Board W47`."""

from __future__ import annotations

import re
from datetime import date

from mdrel.parse.dates.forms import MONTHS
from mdrel.parse.dates.read import short_date
from mdrel.parse.markdown.lazy_pattern import lazy_pattern

_MONTH = f"(?P<name>{'|'.join(sorted(MONTHS, key=lambda name: -len(name)))})"
_YEAR, _DAY = r"(?P<y>(?:19|20)\d\d)", r"(?P<d>\d{1,2})(?:st|nd|rd|th)?"
_PARTS = tuple(
    lazy_pattern(rf"(?<![^\W_]){form}(?![^\W_]|[-/.]\d)", re.ASCII | re.IGNORECASE)
    for form in (
        rf"(?:{_YEAR}[-_./ ]?)?W(?:eek ?)?(?P<w>\d{{1,2}})",
        rf"{_YEAR}[-_./](?P<m>0?[1-9]|1[0-2])",
        rf"{_YEAR}[-_./ ]{_MONTH}",
        rf"{_DAY}\.?(?: of)?[-_ ]{_MONTH}",
        rf"{_MONTH}\.?[-_ ]{_DAY}",
        rf"{_MONTH}\.?,?[-_ ]{_YEAR}",
    )
)


def find_other_day(stem: str, day: date) -> str:
    """Return what a file name says of the day where that is another one, or an empty text."""
    if (short := short_date(stem)) and short[0] != day:
        return stem[short[1] : short[2]]
    found = (match for pattern in _PARTS for match in pattern.finditer(stem))
    return next((match[0] for match in found if not _fits(match, day)), "")


def _fits(match: re.Match[str], day: date) -> bool:
    """Whether a day is of the year, month, week and day of the month that are said."""
    said = {key: value for key, value in match.groupdict().items() if value}
    year, week, _ = day.isocalendar()
    is_of = {
        "y": lambda text: int(text) == (year if "w" in said else day.year),
        "w": lambda text: int(text) == week,
        "m": lambda text: int(text) == day.month,
        "name": lambda text: MONTHS[text.lower()] == day.month,
        "d": lambda text: int(text) == day.day,
    }
    return all(is_of[key](text) for key, text in said.items())
