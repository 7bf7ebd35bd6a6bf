"""What there is to do today: the items of the agenda, each with its reason (M2, M8-M18)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from mdrel.model.agenda import (
    AgendaItem,
    DueReason,
    ItemKind,
    OpenTask,
    Ranking,
    Reason,
    Standing,
    TargetState,
    TargetWeek,
    UpcomingBirthday,
)
from mdrel.model.cadence import say_often
from mdrel.model.level import Level
from mdrel.model.names import note_name
from mdrel.rules.promises import share_tasks
from mdrel.rules.transition import PROPOSED, is_handed_over, state_of_handover

OBJECTIVE_BEFORE, OBJECTIVE_AFTER = 7, 30


def list_items(ranking: Ranking) -> Iterator[AgendaItem]:
    """Yield what there is to do on the day, kind by kind.

    Calls come first, then what I promised, objectives near their day, introductions of a hand-over,
    replies by age, the week's target and birthdays.
    """
    today, week = ranking.today, ranking.week
    active = [each for each in ranking.standings if each.is_active]
    yield from (_call(each) for each in active if each.is_due)
    yield from _follow_ups(active, today)
    yield from _promises(ranking.promises)
    yield from _objectives(active, today)
    yield from (
        _introduce(each)
        for each in active
        if is_handed_over(each) and state_of_handover(each) == PROPOSED
    )
    yield from _replies(active, today)
    if not week.is_met and week.next_up:
        yield _target(week, week.next_up)
    now = {each.contact.path: each for each in ranking.birthdays if each.on == today}
    by_path = {each.contact.path: each for each in ranking.standings if each.contact.path in now}
    for path, birthday in now.items():
        yield _birthday(by_path[path], birthday)


def _call(standing: Standing) -> AgendaItem:
    last = standing.last_conversation
    dates = {
        name: day
        for name, day in (
            ("last_conversation", last.on if last else None),
            ("due_on", standing.due_on),
        )
        if day
    }
    return AgendaItem(
        ItemKind.CALL,
        standing,
        standing.due_on,
        Reason(_rule_of(standing), _why_due(standing), dates),
    )


def _rule_of(standing: Standing) -> str:
    """Return the number of the rule that makes a call due.

    It is M19 where there was only written contact since, which did not count. It is M2 for the
    quarter of a business objective, and otherwise M9 for the monthly talk.
    """
    if _written_only(standing):
        return "M19"
    is_business = standing.contact.level is Level.TRANSACTIONAL and not (
        standing.cadence and standing.cadence.months == 1
    )
    return "M2" if is_business else "M9"


def _written_only(standing: Standing) -> bool:
    """Whether there was contact since, but only written (M19)."""
    newest, spoken = standing.last_contact, standing.last_conversation
    return newest is not None and (spoken is None or newest.on > spoken.on)


def _why_due(standing: Standing) -> str:
    cadence = standing.cadence.words if standing.cadence else "no cadence"
    match standing.reason:
        case DueReason.NEVER:
            why = f"no talk noted ({say_often(cadence)})"
        case DueReason.NEXT_CONTACT:
            why = "the contact you planned"
        case DueReason.SNOOZE:
            why = "the snooze has ended"
        case _:
            why = f"last conversation + {cadence}"
    return f"{why}; written contact does not reset the clock" if _written_only(standing) else why


def _follow_ups(active: list[Standing], today: date) -> Iterator[AgendaItem]:
    """Yield the follow-ups whose day has come, in order of date."""
    ripe = share_tasks(
        (each, task)
        for each in active
        for task in each.follow_ups
        if task.due_on and task.due_on <= today
    )
    for each in sorted(
        ripe,
        key=lambda each: (
            each.task.due_on or today,
            each.standings[0].group,
            each.standings[0].contact.path,
            each.task.span,
        ),
    ):
        who = "they owe" if each.task.is_theirs else "you owe"
        text = f"{who}: {each.task.text}{_name_others(each)}"
        dates = {"due_on": each.task.due_on} if each.task.due_on else {}
        yield AgendaItem(
            ItemKind.FOLLOW_UP,
            each.standings[0],
            each.task.due_on,
            Reason("follow_up", text, dates),
            each.task,
        )


def _promises(promises: Iterable[OpenTask]) -> Iterator[AgendaItem]:
    """Yield those `promises` that are mine.

    A promise to somebody who is called anyway is left out, since it is a prompt of that call.
    """
    for each in promises:
        if not each.task.is_theirs and not any(standing.is_due for standing in each.standings):
            dates = {"since": each.task.since} if each.task.since else {}
            yield AgendaItem(
                ItemKind.PROMISE,
                each.standings[0],
                None,
                Reason("promise", f"you owe: {each.task.text}{_name_others(each)}", dates),
                each.task,
            )


def _name_others(each: OpenTask) -> str:
    """Return the names of those who share a task with the first person it concerns."""
    names = [standing.contact.name for standing in each.standings[1:]]
    more = f" and {len(names) - 1} more" if len(names) > 1 else ""
    return f" (with {names[0]}{more})" if names else ""


def _objectives(active: list[Standing], today: date) -> Iterator[AgendaItem]:
    """Yield the objectives whose day is near, in order of date (M2).

    An objective is near from a week before its day until a month after it.
    """
    dated = [
        (each.contact.profile.objective_due, each)
        for each in active
        if each.contact.profile.objective_due
    ]
    near = [
        pair for pair in dated if -OBJECTIVE_AFTER <= (pair[0] - today).days <= OBJECTIVE_BEFORE
    ]
    for due_on, standing in sorted(
        near, key=lambda pair: (pair[0], pair[1].group, pair[1].contact.path)
    ):
        what = standing.contact.profile.objective or "the objective"
        text = (
            f"{what}; its day has passed: reached, renewed or given up?" if due_on < today else what
        )
        yield AgendaItem(
            ItemKind.OBJECTIVE, standing, due_on, Reason("M2", text, {"objective_due": due_on})
        )


def _introduce(standing: Standing) -> AgendaItem:
    """Return the item for introducing a contact to their successor (M18)."""
    successor = note_name(standing.contact.profile.handover_to) or "whoever takes over"
    return AgendaItem(
        ItemKind.HANDOVER, standing, None, Reason("M18", f"introduce to {successor}", {})
    )


def _replies(active: list[Standing], today: date) -> Iterator[AgendaItem]:
    """Yield the messages that were set aside, by age."""
    owed = [
        each
        for each in active
        if each.reply_due_on and (each.contact.profile.snooze_until or today) <= today
    ]
    owed.sort(
        key=lambda each: (each.contact.profile.owe_reply or today, each.contact.name.casefold())
    )
    yield from map(_answer, owed)


def _answer(standing: Standing) -> AgendaItem:
    came = standing.contact.profile.owe_reply
    dates = {
        name: day for name, day in (("owe_reply", came), ("due_on", standing.reply_due_on)) if day
    }
    return AgendaItem(
        ItemKind.ANSWER,
        standing,
        standing.reply_due_on,
        Reason("M12", "a message set aside", dates),
    )


def _target(week: TargetWeek, target: TargetState) -> AgendaItem:
    """Return the item for the week's target, with the reasons it still lacks (M14)."""
    lacks = f"; not noted yet: {' and '.join(target.missing)}" if target.missing else ""
    text = f"{len(week.contacted)} of {week.goal} contacted this week{lacks}"
    return AgendaItem(
        ItemKind.TARGET, target.standing, None, Reason("M16", text, {"week": week.monday})
    )


def _birthday(standing: Standing, birthday: UpcomingBirthday) -> AgendaItem:
    turns = f", turns {birthday.turns}" if birthday.turns else ""
    return AgendaItem(
        ItemKind.BIRTHDAY,
        standing,
        birthday.on,
        Reason("birthday", f"birthday today{turns}", {"birthday": birthday.on}),
    )
