"""How a cadence is spelled."""

from __future__ import annotations

import pytest

from mdrel.model.cadence import Cadence
from mdrel.model.policy import FORTNIGHT, MONTHLY, NO_CADENCE, QUARTERLY
from mdrel.parse.properties.cadence import parse_cadence

MONTH_SPELLINGS = [
    ("monthly", "monthly", 1),
    ("1 month", "monthly", 1),
    ("1m", "monthly", 1),
    ("every month", "monthly", 1),
    ("quarterly", "quarterly", 3),
    ("3 months", "quarterly", 3),
    ("each quarter", "quarterly", 3),
    ("2 quarters", "6 months", 6),
    ("yearly", "yearly", 12),
    ("annually", "yearly", 12),
    ("12 months", "yearly", 12),
    ("1 year", "yearly", 12),
    ("1y", "yearly", 12),
    ("2 years", "2 years", 24),
    ("24 months", "2 years", 24),
    ("18 months", "18 months", 18),
    ("2 months", "2 months", 2),
    ("2m", "2 months", 2),
    ("every 2 months", "2 months", 2),
    ("half-yearly", "6 months", 6),
    ("Half Yearly", "6 months", 6),
    ("100 years", "100 years", 1200),
]

DAY_SPELLINGS = [
    ("daily", "daily", 1),
    ("1 day", "daily", 1),
    ("every day", "daily", 1),
    ("weekly", "weekly", 7),
    ("1 week", "weekly", 7),
    ("7 days", "weekly", 7),
    ("fortnightly", "2 weeks", 14),
    ("biweekly", "2 weeks", 14),
    ("bi-weekly", "2 weeks", 14),
    ("2 weeks", "2 weeks", 14),
    ("every 2 weeks", "2 weeks", 14),
    ("14 days", "14d", 14),
    ("6 weeks", "6 weeks", 42),
    ("6w", "6 weeks", 42),
    ("3 days", "3d", 3),
    ("45d", "45d", 45),
    ("45", "45d", 45),
    (" 45 ", "45d", 45),
    ("030", "30d", 30),
    ("36525", "36525d", 36525),
]


@pytest.mark.parametrize(("text", "words", "months"), MONTH_SPELLINGS)
def test_months_quarters_and_years_are_calendar_months(text: str, words: str, months: int) -> None:
    assert parse_cadence(text) == Cadence(words, months=months)


@pytest.mark.parametrize(("text", "words", "days"), DAY_SPELLINGS)
def test_weeks_days_and_bare_numbers_are_days(text: str, words: str, days: int) -> None:
    assert parse_cadence(text) == Cadence(words, days=days)


@pytest.mark.parametrize("text", ["none", "never", "no", "None", " NEVER "])
def test_none_is_a_cadence_that_never_reminds(text: str) -> None:
    assert parse_cadence(text) == NO_CADENCE


@pytest.mark.parametrize("text", [spelling for spelling, _, _ in MONTH_SPELLINGS + DAY_SPELLINGS])
def test_case_does_not_matter(text: str) -> None:
    assert parse_cadence(text.upper()) == parse_cadence(text) is not None


@pytest.mark.parametrize("text", [spelling for spelling, _, _ in MONTH_SPELLINGS + DAY_SPELLINGS])
def test_the_words_mdrel_shows_are_read_back_as_the_same_cadence(text: str) -> None:
    cadence = parse_cadence(text)
    assert cadence is not None
    assert parse_cadence(cadence.words) == cadence


@pytest.mark.parametrize("cadence", [MONTHLY, QUARTERLY, FORTNIGHT, NO_CADENCE])
def test_the_default_cadences_are_written_in_words_that_can_be_read(cadence: Cadence) -> None:
    assert parse_cadence(cadence.words) == cadence


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "0",
        "0 weeks",
        "0m",
        "-45",
        "-1 month",
        "1.5 months",
        "101 years",
        "1201 months",
        "36526",
        "999999999999",
        "often",
        "bimonthly",
        "d",
        "every",
        "2 fortnights",
        "²",
        "٤٥",
        "45 d d",
    ],
)
def test_what_is_zero_negative_absurd_or_unknown_is_no_cadence(text: str) -> None:
    assert parse_cadence(text) is None
