"""The people in whose company one meets a contact."""

from __future__ import annotations

from collections import Counter
from datetime import date

from mdrel.model.contact import Contact
from mdrel.model.snapshot import Snapshot


def common_people(
    contact: Contact, snapshot: Snapshot, today: date
) -> tuple[tuple[Contact, int], ...]:
    """Return those who took part in talks with `contact`, each with the number of talks.

    They are sorted by that number, the highest first, then by name.
    """
    together = Counter(
        path for talk in contact.talks_until(today) for path in talk.others(contact.path)
    )
    found = [(each, together[each.path]) for each in snapshot.contacts if each.path in together]
    return tuple(sorted(found, key=lambda pair: (-pair[1], *pair[0].name_key)))
