"""Reads days as people say them where they log a talk.

They say `yesterday`, `last friday`, `on monday`, `12 nov`, `2026-11-12` or `3 days ago`.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from mdrel.app.input.day_patterns import (
    AGO,
    AHEAD,
    BEFORE_TIME,
    BETWEEN,
    COLON_OR_END,
    MONTH_NEXT,
    NUMBERS,
    ON,
    PAIR,
    SAID,
    SOMETIME,
    STRETCH,
    WEEKDAY,
    WORD_END,
    YEARLESS,
)
from mdrel.errors import UsageError
from mdrel.model.cadence import add_months
from mdrel.model.policy import DateOrder
from mdrel.model.words.days import SHORT_WEEKDAYS, WEEKDAYS
from mdrel.parse.dates.forms import MONTHS, RANGE, match_date
from mdrel.parse.dates.times import match_time

# Why words that look like a day name none that a talk can be of.
Trouble = Literal["", "ahead", "vague", "ambiguous", "impossible"]

PLAN = "Log a conversation after it happens. To plan one: mdrel set WHO next_contact=DATE"
_LONGEST, _WEEK, _YEARS = 80, 7, 8
# A day without a year that comes so soon is not meant to be nearly a year ago.
_SOON = timedelta(days=61)
_BACK = {"today": 0, "yesterday": 1, "tomorrow": -1, "tonight": 0}
# Verbs as well: `call 3 may be late`.
_VERBS_TOO = frozenset({"may", "march"})


@dataclass(frozen=True, slots=True)
class DayWords:
    """Words that look like a day, as typed.

    With them stands where they end, and the day or why there is none. `time` is what stands with
    them, as `HH:MM`. Words that are not `is_sure` are a day only where nothing but a channel word
    or a colon follows (`sat`, `12/11`).
    """

    said: str
    end: int
    day: date | None = None
    trouble: Trouble = ""
    time: str = ""
    is_sure: bool = True


def match_day(text: str, at: int, today: date, order: DateOrder = "") -> DayWords | None:
    """Return the day that `text` names at `at`, or None where no words there look like one."""
    piece = text[at : at + _LONGEST]
    for read in _READERS:
        if (found := read(piece, today, order)) and WORD_END.match(piece, found.end):
            space = BEFORE_TIME.match(piece, found.end)
            time = match_time(piece, space.end()) if space and not found.time else None
            if time and time.clock:
                found = replace(found, time=time.clock, end=time.end)
            found = _read_second(piece, found, today, order) or found
            return replace(found, said=piece[: found.end], end=at + found.end)
    return None


def _read_second(piece: str, first: DayWords, today: date, order: DateOrder) -> DayWords | None:
    """Return that two days are named: `monday or tuesday`, `12 nov - 14 nov`.

    A second one behind which something else than a colon follows is of the text.
    """
    between = BETWEEN.match(piece, first.end)
    second = match_day(piece, between.end(), today, order) if between else None
    if second is None or not COLON_OR_END.match(piece, second.end):
        return None
    return replace(first, day=None, trouble="vague", time="", end=second.end)


def make_two_days(text: str) -> UsageError:
    """Return the error for a text that can be two days."""
    return UsageError(f"'{text}' could be two days", "Write 2026-11-12 or '12 nov'.")


def make_no_day(text: str) -> UsageError:
    """Return the error for a text that has the form of a day and is none."""
    return UsageError(f"'{text}' is not a day of the calendar", "Write it as 2026-11-20 or 20 nov.")


def check_past(found: DayWords, today: date) -> date:
    """Return the day a talk was.

    Raises UsageError where the words name none, two, or one to come.
    """
    match found.trouble:
        case "ahead":
            past = f"{found.day.isoformat()} would be the past one. " if found.day else ""
            raise UsageError(f"'{found.said}' is in the future: nothing was logged", past + PLAN)
        case "ambiguous":
            raise make_two_days(found.said)
        case "impossible":
            raise make_no_day(found.said)
        case "vague":
            raise UsageError(
                f"'{found.said}' is not one certain day: nothing was logged",
                "Say which: 2026-11-20, '20 nov', friday, '3 days ago'.",
            )
        case _:
            return found.day or today


def _said(piece: str, today: date, _order: DateOrder) -> DayWords | None:
    """Return the day of `yesterday evening`, `last night` or `the day after tomorrow`."""
    match = SAID.match(piece)
    if match is None:
        return None
    back = {"before": 2, "after": -2, "now": 0, "night": 1}.get(
        match.lastgroup or "", _BACK.get((match["word"] or "").lower(), 0)
    )
    return _back(match.end(), today, back)


def _back(end: int, today: date, days: int, *, is_sure: bool = True) -> DayWords:
    if days < 0:
        return DayWords("", end, trouble="ahead", is_sure=is_sure)
    try:
        return DayWords("", end, today - timedelta(days=days), is_sure=is_sure)
    except OverflowError:
        return DayWords("", end, trouble="impossible", is_sure=is_sure)


def _weekday(piece: str, today: date, _order: DateOrder) -> DayWords | None:
    """Return the day of `friday` and `on monday`, the last one up to today.

    `last friday` is before today, `this friday` is of this week, and `next friday` is to come.
    """
    match = WEEKDAY.match(piece)
    if match is None:
        return None
    name, which = match["name"].lower(), (match["which"] or "").lower().split()
    number = SHORT_WEEKDAYS[name] if name in SHORT_WEEKDAYS else WEEKDAYS.index(name)
    back = (today.weekday() - number) % _WEEK
    if {"next", "coming"} & set(which):
        back = -1
    elif match["week"] or match["of_week"]:
        back = today.weekday() - number + _WEEK
    elif {"last", "past"} & set(which):
        back = back or _WEEK
    elif which == ["this"]:
        back = today.weekday() - number
    return _back(match.end(), today, back, is_sure=bool(which or match["part"]) or name in WEEKDAYS)


def _ago(piece: str, today: date, _order: DateOrder) -> DayWords | None:
    match = AGO.match(piece)
    if match is None:
        return None
    word = match["count"].lower()
    number = int(word) if word.isdigit() else NUMBERS.get(word, 1)
    unit = match["unit"].lower()
    if unit == "month":
        return DayWords("", match.end(), add_months(today, -number))
    return _back(match.end(), today, number * (_WEEK if unit == "week" else 1))


def _later(piece: str, _today: date, _order: DateOrder) -> DayWords | None:
    match = AHEAD.match(piece)
    return DayWords("", match.end(), trouble="ahead") if match else None


def _sometime(piece: str, _today: date, _order: DateOrder) -> DayWords | None:
    match = SOMETIME.match(piece)
    return DayWords("", match.end(), trouble="vague") if match else None


def _stretch(piece: str, _today: date, _order: DateOrder) -> DayWords | None:
    match = STRETCH.match(piece)
    return DayWords("", match.end(), trouble="vague", is_sure=False) if match else None


def _dated(piece: str, today: date, order: DateOrder) -> DayWords | None:
    """Return the day of a date with its year, or the last day of a range."""
    start = on.end() if (on := ON.match(piece)) else 0
    found = match_date(piece, order, start)
    if (
        found is None
        or found.reading.problem == "unreadable"
        or RANGE.fullmatch(piece[start : found.end])
        or MONTH_NEXT.match(piece, found.end)
    ):
        return None
    day = found.reading.day
    if day is None:
        return DayWords(
            "",
            found.end,
            trouble="ambiguous" if found.reading.problem == "ambiguous" else "impossible",
        )
    return DayWords(
        "", found.end, None if day > today else day, "ahead" if day > today else "", found.time
    )


def _yearless(piece: str, today: date, _order: DateOrder) -> DayWords | None:
    """Return the nearest day of `12 nov` and `nov 12th`.

    Where that is to come, the past one is said.
    """
    start = on.end() if (on := ON.match(piece)) else 0
    match = YEARLESS.match(piece, start)
    if match is None:
        return None
    name = (match["m"] or match["mn"]).lower()
    return _nearest(
        match.end(),
        MONTHS[name],
        int(match["d"] or match["dn"]),
        today,
        is_sure=name not in _VERBS_TOO,
    )


def _nearest(end: int, month: int, number: int, today: date, *, is_sure: bool) -> DayWords:
    """Return the last such day, or that it is to come where the next one is soon."""
    days = list_days(month, number, today)
    past = max((day for day in days if day <= today), default=None)
    is_ahead = past is None or (
        past < today and any(timedelta() < day - today <= _SOON < today - past for day in days)
    )
    if not days:
        return DayWords("", end, trouble="impossible", is_sure=is_sure)
    return DayWords("", end, past, "ahead" if is_ahead else "", is_sure=is_sure)


def list_days(month: int, number: int, today: date) -> list[date]:
    """Return the days that are the `number` of a `month`, up to eight years from `today`.

    There are none where no year has such a day; every eighth year at the latest has a 29 February.
    """
    years = range(
        max(today.year - _YEARS, date.min.year), min(today.year + _YEARS, date.max.year) + 1
    )
    found: list[date] = []
    for year in years:
        with suppress(ValueError):
            found.append(date(year, month, number))
    return found


def read_pair(first: int, second: int, order: DateOrder) -> list[tuple[int, int]]:
    """Return the month and the day that two figures may be, by the `order` of the settings."""
    day_first, month_first = (second, first), (first, second)
    pairs = {"day-first": [day_first], "month-first": [month_first]}
    return pairs.get(order) or sorted({day_first, month_first})


def _pair(piece: str, today: date, order: DateOrder) -> DayWords | None:
    """Return the day of `25/12`, a day and a month in figures.

    It has to be clear which is which.
    """
    match = PAIR.match(piece)
    if match is None:
        return None
    found = [
        read
        for month, number in read_pair(int(match["a"]), int(match["b"]), order)
        if (read := _nearest(match.end(), month, number, today, is_sure=False)).trouble
        != "impossible"
    ]
    if len(found) > 1:
        return DayWords("", match.end(), trouble="ambiguous", is_sure=False)
    return found[0] if found else DayWords("", match.end(), trouble="impossible", is_sure=False)


# What is longer comes first: `Fri 2026-11-20` before `Fri`, `2 days ago` before `a few days ago`.
_READERS: tuple[Callable[[str, date, DateOrder], DayWords | None], ...] = (
    _dated,
    _yearless,
    _said,
    _weekday,
    _ago,
    _later,
    _sometime,
    _stretch,
    _pair,
)
