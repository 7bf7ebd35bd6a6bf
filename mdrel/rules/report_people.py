"""Who was reached in a period, and who was not, by the rhythm each had then (M9, M19)."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from mdrel.model.cadence import add_cadence
from mdrel.model.contact import Contact
from mdrel.model.conversation import Conversation
from mdrel.model.level import Level
from mdrel.model.policy import Method
from mdrel.rules.last_conversation import cadence_of, is_spoken_only, level_on

# Targets and people without a level have no rhythm that a report could speak of.
_WITH_RHYTHM = (Level.TRUSTED, Level.TRANSACTIONAL, Level.TENTATIVE)


class Period(Struct, frozen=True):
    """The days of a report, both included."""

    since: date
    until: date

    def has(self, day: date | None) -> bool:
        """Whether `day` lies in it."""
        return day is not None and self.since <= day <= self.until


class Reached(Struct, frozen=True):
    """Somebody with whom a talk of the period counted for the rhythm (M19)."""

    contact: Contact
    level: Level | None
    talks: int
    last: date


class Unreached(Struct, frozen=True):
    """Somebody with a rhythm but without such a talk in the period.

    `last` is the talk before it that counted. `due_on` is None for somebody never spoken with.
    """

    contact: Contact
    level: Level | None
    last: Conversation | None
    due_on: date | None

    def was_due(self, until: date) -> bool:
        """Whether a talk was due by the end of the period."""
        return self.due_on is None or self.due_on <= until


def find_reached(
    told: Iterable[tuple[Contact, Conversation]], method: Method, period: Period
) -> tuple[Reached, ...]:
    """Return those with a talk that counted, by level, then those with most talks."""
    found: dict[str, tuple[Contact, list[date]]] = {}
    for contact, talk in told:
        if _counts(contact, talk, method):
            found.setdefault(contact.path, (contact, []))[1].append(talk.on)
    people = (
        Reached(contact, level_on(contact, period.until), len(days), max(days))
        for contact, days in found.values()
    )
    return tuple(
        sorted(people, key=lambda each: (_rank(each.level), -each.talks, *each.contact.name_key))
    )


def find_unreached(
    people: Iterable[Contact], reached: Collection[str], method: Method, period: Period
) -> tuple[Unreached, ...]:
    """Return those with a rhythm and no talk that counted, first those who were due."""
    found = [
        _look_back(each, method, period)
        for each in people
        if each.path not in reached and _has_rhythm(each, method, period.until)
    ]
    return tuple(
        sorted(
            found,
            key=lambda each: (
                not each.was_due(period.until),
                _rank(each.level),
                *each.contact.name_key,
            ),
        )
    )


def _has_rhythm(contact: Contact, method: Method, until: date) -> bool:
    """Whether somebody had a cadence then, and a level or circle that has one."""
    then = _as_of(contact, until)
    has_level = then.level in _WITH_RHYTHM or contact.circle is not None
    return has_level and cadence_of(then, method) is not None


def is_known(contact: Contact, until: date) -> bool:
    """Whether anything dated by that day tells of somebody, or nothing dated does at all."""
    days = [each.on for each in contact.conversations]
    days += [each.on for each in contact.levels]
    begun = contact.profile.added_on or min(days, default=date.min)
    return begun <= until


def _look_back(contact: Contact, method: Method, period: Period) -> Unreached:
    """Return when one last talked with somebody by then, and when a talk was due again."""
    then = _as_of(contact, period.until)
    last = next(
        (
            talk
            for talk in contact.conversations
            if talk.on <= period.until
            and not (talk.is_plan or talk.is_attempt)
            and _counts(contact, talk, method)
        ),
        None,
    )
    cadence = cadence_of(then, method)
    due_on = add_cadence(last.on, cadence) if last and cadence else None
    return Unreached(contact, then.level, last, due_on)


def _as_of(contact: Contact, day: date) -> Contact:
    """Return the contact with the level of that day."""
    level = level_on(contact, day)
    return replace(contact, profile=replace(contact.profile, level=level))


def _counts(contact: Contact, talk: Conversation, method: Method) -> bool:
    """Whether a talk counted for the rhythm that the contact had on its day (M19)."""
    return talk.is_spoken or not is_spoken_only(_as_of(contact, talk.on), method)


def _rank(level: Level | None) -> int:
    return [*Level].index(level) if level else len(Level)
