"""Birthdays as calendar events: one that repeats every year, or the next one with the age."""

from __future__ import annotations

import calendar
from datetime import date

from mdrel.model.contact import Birthday
from mdrel.views.calendar.event import FeedEvent, Person, Repeat
from mdrel.views.calendar.feed_context import FeedContext

# A leap year, so that 29 February has a place in it.
UNKNOWN_YEAR = 2000
# The Gregorian calendar's first full year: earlier dates are another day in some readers.
FIRST_YEAR = 1583

_FEBRUARY, _LEAP_DAY = 2, 29


def make_birthday_event(birthday: Birthday, person: Person, frame: FeedContext) -> FeedEvent | None:
    """Return the event of a contact's birthday, or None where birthdays are switched off.

    Raises ValueError where the birthday is not a day of the calendar.
    """
    if frame.birthdays == "none":
        return None
    year = birthday.year if birthday.year is not None and birthday.year >= FIRST_YEAR else None
    born_on = date(year or UNKNOWN_YEAR, birthday.month, birthday.day)
    summary, repeat = (
        f"Birthday: {person.name}",
        Repeat.LEAP_DAY if is_leap_day(born_on) else Repeat.YEARLY,
    )
    starts_on = born_on
    if frame.birthdays == "next":
        starts_on, repeat = find_next(born_on, frame.today), Repeat.ONCE
        age = starts_on.year - born_on.year
        if year is not None and age > 0 and not frame.is_private:
            summary = f"{summary} ({age})"
    elif frame.is_private:
        # The year of birth is nobody's business there.
        starts_on = born_on.replace(year=UNKNOWN_YEAR)
    return FeedEvent(
        uid=frame.uid(f"bday-{person.key}"),
        starts_on=starts_on,
        summary=summary,
        description=person.url,
        person=person,
        alarm=frame.alarm,
        repeat=repeat,
    )


def is_leap_day(day: date) -> bool:
    """Whether `day` is a 29 February."""
    return (day.month, day.day) == (_FEBRUARY, _LEAP_DAY)


def find_next(born_on: date, today: date) -> date:
    """Return the first birthday on or after `today`.

    Somebody born on 29 February has it on 28 February in years that are not leap years.
    """
    this_year = _in_year(born_on, today.year)
    return this_year if this_year >= today else _in_year(born_on, today.year + 1)


def _in_year(day: date, year: int) -> date:
    if is_leap_day(day) and not calendar.isleap(year):
        return date(year, _FEBRUARY, _LEAP_DAY - 1)
    return day.replace(year=year)
