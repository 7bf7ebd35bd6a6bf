"""Birthdays: the next one of each contact."""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from datetime import date

from mdrel.model.agenda import UpcomingBirthday
from mdrel.model.contact import Birthday, Contact

SHORTEST_MONTH = 28


def birthday_in(birthday: Birthday, year: int) -> date:
    """Return the day of the birthday in `year`.

    In a year without 29 February it is the last day of that month, as in the feed.
    """
    if birthday.day <= SHORTEST_MONTH:
        return date(year, birthday.month, birthday.day)
    return date(
        year, birthday.month, min(birthday.day, calendar.monthrange(year, birthday.month)[1])
    )


def next_birthdays(contacts: Iterable[Contact], today: date) -> tuple[UpcomingBirthday, ...]:
    """Return the next birthday of everybody not archived, on `today` or after, soonest first."""
    found = []
    for contact in contacts:
        birthday = contact.profile.birthday
        if birthday is None or contact.profile.is_archived:
            continue
        on = birthday_in(birthday, today.year)
        if on < today:
            if today.year == date.max.year:  # no calendar goes on
                continue
            on = birthday_in(birthday, today.year + 1)
        turns = on.year - birthday.year if birthday.year and on.year > birthday.year else None
        found.append(UpcomingBirthday(contact, on, turns))
    return tuple(
        sorted(found, key=lambda each: (each.on, each.contact.name.casefold(), each.contact.path))
    )
