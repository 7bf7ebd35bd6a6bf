"""Days as people say them of a talk, on Sunday 22 November 2026."""

from __future__ import annotations

from datetime import date

import pytest

from mdrel.app.input.dates import read_coming_day, read_past_day
from mdrel.app.input.day_words import check_past, match_day
from mdrel.errors import UsageError
from mdrel.model.policy import DateOrder

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("text", "said", "day"),
    [
        ("today: x", "today", "2026-11-22"),
        ("this morning x", "this morning", "2026-11-22"),
        ("tonight", "tonight", "2026-11-22"),
        ("last night: x", "last night", "2026-11-21"),
        ("Yesterday evening: x", "Yesterday evening", "2026-11-21"),
        ("the day before yesterday", "the day before yesterday", "2026-11-20"),
        ("sunday", "sunday", "2026-11-22"),
        ("on sunday", "on sunday", "2026-11-22"),
        ("last sunday", "last sunday", "2026-11-15"),
        ("this friday", "this friday", "2026-11-20"),
        ("fri. x", "fri.", "2026-11-20"),
        ("a week ago", "a week ago", "2026-11-15"),
        ("two weeks ago", "two weeks ago", "2026-11-08"),
        ("3 months ago", "3 months ago", "2026-08-22"),
        ("on the 12th of november: x", "on the 12th of november", "2026-11-12"),
        ("Fri 20 Nov", "Fri 20 Nov", "2026-11-20"),
        ("nov 12, 2026", "nov 12, 2026", "2026-11-12"),
        ("20.11.2026", "20.11.2026", "2026-11-20"),
        ("20.11.: x", "20.11.", "2026-11-20"),
        ("20/11", "20/11", "2026-11-20"),
        ("3 may: x", "3 may", "2026-05-03"),
        ("29 feb: x", "29 feb", "2024-02-29"),
        ("2026-11-12 to 2026-11-14", "2026-11-12 to 2026-11-14", "2026-11-14"),
    ],
)
def test_a_day(text: str, said: str, day: str) -> None:
    found = match_day(text, 0, TODAY)
    assert found
    assert (found.said, found.end, check_past(found, TODAY).isoformat()) == (said, len(said), day)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "may be",
        "monday's",
        "friday-ish",
        "12 people",
        "2026",
        "1:1",
        "day",
        "sunny",
        "sundays",
        "in person",
        "next",
        "marching 3",
        "jan",
        "marchyesterdays",
    ],
)
def test_no_day(text: str) -> None:
    assert match_day(text, 0, TODAY) is None


@pytest.mark.parametrize(
    ("text", "trouble"),
    [
        ("tomorrow", "ahead"), ("the day after tomorrow", "ahead"), ("next friday", "ahead"), ("this coming friday", "ahead"), ("later today", "ahead"), ("in a week", "ahead"),
        ("12 dec", "ahead"), ("25/11", "ahead"), ("2026-11-23", "ahead"), ("last week", "vague"), ("a few days ago", "vague"), ("3 years ago", "vague"),
        ("over the weekend", "vague"), ("11/12", "ambiguous"), ("11/12/2026", "ambiguous"), ("31 nov", "impossible"), ("40/40", "impossible"), ("2026-02-30", "impossible"),
    ],
)  # fmt: skip
def test_no_day_of_a_talk(text: str, trouble: str) -> None:
    found = match_day(text, 0, TODAY)
    assert found
    assert found.trouble == trouble
    with pytest.raises(UsageError):
        check_past(found, TODAY)


@pytest.mark.parametrize(
    ("order", "day"), [("day-first", "2025-12-11"), ("month-first", "2026-11-12")]
)
def test_the_setting_says_which_figure_is_the_day(order: DateOrder, day: str) -> None:
    found = match_day(
        "11/12", 0, date(2026, 12, 1) if order == "month-first" else date(2026, 6, 1), order
    )
    assert found
    assert found.day == date.fromisoformat(day)


@pytest.mark.parametrize(
    "text", ["999 weeks ago", "yesterday", "1 jan", "29 feb", "last monday", "12/31"]
)
@pytest.mark.parametrize("today", [date.min, date.max])
def test_at_the_ends_of_the_calendar_nothing_breaks(text: str, today: date) -> None:
    assert match_day(text, 0, today)


def test_options_take_the_same_words() -> None:
    assert read_past_day("on monday", TODAY) == date(2026, 11, 16)
    assert read_past_day("2 months ago", TODAY) == date(2026, 9, 22)
    assert read_coming_day("friday", TODAY) == date(2026, 11, 27)
    assert read_coming_day("today", TODAY) == TODAY
    with pytest.raises(UsageError, match="is in the past"):
        read_coming_day("yesterday", TODAY)
