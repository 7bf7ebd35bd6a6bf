"""How long a decision about a level stands before it is questioned (M17)."""

from __future__ import annotations

from datetime import date

from mdrel.model.contact import Contact

# A level the person gave is not questioned for so many days.
DECIDED_DAYS = 60


def is_recent(on: date, today: date) -> bool:
    """Whether a decision of that day still stands."""
    return (today - on).days < DECIDED_DAYS


def decided_on(contact: Contact, today: date) -> date | None:
    """Return the day of the last decision on the level, where it still stands, or None."""
    last = contact.levels[-1].on if contact.levels else None
    return last if last and is_recent(last, today) else None
