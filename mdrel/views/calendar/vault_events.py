"""Events that belong to no single person.

They are the weekly goal (M16) and the digest of everything that is overdue.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from mdrel.model.agenda import TargetWeek
from mdrel.views.calendar.event import FeedEvent, Repeat
from mdrel.views.calendar.feed_context import FeedContext

# A Monday that never moves: the series is the same one for every vault and day.
FIRST_MONDAY = date(2024, 1, 1)

_NAMES_IN_SUMMARY = 2


def make_goal_event(week: TargetWeek, frame: FeedContext) -> FeedEvent:
    """Return the weekly reminder to contact somebody new.

    Weeks in which the goal is already met are left out of the series. Only a full feed names who is
    next.
    """
    met = {
        monday - timedelta(days=monday.weekday())
        for monday in (*week.met_weeks, *((week.monday,) if week.is_met else ()))
    }
    next_up = week.next_up.standing.contact if week.next_up and frame.is_full else None
    person = frame.show(next_up) if next_up and next_up.profile.in_calendar else None
    return FeedEvent(
        uid=frame.uid("goal-target"),
        starts_on=FIRST_MONDAY,
        summary="Reach out to somebody new this week"
        if week.goal <= 1
        else f"Reach out to {week.goal} new people this week",
        description="\n".join(line for line in (f"Next in line: {person.name}", person.url) if line)
        if person
        else "",
        alarm=frame.alarm,
        repeat=Repeat.WEEKLY,
        skipped=tuple(sorted(monday for monday in met if FIRST_MONDAY <= monday <= frame.last_day)),
    )


def make_digest(overdue: Iterable[FeedEvent], frame: FeedContext) -> FeedEvent | None:
    """Return today's event that names everybody overdue, or None where nobody is.

    It has no alarm, because nothing that is overdue rings.
    """
    events = tuple(overdue)
    if not events:
        return None
    lines = (
        event.summary if frame.is_private else f"{event.summary} (due {event.due_on})"
        for event in events
    )
    people = dict.fromkeys((event.person.name, event.person.path) for event in events)
    return FeedEvent(
        uid=frame.uid("overdue"),
        starts_on=frame.today,
        summary=f"Reconnect with {_join_names(tuple(people))}",
        description="\n".join(lines),
    )


def _join_names(people: tuple[tuple[str, str], ...]) -> str:
    """Return the first names and the number of the others, like `Ana, Bo and 3 others`.

    Each name comes with the path of its note, since two people with one name are two people.
    """
    names, more = [name for name, _ in people[:_NAMES_IN_SUMMARY]], len(people) - _NAMES_IN_SUMMARY
    if more > 0:
        return f"{', '.join(names)} and {more} {'other' if more == 1 else 'others'}"
    return " and ".join(names)
