"""Dates as people write them in notes: one reader for properties, entries, links, tables and file names (F20-F27).

Nothing is guessed: a date that can mean two days, or lacks its year, is said to be none.
"""

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


class DateMatch(NamedTuple):
    """A date at the beginning of a text: what it says, where it ends, and its time as `HH:MM` or empty."""

    reading: DateReading
    end: int
    time: str = ""


NOTHING = DateReading()
UNREADABLE = DateReading(problem="unreadable")
IMPOSSIBLE = DateReading(problem="impossible")
AMBIGUOUS = DateReading(problem="ambiguous")

# What a problem says of a date.
WHY = {"ambiguous": "can mean two days", "impossible": "is no day of the calendar", "unreadable": "is no date mdrel can read"}

_MONTHS = {name: number for number, names in enumerate(
    ("jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july", "aug august", "sep sept september", "oct october", "nov november",
     "dec december"), 1) for name in names.split()}  # fmt: skip
_MONTH = "|".join(sorted(_MONTHS, key=lambda name: -len(name)))
_WEEKDAY = r"(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?(?!\s+down\b)|sun(?:day)?)\b\.?"
_TH = r"(?:st|nd|rd|th)?"
# The forms, by what stands first (F20-F23); a figure before or behind makes a number of it.
_FORMS = (
    r"(?P<y>\d{4})(?P<s>[-_./])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})(?!\d)",
    r"(?P<y>[12]\d{3})(?P<m>\d{2})(?P<d>\d{2})(?:(?P<stamp>\d{4})(?:\d{2})?)?(?!\d)",
    rf"(?P<d>\d{{1,2}}){_TH}\.?(?:\s+of)?[\s-]+(?P<mn>{_MONTH})\b\.?,?[\s-]+(?P<y>\d{{4}}(?!\d)|'?\d{{2}}(?![\w:.]))",
    rf"(?P<mn>{_MONTH})\b\.?\s+(?P<d>\d{{1,2}}){_TH}(?:,\s*|\s+)(?P<y>\d{{4}})(?!\d)",
    r"(?P<a>\d{1,2})(?P<s>[-/.])(?P<b>\d{1,2})(?P=s)(?P<y>\d{4}|\d{2})(?!\d)",
)
_PATTERNS = tuple(later(form, re.ASCII | re.IGNORECASE) for form in _FORMS)
# A date begins with a figure, a month or a weekday: everything else is seen at once.
_BEGINS = re.compile(rf"\d|(?:{_MONTH}|{_WEEKDAY})\b", re.ASCII | re.IGNORECASE)
_BEFORE = later(rf"{_WEEKDAY},?\s+", re.ASCII | re.IGNORECASE)
_BEHIND = later(rf",?\s++\(?{_WEEKDAY}\)?(?![\w'])", re.ASCII | re.IGNORECASE)
_TIME = later(
    r"(?:T|,?\s++(?:at\s++|@\s*+)?|,\s*+)(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2})(?::\d{2}(?:[.,]\d+)?)?(?:\s*(?:-|–|to)\s*\d{1,2}[:.]\d{2})?(?:\s*(?P<half>[ap]m\b))?|\s?(?P<only>[ap]m)\b)"
    r"(?:\s?(?:Z\b|UTC\b|[+-](?P<zh>\d{2}):?(?P<zm>\d{2})(?!\d)))?(?!\d)",
    re.ASCII | re.IGNORECASE,
)
# What begins like a date and is none: no year, or no day (F24).
_NEARLY = later(
    rf"(?:{_WEEKDAY},?\s+)?(?:\d{{4}}[-/.]\d{{1,2}}(?![\w./-])|\d{{1,2}}{_TH}\.?\s+(?:{_MONTH})\b|(?:{_MONTH})\b\.?\s+\d{{1,4}}{_TH}(?![\w.%])|\d{{1,2}}[./-]\d{{1,2}}[./-]?(?=\s*:)"
    r"|\d{1,2}\.?\s+[^\W\d_]{3,10}\.?,?\s+\d{4}(?!\d)|\d{1,2}\.\d{1,2}\.(?=\s)|\d{4}[-/]W\d{1,2}\b)",
    re.ASCII | re.IGNORECASE,
)
_RANGE = later(r"\s*+(?:→|->|–|—|-|\bto\b|\buntil\b|\btill\b)\s*", re.IGNORECASE)
_LINK = later(r"\[\[(?:[^\[\]|]*/)?([^\[\]|/#]+?)(?:\.md)?(?:#[^\[\]|]*)?(?:\|[^\[\]]*)?\]\]")
_PLAIN_ISO = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_CENTURY = 2000
NOON, HOURS, MINUTES, LAST_ZONE = 12, 24, 60, 14


def match_date(text: str, order: DateOrder = "", start: int = 0) -> DateMatch | None:
    """Return the date that `text` begins with at `start`, or None; a range counts on its last day (F27).

    What begins like a date and cannot be read (`20 November: call`) is a reading with a problem.
    """
    found = _match_one(text, order, start)
    if found is None:
        nearly = _NEARLY.match(text, start)
        return DateMatch(UNREADABLE, nearly.end()) if nearly else None
    between = _RANGE.match(text, found.end)
    last = _match_one(text, order, between.end()) if between else None
    return last if last and found.reading.day and last.reading.day and last.reading.day >= found.reading.day else found


