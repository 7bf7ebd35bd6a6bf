"""What each owes the other: promises have no date, follow-ups have one."""

from __future__ import annotations

from mdrel.model.contact import Contact
from mdrel.model.follow_up import FollowUp


def my_promises(contact: Contact) -> tuple[FollowUp, ...]:
    """Return the open tasks without a date that I owe."""
    return tuple(each for each in contact.follow_ups if each.is_open and each.due_on is None and not each.is_theirs)


def their_promises(contact: Contact) -> tuple[FollowUp, ...]:
    """Return the open tasks without a date that they owe (`#waiting`)."""
    return tuple(each for each in contact.follow_ups if each.is_open and each.due_on is None and each.is_theirs)


def dated_follow_ups(contact: Contact) -> tuple[FollowUp, ...]:
    """Return the open tasks with a date, soonest first, both ways."""
    dated = [(each.due_on, each) for each in contact.follow_ups if each.is_open and each.due_on is not None]
    return tuple(each for _, each in sorted(dated, key=lambda pair: (pair[0], pair[1].path, pair[1].span)))
