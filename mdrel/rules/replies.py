"""Messages that were set aside (M12); a reply is owed until any later entry."""

from __future__ import annotations

from datetime import date, timedelta

from mdrel.model.contact import Contact
from mdrel.model.policy import Method
from mdrel.rules.last_conversation import entries_on_or_before


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
