"""When one last spoke with a contact, and what counts as speaking (M9, M19)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from mdrel.model.cadence import Cadence
from mdrel.model.contact import Contact
from mdrel.model.conversation import Conversation, Source
from mdrel.model.level import Level
from mdrel.model.policy import Method
from mdrel.rules.transition import DONE


def planned(contact: Contact, today: date) -> tuple[Conversation, ...]:
    """Return what is noted for a later day than `today`, soonest first.

    Open plans of today are among them. A stated last contact is never a plan.
    """
    noted = (each for each in contact.conversations if each.source is not Source.STATED)
    later = (each for each in noted if each.on > today or (each.is_plan and each.on == today))
    return tuple(sorted(later, key=lambda each: each.on))


def is_spoken_only(contact: Contact, method: Method) -> bool:
    """Whether only spoken conversations reset this contact's clock (M19)."""
    return (
        str(contact.level) in method.spoken_only_for
        or str(contact.circle) in method.spoken_only_for
    )


def last_conversation(
    contact: Contact, method: Method, talks: Iterable[Conversation]
) -> Conversation | None:
    """Return the newest of `talks` that counts for this contact (M19), or None.

    `talks` are newest first.
    """
    spoken_only = is_spoken_only(contact, method)
    return next((each for each in talks if each.is_spoken or not spoken_only), None)


def is_close(contact: Contact) -> bool:
    """Whether somebody is one of the three or the ten, or trusted."""
    return contact.circle is not None or contact.level is Level.TRUSTED


def cadence_of(contact: Contact, method: Method) -> Cadence | None:
    """Return the cadence in force for the contact, or None where there is none (M9).

    It is the contact's own, else that of the circle, else that of the level. A done hand-over ends
    the clock, but for those one trusts (M18).
    """
    if contact.profile.handover == DONE and not is_close(contact):
        return None
    own = contact.profile.cadence
    if own is None:
        own = (
            method.circle_cadence
            if contact.circle
            else method.cadence.get(contact.level)
            if contact.level
            else None
        )
    return None if own is None or own.is_none else own


def level_on(contact: Contact, day: date) -> Level | None:
    """Return the level on `day` by the lines below `## Levels`, else the present one."""
    before = [change for change in contact.levels if change.on <= day]
    if before:
        return before[-1].after
    first = contact.levels[0] if contact.levels else None
    return first.before if first and first.before else contact.level


def was_target_on(contact: Contact, day: date) -> bool:
    """Whether the contact was a target on `day` (M16).

    On the day of a change both levels count, since the talk may be the reason for it. Nobody was
    one before the first level that is noted, unless it says that they moved on from there, nor
    before the day they were added, where no level has a day.
    """
    levels, added_on = contact.levels, contact.profile.added_on
    if not levels:
        return contact.level is Level.TARGET and (added_on is None or added_on <= day)
    if day < levels[0].on:
        return levels[0].before is Level.TARGET
    return level_on(contact, day) is Level.TARGET or any(
        change.on == day and change.before is Level.TARGET for change in levels
    )


def entries_on_or_before(contact: Contact, today: date) -> tuple[Conversation, ...]:
    """Return what was noted up to `today`, with attempts, without plans and stated dates."""
    return tuple(
        each
        for each in contact.conversations
        if each.on <= today and not each.is_plan and each.source is not Source.STATED
    )
