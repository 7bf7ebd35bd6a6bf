"""Dates as people write them in notes: ISO first, never guessed (FORMAT "Values")."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import Literal, NamedTuple

from mdrel.model.contact import Birthday
from mdrel.model.policy import DateOrder
from mdrel.parse.pattern import later

Problem = Literal["", "unreadable", "impossible", "ambiguous"]


class DateReading(NamedTuple):
    """A date, or why there is none. Both empty: nothing was written."""

    day: date | None = None
    problem: Problem = ""


NOTHING = DateReading()
UNREADABLE = DateReading(problem="unreadable")
IMPOSSIBLE = DateReading(problem="impossible")
AMBIGUOUS = DateReading(problem="ambiguous")

# What a problem says of a date.
WHY = {"ambiguous": "can mean two days", "impossible": "is no day of the calendar", "unreadable": "is no date mdrel can read"}

_MONTHS = {name: number for number, names in enumerate(
    ("jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july", "aug august", "sep sept september", "oct october", "nov november",
     "dec december"), 1) for name in names.split()}  # fmt: skip

_CLOCK = r"(?:[T\s]+(?P<time>\d{1,2}:\d{2})(?::\d{2}(?:[.,]\d+)?)?\s*(?:[ap]m)?\s*(?:Z|UTC|[+-]\d{2}:?\d{2})?)?"
_ISO = later(r"(?P<y>\d{4})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})" + _CLOCK, re.ASCII | re.IGNORECASE)
_PLAIN_ISO = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_STAMP = later(r"(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})(?:\d{4}|\d{6})?", re.ASCII)
_NUMBERS = later(r"(?P<a>\d{1,2})[-/.](?P<b>\d{1,2})[-/.](?P<y>\d{4})" + _CLOCK, re.ASCII | re.IGNORECASE)
_DAY_MONTH = later(r"(?:[a-z]{3,9},?\s+)?(?P<d>\d{1,2})(?:st|nd|rd|th)?\.?\s+(?P<m>[a-z]{3,9})\.?,?\s+(?P<y>\d{4})" + _CLOCK, re.ASCII | re.IGNORECASE)
_MONTH_DAY = later(r"(?:[a-z]{3,9},?\s+)?(?P<m>[a-z]{3,9})\.?\s+(?P<d>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<y>\d{4})" + _CLOCK, re.ASCII | re.IGNORECASE)
_LINK = later(r"\[\[(?:[^\[\]|]*/)?([^\[\]|/]+?)(?:\.md)?(?:\|[^\[\]]*)?\]\]")

# A date at the start of an entry: any form above, as one token. Long digit runs are no dates, nor is a word that is no month before a number (`Budget 12, 2026`).
DATE_TOKEN = later(
    r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?!\d)|\d{1,2}[/.]\d{1,2}[/.]\d{4}(?!\d)|\d{1,2}\s+[a-z]{3,9}\.?,?\s+\d{4}(?!\d)"
    rf"|(?:{'|'.join(_MONTHS)})\b\.?\s+\d{{1,2}},?\s+\d{{4}}(?!\d)",
    re.ASCII | re.IGNORECASE,
)


def read_date(text: str, order: DateOrder = "") -> DateReading:
    """Read one date; a time and a zone are accepted and dropped: the day is the one that was written.

    `01/02/2026` is ambiguous unless `order` says which comes first, or only one reading exists.
    """
    return _read_short(text, order) if len(text) <= _SHORT else _read(text, order)


def _read(text: str, order: DateOrder) -> DateReading:
    text = text.strip().strip("\"'").strip()
    if not text:
        return NOTHING
    if _PLAIN_ISO.fullmatch(text):
        return _make(int(text[:4]), int(text[5:7]), int(text[8:]))
    if text.startswith("["):
        link = _LINK.fullmatch(text)
        if link is None:
            return UNREADABLE
        text = link[1].strip()
    match = _ISO.fullmatch(text) or _STAMP.fullmatch(text)
    if match:
        return _make(int(match["y"]), int(match["m"]), int(match["d"]))
    if match := _NUMBERS.fullmatch(text):
        return _read_numbers(int(match["a"]), int(match["b"]), int(match["y"]), order)
    if match := _DAY_MONTH.fullmatch(text) or _MONTH_DAY.fullmatch(text):
        month = _MONTHS.get(match["m"].lower())
        return _make(int(match["y"]), month, int(match["d"])) if month else UNREADABLE
    return UNREADABLE


# The same days come again and again in a vault.
_SHORT = 32
_read_short = lru_cache(maxsize=4096)(_read)


def _make(year: int, month: int, day: int) -> DateReading:
    try:
        return DateReading(date(year, month, day))
    except ValueError:
        return IMPOSSIBLE


def _read_numbers(first: int, second: int, year: int, order: DateOrder) -> DateReading:
    day_first, month_first = _make(year, second, first), _make(year, first, second)
    if order:
        return day_first if order == "day-first" else month_first
    readable = {reading.day for reading in (day_first, month_first) if reading.day}
    if len(readable) > 1:
        return AMBIGUOUS
    return DateReading(readable.pop()) if readable else IMPOSSIBLE


_YEARLESS = later(r"(?:--)?(?P<m>\d{2})-?(?P<d>\d{2})", re.ASCII)
_DAY_NAME = later(r"(?P<d>\d{1,2})(?:st|nd|rd|th)?\.?\s+(?P<m>[a-z]{3,9})\.?", re.ASCII | re.IGNORECASE)
_NAME_DAY = later(r"(?P<m>[a-z]{3,9})\.?\s+(?P<d>\d{1,2})(?:st|nd|rd|th)?", re.ASCII | re.IGNORECASE)
LEAP_YEAR = 2000
# Address books write this year where none is known.
NO_YEAR = frozenset({1604, 1})
_YEAR_ZERO = "0000-"


def read_birthday(text: str, order: DateOrder = "") -> tuple[Birthday | None, Problem]:
    """Read a birthday with or without its year: any date, `MM-DD`, `--MM-DD` or `--MMDD` (RFC 6350 4.3.1), `10 December`."""
    bare = text.strip().strip("\"'").strip()
    if not bare:
        return None, ""
    match = _YEARLESS.fullmatch(bare) or _DAY_NAME.fullmatch(bare) or _NAME_DAY.fullmatch(bare)
    if match:
        month = int(match["m"]) if match["m"].isdigit() else _MONTHS.get(match["m"].lower())
        reading = _make(LEAP_YEAR, month, int(match["d"])) if month is not None else UNREADABLE
        return (Birthday(reading.day.month, reading.day.day), "") if reading.day else (None, reading.problem)
    has_year = not bare.startswith(_YEAR_ZERO)
    # The year nought is no year of the calendar; any leap year reads what follows, a time with it.
    reading = read_date(bare if has_year else f"{LEAP_YEAR}-{bare.removeprefix(_YEAR_ZERO)}", order)
    if reading.day is None:
        return None, reading.problem
    year = reading.day.year if has_year and reading.day.year not in NO_YEAR else None
    return Birthday(reading.day.month, reading.day.day, year), ""


def has_date(path: str) -> bool:
    """Whether some part of a path seems to hold a date as `date_in_name` reads it."""
    return _NAME_DATE.search(path) is not None


def date_in_name(stem: str) -> date | None:
    """Return the first date a file name holds (`2026-11-20 Board`, `Meeting - 2026-11-20`, `20261120 Board`), or None."""
    match = _NAME_DATE.search(stem)
    return _make(int(match["y"]), int(match["m"]), int(match["d"])).day if match else None


# Beginning with a figure that none stands before: looking for figures is quicker than looking behind every character.
_NAME_DATE = re.compile(r"(?P<y>\d(?<!\d\d)\d{3})(?P<s>[-_.]?)(?P<m>\d{2})(?P=s)(?P<d>\d{2})(?!\d)", re.ASCII)
