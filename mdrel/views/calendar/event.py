"""A calendar event as a value: what the feed says of it, without its stamps and without a byte of iCalendar.

Named tuples, not dataclasses: a feed of ten thousand people makes one of each for everybody, and these take a third of the time.
"""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple


class Repeat(StrEnum):
    """How an event recurs, as RFC 5545 3.3.10 writes it; ONCE is no rule at all."""

    ONCE = ""
    WEEKLY = "FREQ=WEEKLY"
    YEARLY = "FREQ=YEARLY"
    # 29 February: the only form on which all readers agree (CALENDAR rule 9).
    LEAP_DAY = "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1"


class Person(NamedTuple):
    """How the feed shows one contact: `key` for UIDs, the clean name or initials, the link to the note (empty where there is none) and the categories.

    `path` is the note's; it is for messages and never shown.
    """

    key: str
    name: str
    path: str
    url: str = ""
    categories: tuple[str, ...] = ()


# The vault's own events are about no single person.
NOBODY = Person("", "", "")


class FeedEvent(NamedTuple):
    """One all-day event with clean texts.

    `alarm` counts from the day's start (None: no alarm); `skipped` are the days a recurring event leaves out.
    `due_on` is the day something falls due, which is earlier than `starts_on` where an overdue reminder is shown today.
    """

    uid: str
    starts_on: date
    summary: str
    description: str = ""
    person: Person = NOBODY
    alarm: timedelta | None = None
    due_on: date | None = None
    repeat: Repeat = Repeat.ONCE
    skipped: tuple[date, ...] = ()

    @property
    def fields(self) -> str:
        """Everything a reader sees, as one text: two events are the same when these are. The texts are clean, so the separator occurs in none."""
        uid, starts_on, summary, description, person, alarm, _, repeat, skipped = self
        rings = f"{alarm.days} {alarm.seconds}" if alarm is not None else ""
        missing = " ".join(map(str, skipped)) if skipped else ""
        return "\x1f".join(
            (
                uid,
                starts_on.isoformat(),
                summary,
                description,
                rings,
                repeat,
                missing,
                person.url,
                *person.categories,
            )
        )
