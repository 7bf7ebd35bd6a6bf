"""A calendar event as a value: what the feed says of it.

It holds no stamps and no byte of iCalendar. These are named tuples instead of dataclasses. A feed
of ten thousand people makes one of each for everybody, and named tuples take a third of the time.
"""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple


class Repeat(StrEnum):
    """How an event recurs, in the form of RFC 5545 3.3.10.

    ONCE stands for an event without a rule.
    """

    ONCE = ""
    WEEKLY = "FREQ=WEEKLY"
    YEARLY = "FREQ=YEARLY"
    # 29 February: the only form on which all readers agree.
    LEAP_DAY = "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1"


class Person(NamedTuple):
    """How the feed shows one contact.

    `key` is for UIDs. `name` is the clean name or the initials, `link` leads to the note and is
    empty where there is none. `path` is the note's path; it is for messages and is never shown.
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

    `alarm` counts from the start of the day (None means no alarm). `skipped` are the days that a
    recurring event leaves out. `due_on` is the day on which something falls due. It is earlier than
    `starts_on` where an overdue reminder is shown today.
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
        """Return everything that a reader sees of the event, as one text.

        Two events are the same when these texts are the same. The texts are clean, so the separator
        occurs in none of them.
        """
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
