"""The weekly review (M9, M11, M12, M16, M17, M21).

It tells what was said last week, what is open, whether the wishes fit the week, and what comes
next.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from msgspec import Struct

from mdrel.model.agenda import Agenda, OpenTask, Standing, UpcomingBirthday
from mdrel.model.cadence import DAYS_PER_WEEK, MONTHS_PER_YEAR, Cadence
from mdrel.model.contact import Contact, LevelChange
from mdrel.model.conversation import Conversation, Source
from mdrel.rules.promises import share_tasks
from mdrel.rules.suggestions import Suggestion, make_suggestions
from mdrel.rules.targets import count_streak, monday_of, weeks_contacted

WEEKS_PER_YEAR = 365.2425 / DAYS_PER_WEEK
AVERAGED_WEEKS = 13
# From Thursday on one looks back at this week, before that at the one that has ended.
DAYS_OF_LAST_WEEK = 3
_DAY, _WEEK = timedelta(days=1), timedelta(days=DAYS_PER_WEEK)
# The calendar has no week after the next one of a later Monday.
_LAST_MONDAY = date.max - 2 * _WEEK


class WeekTalk(Struct, frozen=True):
    """One conversation of the week with everybody who took part, in agenda order."""

    talk: Conversation
    people: tuple[Standing, ...]


class LoadPart(Struct, frozen=True):
    """The people of one level or circle who have the same cadence.

    `per_week` is how many conversations a week that asks for.
    """

    group: str
    people: int
    cadence: str
    per_week: float


class Load(Struct, frozen=True):
    """What all cadences together ask for, and the average number of conversations a week."""

    parts: tuple[LoadPart, ...]
    average: float

    @property
    def per_week(self) -> float:
        """The number of conversations a week that keep everybody's cadence."""
        return sum(part.per_week for part in self.parts)


class Review(Struct, frozen=True):
    """The review of one ISO week.

    `contacted` are the targets contacted in it. `streak` is the number of met weeks up to it.
    `next_week` are those due in the week after it or before.
    """

    today: date
    monday: date
    talks: tuple[WeekTalk, ...]
    contacted: tuple[Contact, ...]
    streak: int
    moves: tuple[tuple[Contact, LevelChange], ...]
    replies: tuple[Standing, ...]
    promises: tuple[OpenTask, ...]
    older: int
    load: Load
    suggestions: tuple[Suggestion, ...]
    next_week: tuple[Standing, ...]
    follow_ups: tuple[OpenTask, ...]
    later: int
    objectives: tuple[Standing, ...]
    birthdays: tuple[UpcomingBirthday, ...]

    @property
    def sunday(self) -> date:
        """The week's last day."""
        return self.monday + timedelta(days=6)


def week_to_review(today: date) -> date:
    """Return the Monday of the week that a review on `today` looks back at.

    Until Wednesday it is the week that has ended, from Thursday on the present one.
    """
    return monday_of(today - timedelta(days=min(DAYS_OF_LAST_WEEK, (today - date.min).days)))


def read_monday(week: str) -> date:
    """Return the Monday of an ISO week such as `2026-W47`.

    Raises ValueError where the year has no such week, or no day of the week after it.
    """
    year, number = week.upper().replace("-", "").split("W")
    monday = date.fromisocalendar(int(year), int(number), 1)
    if monday > _LAST_MONDAY:
        raise ValueError(week)
    return monday


def make_review(agenda: Agenda, monday: date) -> Review:
    """Return the review of the week that begins on `monday`, as seen on the agenda's day."""
    end, after = monday + _WEEK, monday + 2 * _WEEK
    active = [each for each in agenda.standings if each.is_active]
    contacts = [each.contact for each in agenda.standings]
    weeks = weeks_contacted(agenda.standings)
    goal = agenda.week.goal
    met = [day for day, people in weeks.items() if goal and len(people) >= goal]
    next_week = (each for each in active if _is_due_before(each, after))
    dated = share_tasks((each, task) for each in active for task in each.follow_ups)
    ripe = tuple(each for each in dated if each.task.due_on and each.task.due_on < after)
    objectives = ((each.contact.profile.objective_due, each) for each in active)
    return Review(
        today=agenda.today,
        monday=monday,
        talks=talks_between(agenda, monday, end - _DAY),
        contacted=tuple(weeks.get(monday, ())),
        streak=count_streak(met, monday),
        moves=_moves(contacts, monday, min(end - _DAY, agenda.today)),
        replies=_replies(active),
        promises=agenda.promises,
        older=len(agenda.older),
        load=measure_load(agenda),
        suggestions=make_suggestions(agenda),
        next_week=tuple(next_week),
        follow_ups=ripe,
        later=len(dated) - len(ripe),
        objectives=tuple(each for due_on, each in objectives if due_on and end <= due_on < after),
        birthdays=tuple(each for each in agenda.birthdays if end <= each.on < after),
    )


def _is_due_before(standing: Standing, day: date) -> bool:
    return standing.is_due or (standing.due_on is not None and standing.due_on < day)


def _moves(
    contacts: Iterable[Contact], first: date, last: date
) -> tuple[tuple[Contact, LevelChange], ...]:
    """Return who moved to which level from the `first` to the `last` day."""
    return tuple(
        (contact, change)
        for contact in contacts
        for change in contact.levels
        if first <= change.on <= last
    )


def _replies(active: Iterable[Standing]) -> tuple[Standing, ...]:
    """Return who waits for a reply, the longest first."""
    owed = [each for each in active if each.reply_due_on]
    return tuple(sorted(owed, key=lambda each: each.contact.profile.owe_reply or date.min))


def talks_between(agenda: Agenda, first: date, last: date) -> tuple[WeekTalk, ...]:
    """Return the conversations from the `first` to the `last` day, oldest first.

    Each is there once, with all its people.
    """
    found: dict[tuple[date, str, int], tuple[Conversation, list[Standing]]] = {}
    for standing in agenda.standings:
        for talk in standing.talks:
            if first <= talk.on <= last and talk.source is not Source.STATED:
                found.setdefault((talk.on, talk.path, talk.span.line), (talk, []))[1].append(
                    standing
                )
    return tuple(
        WeekTalk(talk, tuple(people))
        for _, (talk, people) in sorted(found.items(), key=lambda item: item[0])
    )


def measure_load(agenda: Agenda) -> Load:
    """Return what the cadences in force ask for a week, and the average of the last 13 weeks.

    The groups are in agenda order. A conversation counts once for each contact who took part, since
    it is each one's.
    """
    groups: dict[tuple[str, str], list[Cadence]] = {}
    for standing in agenda.standings:
        if standing.is_active and standing.cadence:
            group = (
                f"of the {standing.contact.circle}"
                if standing.contact.circle
                else str(standing.contact.level or "without level")
            )
            groups.setdefault((group, standing.cadence.words), []).append(standing.cadence)
    parts = tuple(
        LoadPart(group, len(members), words, sum(map(_per_week, members)))
        for (group, words), members in groups.items()
    )
    first = agenda.today - timedelta(
        days=min(AVERAGED_WEEKS * DAYS_PER_WEEK, (agenda.today - date.min).days)
    )
    talks = {
        (each.contact.path, talk.on)
        for each in agenda.standings
        for talk in each.talks
        if talk.on > first
    }
    return Load(parts, len(talks) / AVERAGED_WEEKS)


def _per_week(cadence: Cadence) -> float:
    if cadence.months:
        return MONTHS_PER_YEAR / cadence.months / WEEKS_PER_YEAR
    return DAYS_PER_WEEK / cadence.days
