"""Gathers the events of a feed, and keeps those of everybody whose standing is unchanged."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping

from msgspec import Struct, field

from mdrel.model.agenda import Standing
from mdrel.model.codes import problem
from mdrel.model.diagnostic import Diagnostic
from mdrel.views.calendar.event import FeedEvent, Repeat
from mdrel.views.calendar.feed_context import FeedContext
from mdrel.views.calendar.person_events import list_person_events, make_birthday_event

# What a feed can be limited to, and the first word of the UIDs that belong to it.
KINDS = {
    "conversations": "touch-",
    "replies": "reply-",
    "follow-ups": "followup-",
    "objectives": "objective-",
    "birthdays": "bday-",
    "goal": "goal-",
}


class PersonEvents(Struct, frozen=True, gc=False):
    """What a contact has in a feed, made for one `standing`: events, and those of the digest.

    `uids` are of all their events, also of those not shown.
    """

    standing: Standing
    events: tuple[FeedEvent, ...]
    overdue: tuple[FeedEvent, ...]
    uids: tuple[str, ...]


class EventCollector(Struct):
    """The events gathered so far.

    `uids` keeps them apart, since two open tasks with the same text are two events.
    """

    frame: FeedContext
    only: str
    events: list[FeedEvent] = field(default_factory=list)
    overdue: list[FeedEvent] = field(default_factory=list)
    uids: set[str] = field(default_factory=set)
    problems: list[Diagnostic] = field(default_factory=list)

    def add(self, event: FeedEvent) -> None:
        """Add `event` to the digest, to the feed, to both or to neither.

        An overdue event goes into the digest. One that lies in the window or recurs goes into the
        feed.
        """
        if self.only in KINDS and not event.uid.startswith(KINDS[self.only]):
            return
        unique = self._tell_apart(event)
        if unique.due_on is not None and unique.due_on < self.frame.today:
            self.overdue.append(unique)
        if unique.repeat is not Repeat.ONCE or self.frame.has_in_window(unique.starts_on):
            self.events.append(unique)

    def add_person(self, made: PersonEvents) -> bool:
        """Add the events of last time, unless somebody else has one of their UIDs by now."""
        if not self.uids.isdisjoint(made.uids):
            return False
        self.uids.update(made.uids)
        self.events += made.events
        self.overdue += made.overdue
        return True

    def _tell_apart(self, event: FeedEvent) -> FeedEvent:
        if event.uid not in self.uids:
            self.uids.add(event.uid)
            return event
        kind, _, vault = event.uid.partition("@")
        uid = next(
            uid
            for count in itertools.count(2)
            if (uid := f"{kind}-{count}@{vault}") not in self.uids
        )
        self.uids.add(uid)
        return event._replace(uid=uid)


def collect_people(
    standings: Iterable[Standing],
    collector: EventCollector,
    known: Mapping[str, PersonEvents] | None,
) -> dict[str, PersonEvents]:
    """Gather the events of all contacts and return them by path for the next feed.

    A contact who stands as in `known` keeps the events from there. Without it no feed follows.
    """
    people: dict[str, PersonEvents] = {}
    for standing in standings:
        path = standing.contact.path
        made = known.get(path) if known else None
        problems: list[Diagnostic] = []
        if made is None or made.standing is not standing:
            made, problems = _collect_person(standing, collector)
        collector.problems += problems
        if known is not None and not problems:  # a problem is found again
            people[path] = made
        if not collector.add_person(made):
            for event in _list_events(standing, collector.frame, []):
                collector.add(event)
    return people


def _collect_person(
    standing: Standing, collector: EventCollector
) -> tuple[PersonEvents, list[Diagnostic]]:
    """Return what one contact has in the feed, and what could not be made of it."""
    own = EventCollector(collector.frame, collector.only)
    for event in _list_events(standing, own.frame, own.problems):
        own.add(event)
    made = PersonEvents(standing, tuple(own.events), tuple(own.overdue), tuple(own.uids))
    return made, own.problems


def _list_events(
    standing: Standing, frame: FeedContext, problems: list[Diagnostic]
) -> list[FeedEvent]:
    """Return the events of one contact.

    Whatever is wrong with them is reported, and the events of all other contacts stay.
    """
    contact = standing.contact
    events: list[FeedEvent] = []
    try:
        person = frame.show(contact)
        for event in list_person_events(standing, person, frame):
            events.append(event)  # noqa: PERF402 - those made before an error are kept
    except Exception as error:  # noqa: BLE001 - one bad contact never drops the feed (P7)
        problems.append(left_out(contact.path, error))
        return events
    try:
        birthday = contact.profile.birthday and make_birthday_event(
            contact.profile.birthday, person, frame
        )
        if birthday:
            events.append(birthday)
    except Exception as error:  # noqa: BLE001 - an impossible birthday drops no other event
        problems.append(left_out(contact.path, error))
    return events


def left_out(path: str, error: Exception) -> Diagnostic:
    """Return the problem that something of the note at `path` is not in the feed."""
    return problem("MDR208", path, f"A calendar event could not be made and is left out: {error}")