def _match_one(text: str, order: DateOrder, start: int) -> DateMatch | None:
    """Return one date with its weekday and time."""
    if not _BEGINS.match(text, start):
        return None
    before = _BEFORE.match(text, start)
    match = _match_form(text, before.end() if before else start)
    if match is None:
        return None
    reading = _read_match(match, order)
    behind = _BEHIND.match(text, match.end())
    end = behind.end() if behind else match.end()
    time = _TIME.match(text, end)
    if time is None:
        return DateMatch(reading, end, _stamp_clock(match.groupdict().get("stamp") or ""))
    clock = _clock(time)
    return DateMatch(reading, time.end(), clock) if clock else DateMatch(reading, end)


def _match_form(text: str, start: int) -> re.Match[str] | None:
    """Return the match of the first form that fits at `start`."""
    for pattern in _PATTERNS:
        if match := pattern.match(text, start):
            return match
    return None


def _read_match(match: re.Match[str], order: DateOrder) -> DateReading:
    """Return what a match of one of the forms says."""
    parts = match.groupdict()
    written = parts["y"].lstrip("'")
    year = int(written) if len(written) > 2 else _CENTURY + int(written)  # noqa: PLR2004 two digits
    if parts.get("a"):
        first, second = int(parts["a"]), int(parts["b"])
        return _make(year, second, first) if parts["s"] == "." else _read_numbers(first, second, year, order)
    month = _MONTHS[parts["mn"].lower()] if parts.get("mn") else int(parts["m"])
    return _make(year, month, int(parts["d"]))


def _clock(match: re.Match[str]) -> str:
    """Return a time as `HH:MM`; empty where there is no such time or zone."""
    hour, minute, half = int(match["hour"]), int(match["minute"] or 0), (match["half"] or match["only"] or "").lower()
    if half and hour <= NOON:
        hour = hour % NOON + (NOON if half == "pm" else 0)
    is_zone = match["zh"] is None or (int(match["zh"]) <= LAST_ZONE and int(match["zm"]) < MINUTES)
    return f"{hour:02d}:{minute:02d}" if hour < HOURS and minute < MINUTES and is_zone else ""


def _stamp_clock(stamp: str) -> str:
    return f"{stamp[:2]}:{stamp[2:]}" if stamp and int(stamp[:2]) < HOURS and int(stamp[2:]) < MINUTES else ""


def read_date(text: str, order: DateOrder = "") -> DateReading:
    """Read one date; a time and a zone are accepted and dropped: the day is the one that was written.

    `01/02/2026` is ambiguous unless `order` says which comes first, or only one reading exists. An hour of 25 and a zone of +99:99 are unreadable.
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
    found = match_date(text.strip("<>"), order)
    return found.reading if found and found.end == len(text.strip("<>")) else UNREADABLE


# The same days come again and again in a vault.
_SHORT = 40
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
_LONG_YEAR = re.compile(r"\d{4}", re.ASCII)
LEAP_YEAR = 2000
# Address books write this year where none is known.
NO_YEAR = frozenset({1604, 1})
_YEAR_ZERO = "0000-"


def read_birthday(text: str, order: DateOrder = "", this_year: int = 0) -> tuple[Birthday | None, Problem]:
    """Read a birthday with or without its year: any date, `MM-DD`, `--MM-DD` or `--MMDD` (RFC 6350 4.3.1), `10 December`.

    Of a year of two digits the latest that is not after `this_year` counts (F23).
    """
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
    if year and year > this_year and not _LONG_YEAR.search(bare):
        year -= 100
    return Birthday(reading.day.month, reading.day.day, year), ""


def has_date(path: str) -> bool:
    """Whether some part of a path seems to hold a date as `date_in_name` reads it."""
    return _MAY_HOLD.search(path) is not None and any(pattern.search(path) for pattern in _IN_NAMES)


def date_in_name(stem: str, order: DateOrder = "") -> date | None:
    """Return the first date a file name holds (`2026-11-20 Board`, `Meeting 20 Nov 2026`, `202611201030 Board`), or None."""
    if not _MAY_HOLD.search(stem):
        return None
    found = [match for pattern in _IN_NAMES if (match := pattern.search(stem))]
    days = (_read_match(match, order).day for match in sorted(found, key=lambda match: match.start()))
    return next(filter(None, days), None)


def without_dates(name: str) -> str:
    """Return a name with a blank for each date in it."""
    for pattern in _IN_NAMES:
        name = pattern.sub(" ", name)
    return name


# What every form holds: looked for before the forms themselves.
_MAY_HOLD = re.compile(
    r"\d{4}[-_./]\d|\d{8}|\d[-/.]\d\d?[-/.]\d|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,?[\s-]+'?\d", re.ASCII | re.IGNORECASE
)
# No figure stands before: looking for figures is quicker than looking behind every character.
_IN_NAMES = tuple(later(rf"(?<!\d){form}", re.ASCII | re.IGNORECASE) for form in _FORMS)
