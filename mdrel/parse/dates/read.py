"""Reads dates as people write them in notes (F20-F27).

It is one reader for properties, entries, links, tables and file names.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from mdrel.model.contact import Birthday
from mdrel.model.policy import DateOrder
from mdrel.parse.dates.forms import (
    AMBIGUOUS,
    FORMS,
    IMPOSSIBLE,
    MONTHS,
    UNREADABLE,
    DateReading,
    Problem,
    make_day,
    match_date,
    read_form,
)
from mdrel.parse.markdown.lazy_pattern import lazy_pattern

__all__ = [
    "AMBIGUOUS",
    "IMPOSSIBLE",
    "NOTHING",
    "UNREADABLE",
    "WHY",
    "DateReading",
    "date_in_name",
    "has_date",
    "match_date",
    "read_birthday",
    "read_date",
    "short_date",
    "untold_date",
    "without_dates",
]

NOTHING = DateReading()
# What a problem says of a date.
WHY = {
    "ambiguous": "can mean two days",
    "impossible": "is no day of the calendar",
    "unreadable": "is no date mdrel can read",
}
_LINK = lazy_pattern(
    r"\[\[(?:[^\[\]|]*/)?([^\[\]|/#]+?)(?:\.md)?(?:#[^\[\]|]*)?(?:\|[^\[\]]*)?\]\]"
)
_PLAIN_ISO = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_NO_FIGURE, _NO_LETTER = r"(?<!\d)(?:(?<!\d\.)|(?<=\d\.\d\.))", r"(?<![^\W_])"
# Behind `1-1-` a day may follow: it is one-to-one.
_NO_PART = r"(?:(?<!\d[-/])|(?<=(?<!\d)1[-:]1[-/])|(?<=(?<!\d)1on1[-/]))"
# `261120 Board`, `Board 261120`
_SHORT_DAY = re.compile(r"(?:^|(?<=[\s_]))(?P<y>\d\d)(?P<m>\d\d)(?P<d>\d\d)(?=[\s_-]|$)", re.ASCII)
_YEARS = r"(?P<y>\d{4}|\d{2})"
_YEARS_IN_NAMES = r"(?P<y>\d{4}|(?<=\d\d.\d\d.)\d{2}|(?<=[-/])\d{2}(?![-/]))"
# What may stand around a date in a property (F26).
_MARKS = "\"'*_=`~<> \t📅📆🗓\ufe0f"


def read_date(text: str, order: DateOrder = "") -> DateReading:
    """Return the date that a text is, or why it is none.

    A time and a zone are accepted and dropped: the day is the one that was written. `01/02/2026` is
    ambiguous unless `order` says which comes first, or only one reading exists. An hour of 25 and a
    zone of +99:99 are unreadable.
    """
    return _read_short(text, order) if len(text) <= _SHORT else _read(text, order)


def _read(text: str, order: DateOrder) -> DateReading:
    text = text.strip(_MARKS)
    if not text:
        return NOTHING
    if _PLAIN_ISO.fullmatch(text):
        return make_day(int(text[:4]), int(text[5:7]), int(text[8:]))
    if text.startswith("[["):
        link = _LINK.fullmatch(text)
        text = link[1].strip() if link else ""
    elif text.startswith(("[", "(")):
        text = text[1:-1].strip(_MARKS) if text[-1] == {"[": "]", "(": ")"}[text[0]] else ""
    found = match_date(text, order)
    return found.reading if found and found.end == len(text) else UNREADABLE


# The same days come again and again in a vault.
_SHORT = 40
_read_short = lru_cache(maxsize=4096)(_read)


_YEARLESS = lazy_pattern(r"(?:--)?(?P<m>\d{2})-?(?P<d>\d{2})", re.ASCII)
_DAY_NAME = lazy_pattern(
    r"(?P<d>\d{1,2})(?:st|nd|rd|th)?\.?\s+(?P<m>[a-z]{3,9})\.?", re.ASCII | re.IGNORECASE
)
_NAME_DAY = lazy_pattern(
    r"(?P<m>[a-z]{3,9})\.?\s+(?P<d>\d{1,2})(?:st|nd|rd|th)?", re.ASCII | re.IGNORECASE
)
_LONG_YEAR = re.compile(r"\d{4}", re.ASCII)
LEAP_YEAR = 2000
# Address books write this year where none is known.
NO_YEAR = frozenset({1604, 1})
_YEAR_ZERO = "0000-"


def read_birthday(
    text: str, order: DateOrder = "", this_year: int = 0
) -> tuple[Birthday | None, Problem]:
    """Return the birthday that a text is, with or without its year.

    It is any date, `MM-DD`, `--MM-DD` or `--MMDD` (RFC 6350 4.3.1), or `10 December`, which may be
    a link. Of a year of two digits the latest that is not after `this_year` counts (F23).
    """
    bare = text.strip(_MARKS)
    if link := _LINK.fullmatch(bare) if bare.startswith("[[") else None:
        bare = link[1].strip()
    if not bare:
        return None, ""
    # Most are whole, and spare the forms without a year.
    if not _PLAIN_ISO.fullmatch(bare) and (
        match := _YEARLESS.fullmatch(bare) or _DAY_NAME.fullmatch(bare) or _NAME_DAY.fullmatch(bare)
    ):
        month = int(match["m"]) if match["m"].isdigit() else MONTHS.get(match["m"].lower())
        reading = make_day(LEAP_YEAR, month, int(match["d"])) if month is not None else UNREADABLE
        return (
            (Birthday(reading.day.month, reading.day.day), "")
            if reading.day
            else (None, reading.problem)
        )
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
    return _may_hold(path) and any(pattern.search(path) for pattern in _IN_NAMES)


def date_in_name(stem: str, order: DateOrder = "") -> date | None:
    """Return the first date a file name holds, or None.

    It reads `2026-11-20 Board`, `Meeting 20 Nov 2026` and `202611201030 Board`.
    """
    if (usual := _DAY_FIRST.match(stem)) and (day := read_date(usual[0]).day):
        return day
    if not _may_hold(stem):
        return None
    found = [match for pattern in _IN_NAMES if (match := pattern.search(stem))]
    days = (read_form(match, order).day for match in sorted(found, key=lambda match: match.start()))
    return next(filter(None, days), None)


def untold_date(name: str, order: DateOrder = "") -> str:
    """Return the first whole date in a name that is no day that can be told, or an empty text."""
    if not _may_hold(name):
        return ""
    first = match_date(name, order)
    if first and first.reading.problem in {"ambiguous", "impossible"}:
        return name[: first.end]
    found = filter(None, (pattern.search(name) for pattern in _IN_NAMES))
    return next((match[0] for match in found if read_form(match, order).problem), "")


def short_date(name: str) -> tuple[date, int, int] | None:
    """Return the day that six figures in a name seem to mean, and where they begin and end.

    It is the year of two digits, the month and the day (`261120`). They may as well be a number,
    so that no note is dated by them.
    """
    for found in _SHORT_DAY.finditer(name):
        if day := read_form(found, "").day:
            return day, found.start(), found.end()
    return None


def without_dates(name: str) -> str:
    """Return a name with a blank for each date in it."""
    if (usual := _DAY_FIRST.match(name)) and not _may_hold(name[usual.end() :]):
        return f" {name[usual.end() :]}"
    for pattern in _IN_NAMES:
        name = pattern.sub(" ", name)
    return name


def _may_hold(name: str) -> bool:
    """Whether a name may hold a date, by a quick look before the forms themselves.

    Every form of a date has one of the signs it looks for.
    """
    return _FIGURES.search(name) is not None or _MONTH_AND_FIGURE.search(name.lower()) is not None


# The usual name begins with its day, and the other forms need not be tried.
_DAY_FIRST = re.compile(r"\d{4}-\d\d-\d\d(?!\d)", re.ASCII)
_FIGURES = re.compile(r"\d(?:\d{3}(?:[-_./]\d|\d{4})|[-/.]\d\d?[-/.]\d|\.\s\d\d?\.\s\d)", re.ASCII)
_MONTH_AND_FIGURE = re.compile(
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?,?[\s/-]*'?\d", re.ASCII
)
# No figure stands before. In a name a year of two digits behind a dot needs two for day and month
# as well, or it is a version, and a month is no part of a word.
_IN_NAMES = tuple(
    lazy_pattern(
        (_NO_LETTER if form.startswith("(?P<mn>") else _NO_FIGURE)
        + (_NO_PART if form.startswith("(?P<a>") else "")
        + form.replace(_YEARS, _YEARS_IN_NAMES),
        re.ASCII | re.IGNORECASE,
    )
    for form in FORMS
)
