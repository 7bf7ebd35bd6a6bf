"""When to speak next (M9), and when to answer a message that was set aside (M12)."""

from __future__ import annotations

from datetime import date, timedelta

from msgspec import Struct

from mdrel.model.agenda import DueReason, State
from mdrel.model.cadence import Cadence, add_cadence
from mdrel.model.contact import Contact
from mdrel.model.conversation import Conversation
from mdrel.model.policy import Method
from mdrel.rules.last_conversation import entries_on_or_before

SOON_DAYS = 7


class Due(Struct, frozen=True):
    """When a contact is due, and what set the date.

    There is no date where `reason` is NEVER or NONE.
    """

    on: date | None
    reason: DueReason


def compute_due(contact: Contact, last: Conversation | None, cadence: Cadence | None) -> Due:
    """Return when the contact is due.

    The date is that of the last conversation plus the cadence, unless a planned contact or a snooze
    takes its place.
    """
    profile = contact.profile
    if (
        profile.is_paused
        or profile.is_archived
        or (cadence is None and profile.next_contact is None)
    ):
        return Due(None, DueReason.NONE)
    due = _base(profile.next_contact, last, cadence)
    if profile.snooze_until and (due.on is None or profile.snooze_until > due.on):
        return Due(profile.snooze_until, DueReason.SNOOZE)
    return due


def _base(next_contact: date | None, last: Conversation | None, cadence: Cadence | None) -> Due:
    if next_contact and (last is None or cadence is None or next_contact > last.on):
        return Due(next_contact, DueReason.NEXT_CONTACT)
    if cadence is None or last is None:
        return Due(None, DueReason.NEVER)
    return Due(add_cadence(last.on, cadence), DueReason.CADENCE)


def is_due(due: Due, today: date) -> bool:
    """Whether the date has come.

    It has come, too, where there is a cadence and there never was a conversation.
    """
    return due.reason is DueReason.NEVER or (due.on is not None and due.on <= today)


def state_of(contact: Contact, due: Due, today: date) -> State:
    """Return where the contact stands on `today`; soon means within the next 7 days."""
    if contact.profile.is_archived:
        return State.ARCHIVED
    if contact.profile.is_paused:
        return State.PAUSED
    if is_due(due, today):
        return State.OVERDUE
    if due.on is None:
        return State.UNSCHEDULED
    if due.reason is DueReason.SNOOZE:
        return State.SNOOZED
    return State.SOON if due.on - today <= timedelta(days=SOON_DAYS) else State.FINE


def overdue_days(due: Due, today: date) -> int | None:
    """Return the days since the due date, 0 on the day itself and None before it."""
    return (today - due.on).days if due.on is not None and due.on <= today else None


def reply_due_on(contact: Contact, method: Method, today: date) -> date | None:
    """Return when a reply is due, or None where none is owed on `today`.

    It is due `method.reply_within` days after the day the message came, or when a later snooze of
    the person ends. Any later entry with them ends it, except an attempt.
    """
    came = contact.profile.owe_reply
    if came is None or came > today:
        return None
    if any(each.on > came and not each.is_attempt for each in entries_on_or_before(contact, today)):
        return None
    due_on = came + timedelta(days=min(method.reply_within, (date.max - came).days))
    return max(due_on, contact.profile.snooze_until or due_on)
