"""Cadences in calendar months and days (M9)."""

from __future__ import annotations

from datetime import date

import pytest

from mdrel.model.cadence import Cadence, add_cadence, add_months, say_often


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(9999, 12, 1), 1, date.max),
        (date(1, 1, 1), -1, date.min),
    ],
)
def test_a_month_is_a_calendar_month_clipped_to_its_end(
    start: date, months: int, end: date
) -> None:
    assert add_months(start, months) == end


def test_weeks_and_days_are_days() -> None:
    assert add_cadence(date(2026, 1, 31), Cadence("6 weeks", days=42)) == date(2026, 3, 14)
    assert add_cadence(date(2026, 1, 31), Cadence("monthly", months=1)) == date(2026, 2, 28)


def test_a_cadence_past_the_calendar_ends_on_its_last_day() -> None:
    assert add_cadence(date(9999, 12, 30), Cadence("weekly", days=7)) == date.max
    assert add_cadence(date(9950, 1, 1), Cadence("100 years", months=1200)) == date.max


@pytest.mark.parametrize(
    ("cadence", "days"),
    [
        (Cadence("monthly", months=1), 30),
        (Cadence("2 months", months=2), 60),
        (Cadence("quarterly", months=3), 91),
        (Cadence("4 months", months=4), 121),
        (Cadence("6 months", months=6), 182),
        (Cadence("yearly", months=12), 365),
        (Cadence("2 years", months=24), 730),
        (Cadence("45d", days=45), 45),
        (Cadence("2 weeks", days=14), 14),
        (Cadence("none"), 30),
    ],
)
def test_for_the_order_a_month_has_30_days_a_quarter_91_and_a_year_365(
    cadence: Cadence, days: int
) -> None:
    assert cadence.ratio_days == days


def test_a_cadence_of_nothing_never_reminds() -> None:
    assert Cadence("none").is_none
    assert not Cadence("daily", days=1).is_none
    assert not Cadence("monthly", months=1).is_none


@pytest.mark.parametrize(
    ("words", "said"),
    [("monthly", "monthly"), ("2 weeks", "every 2 weeks"), ("45d", "every 45d"), ("none", "none")],
)
def test_a_number_is_said_with_every_and_a_word_is_not(words: str, said: str) -> None:
    assert say_often(words) == said
