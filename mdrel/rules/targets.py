"""Targets: whether they are ready (M14), this week's goal, and the streak (M16)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date, timedelta

from mdrel.model.agenda import Standing, State, TargetState, TargetWeek
from mdrel.model.contact import Contact, Profile
from mdrel.model.level import Level
from mdrel.model.policy import Method
from mdrel.rules.last_conversation import entries_on_or_before, was_target_on

WEEK = timedelta(days=7)


def monday_of(day: date) -> date:
    """Return the Monday of the ISO week of `day`.

    The first day of the calendar, 0001-01-01, is a Monday.
    """
    return day - timedelta(days=day.weekday())


def missing_reasons(profile: Profile) -> tuple[str, ...]:
    """Return which of the two reasons a target lacks (M14)."""
    return tuple(
        name
        for name, reasons in (("they_offer", profile.they_offer), ("i_offer", profile.i_offer))
        if not reasons
    )


def contacted_by_week(contacts: Iterable[Contact], today: date) -> dict[date, list[Contact]]:
    """Return who was contacted as a target in each week, by the week's Monday.

    People are in time order, each once a week.
    """
    return _by_week((contact, list_tries(contact, today)) for contact in contacts)


def weeks_contacted(standings: Iterable[Standing]) -> dict[date, list[Contact]]:
    """Return `contacted_by_week` of those who stand so, by what is kept with them."""
    return _by_week((each.contact, each.tries) for each in standings)


def list_tries(contact: Contact, today: date) -> tuple[tuple[date, str], ...]:
    """Return day and time of the first contact of each week with somebody who was a target.

    The newest week comes first.
    """
    if contact.level is not Level.TARGET and not contact.levels:
        return ()
    # The newest come first, so what stays of a week is its first.
    first = {
        monday_of(each.on): (each.on, each.time)
        for each in entries_on_or_before(contact, today)
        if was_target_on(contact, each.on)
    }
    return tuple(first.values())


def _by_week(
    tried: Iterable[tuple[Contact, tuple[tuple[date, str], ...]]],
) -> dict[date, list[Contact]]:
    weeks: dict[date, list[tuple[date, str, str, Contact]]] = defaultdict(list)
    for contact, tries in tried:
        for on, time in tries:
            weeks[monday_of(on)].append((on, time, contact.path, contact))
    return {
        monday: [row[-1] for row in sorted(rows, key=lambda row: row[:3])]
        for monday, rows in weeks.items()
    }


def count_streak(met: Iterable[date], this_monday: date) -> int:
    """Return how many weeks in a row were met.

    The open week counts when it is met, and never breaks the streak.
    """
    weeks = set(met)
    streak = int(this_monday in weeks)
    monday = this_monday
    while monday - date.min >= WEEK and monday - WEEK in weeks:
        monday -= WEEK
        streak += 1
    return streak


def make_week(standings: Iterable[Standing], method: Method, today: date) -> TargetWeek:
    """Return this week's target goal; `standings` are all contacts in agenda order."""
    standings = tuple(standings)
    goal = method.targets_per_week
    tried = Counter(monday_of(on) for each in standings for on, _ in each.tries)
    met = tuple(sorted(each for each, people in tried.items() if goal and people >= goal))
    monday = monday_of(today)
    now = [each for each in standings if _last_week(each) == monday]
    targets = tuple(
        TargetState(each, missing_reasons(each.contact.profile))
        for each in standings
        if each.contact.level is Level.TARGET and each.is_active
    )
    return TargetWeek(
        monday,
        goal,
        tuple(weeks_contacted(now).get(monday, ())),
        count_streak(met, monday),
        met,
        targets,
        next(iter(line_up(targets, today)), None),
    )


def line_up(targets: Iterable[TargetState], today: date) -> tuple[TargetState, ...]:
    """Return the targets in line: ready ones first, then who waits longest, then by name.

    Those contacted this week or planned for later are left out.
    """
    monday = monday_of(today)
    waiting = [
        each
        for each in targets
        if _last_week(each.standing) != monday and not _is_planned_for_later(each.standing, today)
    ]

    def order(each: TargetState) -> tuple[bool, date, date, str, str]:
        contact = each.standing.contact
        return (
            not each.is_ready,
            _last_week(each.standing) or date.min,
            contact.profile.added_on or date.max,
            *contact.name_key,
        )

    return tuple(sorted(waiting, key=order))


def _last_week(standing: Standing) -> date | None:
    """Return the Monday of the last week in which somebody was contacted as a target."""
    return monday_of(standing.tries[0][0]) if standing.tries else None


def _is_planned_for_later(standing: Standing, today: date) -> bool:
    """Whether the person chose a later day for this target.

    The day is a due date, or a snooze where nothing else is due.
    """
    snooze = standing.contact.profile.snooze_until
    return standing.state in {State.SNOOZED, State.SOON, State.FINE} or (
        snooze is not None and snooze > today
    )
