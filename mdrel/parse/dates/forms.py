"""The forms of dates, ranges and times, and what each says (F20-F24, F26, F27).

Nothing is guessed.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Literal

from msgspec import Struct

from mdrel.model.policy import DateOrder
from mdrel.parse.dates.times import match_time, stamp_clock
from mdrel.parse.markdown.lazy_pattern import lazy_pattern

Problem = Literal["", "unreadable", "impossible", "ambiguous"]


class DateReading(Struct, frozen=True):
    """A date, or why there is none.

    Both are empty where nothing was written.
    """

    day: date | None = None
    problem: Problem = ""


class DateMatch(Struct, frozen=True):
    """A date at the beginning of a text, with where it ends and its time.

    The time is `HH:MM` or empty.
    """

    reading: DateReading
    end: int
    time: str = ""


UNREADABLE = DateReading(problem="unreadable")
IMPOSSIBLE = DateReading(problem="impossible")
AMBIGUOUS = DateReading(problem="ambiguous")

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july",
            "aug august", "sep sept september", "oct october", "nov november", "dec december",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH = f"(?:{'|'.join(sorted(MONTHS, key=lambda name: -len(name)))})(?![^\\W\\d_])"
WEEKDAY = (
    r"(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?"
    r"|sat(?:urday)?|sun(?:day)?)\b\.?"
)
_TH = r"(?:st|nd|rd|th)?"
_NAMED = f"(?P<mn>{_MONTH})\\.?"
_DASH = r"(?:–|—|-|\bto\b|\buntil\b|\btill\b)"
# A year that begins a date ends none, unless that one ends with a year as well (a range).
_ENDS = (
    rf"(?!(?P<t>[-_./])(?:0?[1-9]|1[0-2]|{_MONTH})(?P=t)\d{{1,2}}"
    r"(?!\d|(?P=t)(?:19|20)\d\d(?!\d)))"
)
# The second figure of `1-1 May 2026` is no day.
_NO_PAIR = r"(?:(?<!1[-:])|(?<=\d1[-:])|(?!1(?!\d)))"
# The forms, by what stands first (F20-F23); a figure before or behind makes a number of it.
FORMS = (
    r"(?P<y>\d{4})(?P<s>[-_./])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})(?!\d)",
    (
        r"(?P<y>[12]\d{3})(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])"
        r"(?:[T_-]?(?P<stamp>\d{4})(?:\d{2})?Z?)?(?!\d)"
    ),
    rf"(?P<y>\d{{4}})[\s/.-]+{_NAMED}[\s/-]+(?P<d>\d{{1,2}}){_TH}(?!\d)",
    (
        rf"{_NO_PAIR}(?P<d>\d{{1,2}}){_TH}\.?(?:\s+of\b)?[\s/-]*{_NAMED},?[\s/-]*"
        rf"(?P<y>\d{{4}}(?!\d){_ENDS}|'?\d{{2}}(?![\w.]|:\d))"
    ),
    (
        rf"{_NAMED}[\s/-]*(?:\d{{1,2}}{_TH}\s*{_DASH}\s*)?(?P<d>\d{{1,2}}){_TH}(?:,\s*|[\s/-]+)"
        rf"(?P<y>\d{{4}}(?!\d){_ENDS}|'\d{{2}}(?!\w))"
    ),
    (
        r"(?P<a>\d{1,2})(?P<s>[-/.]|\.\s)(?P<b>\d{1,2})(?P=s)(?P<y>\d{4}|\d{2})"
        rf"(?![^\W_]|\.\d|(?P=s)(?:\d\d?(?P=s))?\d{{4}}){_ENDS}"
    ),
)
_PATTERNS = tuple(lazy_pattern(form, re.ASCII | re.IGNORECASE) for form in FORMS)
# A date begins with a figure, a month or a weekday: everything else is seen at once.
_BEGINS = re.compile(rf"\d|{_MONTH}|{WEEKDAY}", re.ASCII | re.IGNORECASE)
_BEFORE = lazy_pattern(rf"{WEEKDAY},?\s+", re.ASCII | re.IGNORECASE)
_BEHIND = lazy_pattern(
    rf"(?:,?\s++|-)\(?(?P<name>{WEEKDAY})\)?(?![\w'])|\s++\(today\)", re.ASCII | re.IGNORECASE
)
# Words of every day as well: `2026-11-20 Sat with her`.
_VERBS_TOO = {"sat": 5, "sun": 6}
_BEFORE_TIME = lazy_pattern(r"T|,?\s++(?:at\s++|@\s*+)?|,\s*+", re.IGNORECASE)
# What a range's last day stands behind, and the first day where month or year are said only of the
# last.
RANGE = lazy_pattern(
    r"\s*+(?:→|->|–+|—|--?|/|\.{2,3}|…|\b(?:to|until|till|through)\b)\s*+", re.IGNORECASE
)
_TIGHT = lazy_pattern(r"(?:\.\.|[–/-])(?P<d>\d{1,2})(?![\w:./-])", re.ASCII)
_PART = lazy_pattern(
    rf"(?:{WEEKDAY},?\s+)?(?:{_MONTH}\.?\s+\d{{1,2}}{_TH}|\d{{1,2}}{_TH}\.?(?:\s*{_MONTH}\.?)?"
    rf"|\d{{1,2}}[./]\d{{1,2}}\.?)\s*{_DASH}\s*",
    re.ASCII | re.IGNORECASE,
)
# What begins like a date and is none: it lacks a year, a month or a day, or is of another language
# (F24).
_NEARLY = lazy_pattern(
    rf"(?:{WEEKDAY},?\s+)?(?:\d{{4}}[-/.](?:0?[1-9]|1[0-2])(?![\w./-])|\d{{4}}-\d{{1,2}}-\d+"
    rf"|(?:19|20)\d\d[-/]?W\d{{1,2}}\b|(?:19|20)\d\d(?=:\s*\S)|(?:19|20)\d\d\s\d\d?\s\d\d?(?!\S)"
    rf"|\d{{1,2}}{_TH}\.?(?:\s+of\b)?[\s/-]+{_MONTH}|{_MONTH}\.?[\s/-]+'?\d{{1,4}}{_TH}(?![\w.%])"
    rf"|(?:0?[1-9]|1[0-2])[-/.](?:19|20)\d\d(?!\d)"
    r"|(?!1-1\b|24/7\b)\d{1,2}[/-]\d{1,2}(?=\s*(?:$|:(?!\d)|[–—]|-\s))|\d{1,2}\.\d{1,2}\.?(?=:\s)"
    r"|\d{1,2}\.\d{1,2}\.(?=:|\s|$)"
    r"|\d{1,2}\.?\s+[^\W\d_]{3,10}\.?,?\s+(?:19|20)\d\d(?!\d)|\d\d?\s\d\d?\s(?:19|20)\d\d(?!\S))",
    re.IGNORECASE,
)
# A month or a year and no more; a heading of that kind groups what stands below it.
_PERIOD = lazy_pattern(
    rf"(?:{_MONTH}\.?,?\s+\d{{4}}|\d{{4}}[-/. ]+(?:\d{{1,2}}|{_MONTH}|W\d{{1,2}})"
    rf"|\d{{1,2}}[/.-]\d{{4}})[\s:]*$",
    re.ASCII | re.IGNORECASE,
)
_CENTURY = 2000


def match_date(text: str, order: DateOrder = "", start: int = 0) -> DateMatch | None:
    """Return the date that `text` begins with at `start`, or None.

    A range counts on its last day (F27). What begins like a date and cannot be read (`20 November:
    call`) is a reading with a problem.
    """
    if not _BEGINS.match(text, start):
        return None
    found = _match_one(text, order, start)
    if found is None:
        part = _PART.match(text, start)
        found = _match_one(text, order, part.end()) if part else None
    if found is None:
        nearly = _NEARLY.match(text, start)
        return DateMatch(UNREADABLE, nearly.end()) if nearly else None
    between = RANGE.match(text, found.end)
    last = _match_one(text, order, between.end()) if between else None
    return join_range(found, last or _match_tight(text, found))


def join_range(first: DateMatch, last: DateMatch | None) -> DateMatch:
    """Return the second of two dates if it ends a range, else the first.

    A second date that cannot be read is returned too, because it says why.
    """
    if (
        last is None
        or first.reading.day is None
        or (last.reading.day and last.reading.day < first.reading.day)
    ):
        return first
    return last


def is_period(text: str) -> bool:
    """Whether a text names a month or a week and nothing else."""
    return _PERIOD.match(text) is not None


def _match_one(text: str, order: DateOrder, start: int) -> DateMatch | None:
    """Return one date with its weekday and time."""
    before = _BEFORE.match(text, start)
    match = next(
        (
            match
            for pattern in _PATTERNS
            if (match := pattern.match(text, before.end() if before else start))
        ),
        None,
    )
    if match is None:
        return None
    reading, end = read_form(match, order), match.end()
    behind = _BEHIND.match(text, end)
    if behind and not (
        reading.day
        and _VERBS_TOO.get((behind["name"] or "").lower(), reading.day.weekday())
        != reading.day.weekday()
    ):
        end = behind.end()
    space = _BEFORE_TIME.match(text, end)
    time = match_time(text, space.end()) if space else None
    if space and time and (not time.is_zone or (space[0] in {"T", "t"} and not time.clock)):
        return DateMatch(UNREADABLE, time.end)
    return (
        DateMatch(reading, time.end, time.clock)
        if time and time.clock
        else DateMatch(reading, end, stamp_clock(match.groupdict().get("stamp") or ""))
    )


def _match_tight(text: str, first: DateMatch) -> DateMatch | None:
    """Return the last day of a range that gives only its figure: `2026-05-11–13`."""
    match = _TIGHT.match(text, first.end)
    if match is None or first.reading.day is None or int(match["d"]) <= first.reading.day.day:
        return None
    return DateMatch(
        make_day(first.reading.day.year, first.reading.day.month, int(match["d"])), match.end()
    )


def read_form(match: re.Match[str], order: DateOrder) -> DateReading:
    """Return what a match of one of the forms says."""
    parts = match.groupdict()
    written = parts["y"].lstrip("'")
    year = int(written) if len(written) > 2 else _CENTURY + int(written)  # noqa: PLR2004 two digits
    if parts.get("a"):
        first, second = int(parts["a"]), int(parts["b"])
        if not parts["s"].startswith("."):
            return _read_numbers(first, second, year, order)
        is_whole = len(written) > 2  # noqa: PLR2004 two digits
        return _read_dotted(first, second, year, order, is_whole=is_whole)
    month = MONTHS[parts["mn"].lower()] if parts.get("mn") else int(parts["m"])
    return make_day(year, month, int(parts["d"]))


def make_day(year: int, month: int, day: int) -> DateReading:
    """Return the day of the calendar, or a reading that says there is no such day."""
    try:
        return DateReading(date(year, month, day))
    except ValueError:
        return IMPOSSIBLE


def _read_dotted(
    first: int, second: int, year: int, order: DateOrder, *, is_whole: bool
) -> DateReading:
    """Return what figures with dots say: the day is first, unless the setting says otherwise.

    Where only the other order exists, a date with its whole year is read by it.
    """
    found = make_day(year, second, first)
    if order == "month-first":
        other = make_day(year, first, second)
        return other if other.day else found
    return found if found.day or order or not is_whole else make_day(year, first, second)


def _read_numbers(first: int, second: int, year: int, order: DateOrder) -> DateReading:
    """Return what figures without dots say: the one order that exists, else that of the setting."""
    day_first, month_first = make_day(year, second, first), make_day(year, first, second)
    readable = {reading.day for reading in (day_first, month_first) if reading.day}
    if len(readable) > 1:
        return {"day-first": day_first, "month-first": month_first}.get(order, AMBIGUOUS)
    return DateReading(readable.pop()) if readable else IMPOSSIBLE
