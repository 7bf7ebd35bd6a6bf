"""The calendar rules against dateutil, which knows nothing of them.

Compared are months, weeks, leap days, ends of years and zones.
"""

from __future__ import annotations

import zoneinfo
from datetime import UTC, date, datetime, timedelta

import pytest
from dateutil.relativedelta import MO, relativedelta
from dateutil.rrule import WEEKLY, YEARLY, rrule
from dateutil.tz import gettz
from hypothesis import example, given
from hypothesis import strategies as st

from mdrel.app.environment.clock import read_today
from mdrel.model.contact import Birthday
from mdrel.model.level import Circle, Level
from mdrel.rules.birthdays import next_birthdays
from mdrel.rules.due import compute_due
from mdrel.rules.last_conversation import cadence_of
from mdrel.rules.review import read_monday
from mdrel.rules.roll_call import Named, spoke_within_month
from mdrel.rules.sources import count_added
from mdrel.rules.targets import contacted_by_week, count_streak
from mdrel.views.months import name_week
from tests.support.contacts import make_contact, make_talk
from tests.support.method import make_policy

DAYS = st.dates(date(1990, 1, 1), date(2100, 12, 31))
METHOD = make_policy().method


@given(DAYS, st.sampled_from([Level.TRUSTED, Level.TRANSACTIONAL]))
@example(date(2027, 1, 31), Level.TRUSTED)
@example(date(2028, 1, 31), Level.TRUSTED)
@example(date(2026, 11, 30), Level.TRANSACTIONAL)
def test_a_month_and_a_quarter_are_calendar_units_clipped_to_the_months_end(
    on: date, level: Level
) -> None:
    contact = make_contact(level=level, talks=(make_talk(on),))
    months = 1 if level is Level.TRUSTED else 3
    assert compute_due(
        contact, contact.conversations[0], cadence_of(contact, METHOD)
    ).on == on + relativedelta(months=months)


@given(DAYS, st.integers(0, 70))
@example(date(2027, 1, 31), 28)
@example(date(2026, 10, 22), 31)
def test_the_roll_calls_past_month_ends_on_the_day_the_monthly_talk_is_due(
    on: date, later: int
) -> None:
    today = on + timedelta(days=later)
    assert spoke_within_month(Named("A", Circle.TEN, None, on), today) is (
        on + relativedelta(months=1) > today
    )


@given(st.integers(1900, 2200), DAYS)
def test_a_birthday_on_29_february_is_the_months_last_day_as_rrule_has_it(
    year: int, today: date
) -> None:
    (found,) = next_birthdays([make_contact(birthday=Birthday(2, 29, year))], today)
    start = datetime.combine(today.replace(month=1, day=1), datetime.min.time())
    days = rrule(YEARLY, dtstart=start, count=3, bymonth=2, bymonthday=-1)
    assert found.on == next(day.date() for day in days if day.date() >= today)


@given(DAYS, st.sets(st.integers(0, 80), max_size=40))
@example(date(2021, 1, 4), {0, 1, 2})
@example(date(2026, 12, 31), set(range(60)))
def test_a_streak_counts_iso_weeks_over_the_ends_of_years(today: date, ago: set[int]) -> None:
    talks = tuple(
        make_talk(today - timedelta(weeks=weeks, days=weeks % 5)) for weeks in sorted(ago)
    )
    contact = make_contact(level=Level.TARGET, talks=talks)
    monday = today + relativedelta(weekday=MO(-1))
    met = {(talk.on + relativedelta(weekday=MO(-1))) for talk in talks}
    backwards = [
        day.date()
        for day in rrule(
            WEEKLY,
            dtstart=datetime.combine(monday - timedelta(weeks=90), datetime.min.time()),
            count=91,
        )
    ][::-1]
    expected = int(backwards[0] in met)
    for day in backwards[1:]:
        if day not in met:
            break
        expected += 1
    assert count_streak(contacted_by_week([contact], today), monday) == expected


@given(DAYS)
@example(date(2026, 12, 31))
@example(date(2027, 1, 3))
@example(date(2020, 12, 31))
def test_a_week_has_its_iso_name_and_is_read_back(day: date) -> None:
    monday = day + relativedelta(weekday=MO(-1))
    assert name_week(monday) == day.strftime("%G-W%V")
    assert read_monday(name_week(monday)) == monday


@given(DAYS, st.lists(st.integers(0, 120), max_size=20), st.integers(1, 12))
def test_names_added_are_counted_in_the_week_of_their_monday(
    today: date, ago: list[int], weeks: int
) -> None:
    added = [today - timedelta(days=days) for days in ago]
    contacts = [
        make_contact(f"P{number}", Level.TARGET, added_on=day) for number, day in enumerate(added)
    ]
    monday = today + relativedelta(weekday=MO(-1))
    expected = [
        (
            monday - relativedelta(weeks=back),
            sum(
                day + relativedelta(weekday=MO(-1)) == monday - relativedelta(weeks=back)
                for day in added
            ),
        )
        for back in range(weeks - 1, -1, -1)
    ]
    assert list(count_added(contacts, today, weeks)) == expected


@pytest.mark.parametrize("zone", sorted(zoneinfo.available_timezones() - {"localtime"})[::7])
def test_today_is_the_day_it_is_in_the_zone(zone: str) -> None:
    def expect() -> date:
        return datetime.now(UTC).astimezone(gettz(zone)).date()  # noqa: TID251 the oracle reads the clock itself

    before, found, after = expect(), read_today(zone), expect()
    assert before <= found <= after
