"""Birthdays: the next one of each contact."""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from datetime import date

from mdrel.model.agenda import UpcomingBirthday
from mdrel.model.contact import Birthday, Contact
from mdrel.rules.take_over import put_among

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


def find_next(birthday: Birthday, today: date) -> date | None:
    """Return the first birthday on or after `today`, or None where the calendar ends before it."""
    on = birthday_in(birthday, today.year)
    if on >= today:
        return on
    return birthday_in(birthday, today.year + 1) if today.year < date.max.year else None


def next_birthdays(
    contacts: Iterable[Contact], today: date, before: Iterable[UpcomingBirthday] = ()
) -> tuple[UpcomingBirthday, ...]:
    """Return the next birthday of everybody not archived, on `today` or after, soonest first.

    `before` are those of the same day. The one of a contact that is the very same object is taken
    over.
    """
    others = {each.path: each for each in contacts}
    kept: list[UpcomingBirthday] = []
    for each in before:
        if others.get(each.contact.path) is each.contact:
            kept.append(each)
            del others[each.contact.path]
    made = (_find_upcoming(each, today) for each in others.values())
    return tuple(put_among(kept, filter(None, made), _order))


def _find_upcoming(contact: Contact, today: date) -> UpcomingBirthday | None:
    birthday = contact.profile.birthday
    if birthday is None or contact.profile.is_archived:
        return None
    on = find_next(birthday, today)
    if on is None:
        return None
    turns = on.year - birthday.year if birthday.year and on.year > birthday.year else None
    return UpcomingBirthday(contact, on, turns)


def _order(birthday: UpcomingBirthday) -> tuple[date, str, str]:
    return (birthday.on, *birthday.contact.name_key)
