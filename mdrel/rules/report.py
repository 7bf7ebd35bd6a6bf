"""What a period came to, in people and numbers (M8, M9, M16, M17, M20).

A level at a past date is what `## Levels` says of that date. These are counts, never a score of a
person.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from datetime import date, timedelta

from msgspec import Struct

from mdrel.model.agenda import Agenda
from mdrel.model.cadence import add_months
from mdrel.model.contact import Contact
from mdrel.model.conversation import Conversation
from mdrel.model.follow_up import FollowUp
from mdrel.model.level import Level
from mdrel.model.policy import Method
from mdrel.rules.last_conversation import entries_on_or_before, level_on, was_target_on
from mdrel.rules.movement import Move, make_histories
from mdrel.rules.promises import TaskKey, key_of
from mdrel.rules.report_people import (
    Period,
    Reached,
    Unreached,
    find_reached,
    find_unreached,
    is_known,
)
from mdrel.rules.review import WeekTalk, talks_between
from mdrel.rules.statistics import Bar, count_kinds, group_by_level, merge_talks
from mdrel.rules.targets import contacted_by_week, monday_of

_DAY, _WEEK = timedelta(days=1), timedelta(days=7)


class LevelShare(Struct, frozen=True):
    """The people at a level at the period's end: how many, how many reached, how many talks.

    A talk counts for each level that took part, at its own date.
    """

    level: Level
    people: int
    reached: int
    talks: int


class Exchange(Struct, frozen=True):
    """Thanks and help of the period (M8): who was thanked, and what was given and received.

    `kept` are promises of yours that were done, `kept_by_them` those of theirs.
    """

    thanked: tuple[Contact, ...]
    assisted: tuple[Contact, ...]
    got: int
    gave: int
    kept: int
    kept_by_them: int


class Report(Struct, frozen=True):
    """What a period came to.

    `contacted` are the people who were targets when they were contacted, `added` the targets that
    were added. `weeks` counts the ISO weeks that lie in the period whole, `met_weeks` those of them
    that met the goal.
    """

    period: Period
    talks: tuple[WeekTalk, ...]
    bars: tuple[Bar, ...]
    levels: tuple[LevelShare, ...]
    reached: tuple[Reached, ...]
    unreached: tuple[Unreached, ...]
    moves: tuple[tuple[Contact, Move], ...]
    contacted: tuple[Contact, ...]
    added: tuple[Contact, ...]
    weeks: int
    met_weeks: int
    exchange: Exchange

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all is noted in the period."""
        return not (self.talks or self.moves or self.contacted or self.added)


def last_month(today: date) -> Period:
    """Return the last calendar month that has ended."""
    first = today.replace(day=1)
    return Period(add_months(first, -1), first - _DAY if first > date.min else first)


def make_report(agenda: Agenda, method: Method, period: Period) -> Report:
    """Return the report of a period that ends on the agenda's day or before.

    People who are paused or archived by now count by their talks and moves alone.
    """
    standings = agenda.standings
    contacts = tuple(each.contact for each in standings)
    talks = talks_between(agenda, period.since, period.until)
    told = [(each.contact, talk.talk) for talk in talks for each in talk.people]
    reached = find_reached(told, method, period)
    paths = {each.contact.path for each in reached}
    people = [
        each.contact
        for each in standings
        if each.is_active and is_known(each.contact, period.until)
    ]
    bars = count_kinds(merge_talks(group_by_level(each, (talk,)) for each, talk in told))
    weeks = _whole_weeks(period)
    by_week = contacted_by_week(contacts, period.until)
    goal = agenda.week.goal
    return Report(
        period=period,
        talks=talks,
        bars=bars,
        levels=_share_levels(people, paths, bars, period),
        reached=reached,
        unreached=find_unreached(people, paths, method, period),
        moves=_find_moves(contacts, period),
        contacted=_sort(each for each in contacts if _was_contacted(each, period)),
        added=_sort(
            each
            for each in contacts
            if (on := each.profile.added_on) and period.has(on) and was_target_on(each, on)
        ),
        weeks=len(weeks) if goal else 0,
        met_weeks=sum(len(by_week.get(monday, ())) >= goal for monday in weeks) if goal else 0,
        exchange=_measure_exchange(contacts, told, period),
    )


def _share_levels(
    people: Sequence[Contact], reached: Collection[str], bars: Iterable[Bar], period: Period
) -> tuple[LevelShare, ...]:
    talks = {bar.name: bar.conversations for bar in bars if bar.group == "level"}
    then = [(each.path, level_on(each, period.until)) for each in people]
    members = Counter(level for _, level in then)
    met = Counter(level for path, level in then if path in reached)
    return tuple(
        LevelShare(level, members[level], met[level], talks[str(level)]) for level in Level
    )


def _find_moves(contacts: Iterable[Contact], period: Period) -> tuple[tuple[Contact, Move], ...]:
    """Return who moved to which level, in time order."""
    moves = (
        (history.contact, move)
        for history in make_histories(contacts, (), period.until)
        for move in history.moves
        if period.has(move.on)
    )
    return tuple(sorted(moves, key=lambda pair: (pair[1].on, *pair[0].name_key)))


def _was_contacted(contact: Contact, period: Period) -> bool:
    """Whether somebody was contacted as a target (M16): any entry counts."""
    return any(
        period.since <= each.on and was_target_on(contact, each.on)
        for each in entries_on_or_before(contact, period.until)
    )


def _whole_weeks(period: Period) -> tuple[date, ...]:
    """Return the Mondays of the ISO weeks that lie in the period whole."""
    first = monday_of(period.since)
    days = (period.until - first).days + 1
    mondays = [first + number * _WEEK for number in range(days // 7)]
    return tuple(each for each in mondays if each >= period.since)


def _measure_exchange(
    contacts: Iterable[Contact], told: Sequence[tuple[Contact, Conversation]], period: Period
) -> Exchange:
    tags: dict[str, dict[str, Contact]] = {"thanks": {}, "assist": {}}
    changed: dict[str, set[tuple[str, int]]] = {"got": set(), "gave": set()}
    for contact, talk in told:
        for tag in talk.tags & tags.keys():
            tags[tag][contact.path] = contact
        for tag in talk.tags & changed.keys():
            changed[tag].add((talk.path, talk.span.line))
    done: dict[TaskKey, FollowUp] = {
        key_of(task): task
        for contact in contacts
        for task in contact.follow_ups
        if task.is_done and period.has(task.done_on)
    }
    theirs = sum(task.is_theirs for task in done.values())
    return Exchange(
        _sort(tags["thanks"].values()),
        _sort(tags["assist"].values()),
        len(changed["got"]),
        len(changed["gave"]),
        len(done) - theirs,
        theirs,
    )


def _sort(contacts: Iterable[Contact]) -> tuple[Contact, ...]:
    return tuple(sorted(contacts, key=lambda each: each.name_key))
