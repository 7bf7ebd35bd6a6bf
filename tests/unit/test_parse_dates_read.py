"""Dates as people write them: read, refused with the right reason, never guessed."""

from __future__ import annotations

from datetime import date

import pytest

from mdrel.model.contact import Birthday
from mdrel.model.policy import DateOrder
from mdrel.parse.dates.read import (
    AMBIGUOUS,
    IMPOSSIBLE,
    NOTHING,
    UNREADABLE,
    DateReading,
    date_in_name,
    read_birthday,
    read_date,
    without_dates,
)

DAY = DateReading(date(2026, 11, 20))


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-20", "2026/11/20", "2026.11.20", "'2026-11-20'", "2026-11-20T14:30", "2026-11-20 14:30:05 +01:00", "2026-11-20T23:59:59Z", "[[2026-11-20]]",
        "[[Daily/2026-11-20|Friday]]", "20261120", "20261120143000", "20 November 2026", "Friday, 20 Nov. 2026", "20th Nov 2026", "Nov 20, 2026", "November 20th, 2026 2:30 pm",
    ],
)  # fmt: skip
def test_every_form_of_a_date_is_the_day_that_was_written(text: str) -> None:
    assert read_date(text) == DAY


@pytest.mark.parametrize("text", ["", "  ", "''"])
def test_an_empty_date_is_no_problem(text: str) -> None:
    assert read_date(text) == NOTHING


@pytest.mark.parametrize(
    "text",
    [
        "soon",
        "[2026-11-20",
        "[[2026-11-20",
        "[x](2026-11-20)",
        "20 Oktobre 2026",
        "Budget 20, 2026",
        "2026-11",
        "3 weeks",
    ],
)
def test_what_is_no_date_is_unreadable_not_another_day(text: str) -> None:
    assert read_date(text) == UNREADABLE


@pytest.mark.parametrize(
    "text",
    [
        "2026-02-30",
        "2026-13-01",
        "0000-01-01",
        "30 February 2026",
        "13/13/2026",
        "31.02.2026",
        "[[2026-02-30]]",
    ],
)
def test_a_day_the_calendar_does_not_have_is_impossible(text: str) -> None:
    assert read_date(text) == IMPOSSIBLE


@pytest.mark.parametrize(
    ("text", "order", "reading"),
    [
        ("01/02/2026", "", AMBIGUOUS),
        ("01/02/2026", "day-first", DateReading(date(2026, 2, 1))),
        ("01/02/2026", "month-first", DateReading(date(2026, 1, 2))),
        ("25.12.2026", "", DateReading(date(2026, 12, 25))),
        ("12/25/2026", "", DateReading(date(2026, 12, 25))),
        ("05/05/2026", "", DateReading(date(2026, 5, 5))),
        ("12/25/2026", "day-first", DateReading(date(2026, 12, 25))),
        ("13/32/2026", "day-first", IMPOSSIBLE),
    ],
)
def test_day_and_month_in_figures_are_told_apart_by_the_setting_or_because_only_one_reading_exists(
    text: str, order: DateOrder, reading: DateReading
) -> None:
    assert read_date(text, order) == reading


@pytest.mark.parametrize(
    ("text", "birthday"),
    [
        ("1985-12-10", Birthday(12, 10, 1985)),
        ("--12-10", Birthday(12, 10)),
        ("--1210", Birthday(12, 10)),
        ("12-10", Birthday(12, 10)),
        ("10 December", Birthday(12, 10)),
        ("Dec 10th", Birthday(12, 10)),
        ("0000-12-10", Birthday(12, 10)),
        ("0000-12-10T00:00:00", Birthday(12, 10)),
        ("0000-02-29 00:00", Birthday(2, 29)),
        ("1985-12-10T00:00:00Z", Birthday(12, 10, 1985)),
        ("1604-12-10", Birthday(12, 10)),
        ("02-29", Birthday(2, 29)),
    ],
)
def test_a_birthday_is_read_with_its_year_or_without(text: str, birthday: Birthday) -> None:
    assert read_birthday(text) == (birthday, "")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", ""),
        ("soon", "unreadable"),
        ("02-30", "impossible"),
        ("10 Foo", "unreadable"),
        ("0000-", "unreadable"),
        ("0000-02-30", "impossible"),
        ("01/02/1985", "ambiguous"),
    ],
)
def test_a_birthday_that_cannot_be_read_is_none_and_says_why(text: str, why: str) -> None:
    assert read_birthday(text) == (None, why)


@pytest.mark.parametrize(
    ("stem", "day"),
    [
        ("2026-11-20 Board", date(2026, 11, 20)),
        ("Meeting - 2026-11-20", date(2026, 11, 20)),
        ("20261120 Board", date(2026, 11, 20)),
        ("2026_11_20", date(2026, 11, 20)),
        ("2026-1120", None),
        ("2026-02-30 Board", None),
        ("Order 120261120", None),
        ("Board", None),
    ],
)
def test_a_file_name_gives_its_date_only_when_it_is_one(stem: str, day: date | None) -> None:
    assert date_in_name(stem) == day


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("2026-11-20 Board 12", "  Board 12"),
        ("2026-13-40 Board", "  Board"),
        ("2026-11-20 to 2026-11-22 Offsite", "  to   Offsite"),
        ("2026-11-20 moved to 3 December 2026", "  moved to  "),
        ("Board 20 Nov 2026", "Board  "),
        ("Board 2026-112", "Board 2026-112"),
        ("Board", "Board"),
    ],
)
def test_a_name_without_its_dates_has_blanks_for_them(name: str, bare: str) -> None:
    assert without_dates(name) == bare
