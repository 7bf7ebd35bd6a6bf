"""Reads dates and periods that people type on the command line.

ISO forms are tried first and words next. Forms that can be two days are refused. Whoever uses a
date says the day it was taken for.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from mdrel.app.input.day_words import (
    check_past,
    list_days,
    make_no_day,
    make_two_days,
    match_day,
    read_pair,
)
from mdrel.app.input.misspelt_day import name_nearest_day
from mdrel.errors import UsageError
from mdrel.model.cadence import add_months
from mdrel.model.policy import DateOrder
from mdrel.model.words.days import WEEKDAYS
from mdrel.parse.dates.read import read_date
from mdrel.rules.report_people import Period

_DIGITS = re.compile(r"[\d\s./-]+")
_PAIR = re.compile(r"(?P<a>\d{1,2})[./-](?P<b>\d{1,2})\.?")
_SPAN = re.compile(r"(?P<sign>[+-]?)(?P<number>\d{1,4})\s*(?P<unit>[dwm])")
_WEEKDAY = re.compile(r"(?:(?P<which>last|this|next|on|past|coming) )?(?P<day>[a-z]{3,9})\.?")
_WORDS = {"today": 0, "yesterday": -1, "tomorrow": 1}


def read_typed_day(text: str, today: date, order: DateOrder = "", *, is_past: bool = False) -> date:
    """Return the day that `text` means on `today`.

    It is the nearest one ahead, or behind where `is_past`. Raises UsageError where it is none, or
    can be two.
    """
    words = " ".join(text.split()).strip(",;").lower()
    if words in _WORDS:
        return today + timedelta(days=_WORDS[words])
    reading = read_date(words, order)
    if reading.day:
        return reading.day
    if reading.problem == "ambiguous":
        raise make_two_days(text)
    if reading.problem == "impossible":
        raise make_no_day(text)
    if day := _read_weekday(words, today, is_past=is_past):
        return day
    if span := _SPAN.fullmatch(words):
        return _move(today, span, is_past=is_past)
    if _DIGITS.fullmatch(words):
        return _read_pair(text, words, today, order, is_past=is_past)
    return _read_words(text, words, today, is_past=is_past)


def read_past_day(text: str, today: date, order: DateOrder = "") -> date:
    """Return the day of a talk that was.

    It is read by the words of a typed line (`app.input.day_words`) and as any other date. Raises
    UsageError.
    """
    words = text.strip(" ,;")
    found = match_day(words, 0, today, order)
    if found and found.end == len(words):
        return check_past(found, today)
    return read_typed_day(text, today, order, is_past=True)


def read_coming_day(text: str, today: date, order: DateOrder = "") -> date:
    """Return a day that is today or to come.

    Raises UsageError where it is past, or no date.
    """
    day = read_typed_day(text, today, order)
    if day < today:
        named = day if text.strip() == str(day) else f"'{text}' ({day})"
        raise UsageError(
            f"{named} is in the past: nothing was written",
            "Give a day in the future: friday, 'in 2 weeks', 2026-12-01.",
        )
    return day


def _unreadable(text: str) -> UsageError:
    mended = " ".join(name_nearest_day(word) or word for word in text.split())
    near = "" if mended == " ".join(text.split()) else f"Did you mean '{mended}'? "
    return UsageError(
        f"Can't read '{text}' as a date" if text.strip() else "No day is given",
        f"{near}Write 2026-11-12, '12 nov', friday, 'in 2 weeks', '3 days ago' …",
    )


def _read_weekday(words: str, today: date, *, is_past: bool) -> date | None:
    """Return the day of `friday`, `last fri` or `next tuesday`.

    It is the last one up to today, or the next one after it.
    """
    match = _WEEKDAY.fullmatch(words)
    number = next(
        (index for index, name in enumerate(WEEKDAYS) if match and name.startswith(match["day"])),
        None,
    )
    if match is None or number is None:
        return None
    is_back = match["which"] in {"last", "past"} or (
        is_past and match["which"] not in {"next", "coming"}
    )
    if is_back:
        back = (today.weekday() - number) % 7
        return today - timedelta(days=back or (7 if match["which"] else 0))
    return today + timedelta(days=(number - today.weekday()) % 7 or 7)


def _move(today: date, span: re.Match[str], *, is_past: bool) -> date:
    number = int(span["number"]) * (
        -1 if span["sign"] == "-" or (is_past and not span["sign"]) else 1
    )
    try:
        return (
            add_months(today, number)
            if span["unit"] == "m"
            else today + timedelta(days=number * (7 if span["unit"] == "w" else 1))
        )
    except OverflowError as error:
        raise _unreadable(span[0]) from error


def _read_pair(text: str, words: str, today: date, order: DateOrder, *, is_past: bool) -> date:
    """Return the day of a pair such as `25/12`, a day and a month without a year.

    It has to be clear which is which. Other digits alone say no day.
    """
    pair = _PAIR.fullmatch(words)
    if pair is None:
        raise _unreadable(text)
    days = {
        day
        for month, number in read_pair(int(pair["a"]), int(pair["b"]), order)
        if (day := _nearest(month, number, today, is_past=is_past))
    }
    if len(days) > 1:
        raise make_two_days(text)
    if not days:
        raise make_no_day(text)
    return days.pop()


def _nearest(month: int, number: int, today: date, *, is_past: bool) -> date | None:
    """Return the nearest such day behind or ahead, or None where no year has it."""
    days = list_days(month, number, today)
    if is_past:
        return max((day for day in days if day <= today), default=None)
    return min((day for day in days if day >= today), default=None)


def _read_words(text: str, words: str, today: date, *, is_past: bool) -> date:
    import warnings

    with warnings.catch_warnings():  # dateparser warns of its own future
        warnings.simplefilter("ignore")
        import dateparser

        found = dateparser.parse(
            words,
            languages=["en"],
            settings={
                "RELATIVE_BASE": datetime.combine(today, datetime.min.time()),
                "PREFER_DATES_FROM": "past" if is_past else "future",
                "REQUIRE_PARTS": ["day"],
                "RETURN_AS_TIMEZONE_AWARE": False,
            },
        )
    if found is None:
        raise _unreadable(text)
    day: date = found.date()
    return day


def read_period(since: str, until: str, today: date, order: DateOrder = "") -> Period | None:
    """Return the days that are meant, or None where neither end is typed.

    Without its end the period goes on to today, without its beginning it starts with the month of
    its end. What lies ahead of today is left out. Raises UsageError.
    """
    if not (since or until):
        return None
    last = read_typed_day(until, today, order, is_past=True) if until else today
    first = read_typed_day(since, today, order, is_past=True) if since else last.replace(day=1)
    if first > today:
        raise UsageError(
            f"{first} is in the future: nothing is noted there yet",
            "A report looks back: mdrel report --from 2026-10-01 --to 2026-10-31",
        )
    if last < first:
        raise UsageError(
            f"The period ends on {last}, before it begins on {first}",
            "Say the earlier day with --from and the later one with --to.",
        )
    return Period(first, min(last, today))
