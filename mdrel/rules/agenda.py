"""Who to call today, and in which order (M8-M12, M16, METHOD "Agenda order")."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from datetime import date

from mdrel.model.agenda import (
    Agenda,
    AgendaItem,
    DueReason,
    ItemKind,
    Reason,
    Standing,
    TargetWeek,
    UpcomingBirthday,
)
from mdrel.model.cadence import RATIO_DAYS
from mdrel.model.contact import Contact
from mdrel.model.level import Circle, Level, Role
from mdrel.model.policy import Policy
from mdrel.model.snapshot import Snapshot
from mdrel.rules.birthdays import next_birthdays
from mdrel.rules.due import compute_due, is_due, overdue_days, state_of
from mdrel.rules.last_conversation import cadence_of, happened, last_conversation
from mdrel.rules.promises import (
    OpenTask,
    TaskKey,
    dated_follow_ups,
    key_of,
    my_promises,
    newest_first,
    share_tasks,
    their_promises,
)
from mdrel.rules.prompts import make_prompts
from mdrel.rules.replies import reply_due_on
from mdrel.rules.targets import make_week
from mdrel.rules.transition import PROPOSED, is_handed_over, state_of_handover

_EXECUTIVE = (
    Circle.THREE,
    Circle.TEN,
    Level.TRUSTED,
    Level.TRANSACTIONAL,
    Level.TENTATIVE,
    Level.TARGET,
)
_MANAGER = (
    Circle.THREE,
    Circle.TEN,
    Level.TRANSACTIONAL,
    Level.TRUSTED,
    Level.TENTATIVE,
    Level.TARGET,
)

OBJECTIVE_BEFORE, OBJECTIVE_AFTER = 7, 30


def make_agenda(
    snapshot: Snapshot, policy: Policy, today: date, before: Agenda | None = None
) -> Agenda:
    """Return where everybody stands on `today` and what is to do, in order.

    `before` is an agenda of the same day and policy: a contact that is the very same object stands where it stood.
    """
    stood = {each.contact.path: each for each in before.standings} if before else {}
    standings = tuple(
        sorted(
            (
                _stand(stood.get(contact.path), contact, policy, today)
                for contact in snapshot.contacts
            ),
            key=_order,
        )
    )
    week = make_week(standings, policy.method, today)
    birthdays = next_birthdays(snapshot.contacts, today)
    open_promises = share_tasks(
        (each, task)
        for each in standings
        if each.is_active
        for task in (*each.promises, *each.their_promises)
    )
    older = tuple(
        each.task for each in open_promises if each.task.is_old(today, policy.method.promise_days)
    )
    return Agenda(
        today,
        standings,
        tuple(_items(standings, week, birthdays, today, set(map(key_of, older)))),
        week,
        birthdays,
        older,
    )


def group_of(contact: Contact, role: Role) -> int:
    """Return the contact's place among the groups of METHOD "Agenda order" (M11); a circle stands before any level."""
    groups = _MANAGER if role is Role.MANAGER else _EXECUTIVE
    group = contact.circle or contact.level
    return groups.index(group) if group else len(groups)


def _stand(before: Standing | None, contact: Contact, policy: Policy, today: date) -> Standing:
    return before if before and before.contact is contact else make_standing(contact, policy, today)


def make_standing(contact: Contact, policy: Policy, today: date) -> Standing:
    """Return where one contact stands on `today`."""
    method = policy.method
    cadence = cadence_of(contact, method)
    talks = happened(contact, today)
    last = last_conversation(contact, method, talks)
    due = compute_due(contact, last, cadence)
    state = state_of(contact, due, today)
    organizations = {name.casefold() for name in policy.me.organizations}
    return Standing(
        contact=contact,
        cadence=cadence,
        last_contact=talks[0] if talks else None,
        last_conversation=last,
        due_on=due.on,
        overdue_days=overdue_days(due, today),
        reason=due.reason,
        state=state,
        is_due=is_due(due, today),
        group=group_of(contact, policy.me.role),
        prompts=make_prompts(contact, method, today, talks),
        promises=my_promises(contact),
        their_promises=their_promises(contact),
        follow_ups=dated_follow_ups(contact),
        reply_due_on=reply_due_on(contact, method, today),
        is_internal=contact.profile.organization.casefold() in organizations,
        talks=talks,
    )


def _order(standing: Standing) -> tuple[int, int, float, str, str]:
    """Sort within the group: by overdue days / cadence days, then those never spoken with, then the others; each by name."""
    name = (standing.contact.name.casefold(), standing.contact.path)
    if standing.overdue_days is not None:
        days = standing.cadence.ratio_days if standing.cadence else RATIO_DAYS["month"]
        return (standing.group, 0, -standing.overdue_days / days, *name)
    return (standing.group, 1 if standing.reason is DueReason.NEVER else 2, 0, *name)


def _items(
    standings: tuple[Standing, ...],
    week: TargetWeek,
    birthdays: tuple[UpcomingBirthday, ...],
    today: date,
    older: AbstractSet[TaskKey],
) -> Iterator[AgendaItem]:
    """Yield what is to do: calls, what I promised (but for what is `older`), objectives near their day, replies by age, the week's target, birthdays."""
    active = [each for each in standings if each.is_active]
    yield from (_call(each) for each in active if each.is_due)
    yield from _owed(active, today, older)
    yield from _objectives(active, today)
    yield from (
        _introduce(each)
        for each in active
        if is_handed_over(each) and state_of_handover(each) == PROPOSED
    )
    replies = [
        each
        for each in active
        if each.reply_due_on and (each.contact.profile.snooze_until or today) <= today
    ]
    yield from (
        _answer(each)
        for each in sorted(
            replies,
            key=lambda each: (
                each.contact.profile.owe_reply or today,
                each.contact.name.casefold(),
            ),
        )
    )
    if not week.is_met and week.next_up:
        yield _target(week)
    by_path = {each.contact.path: each for each in standings}
    for birthday in birthdays:
        if birthday.on == today:
            reason = Reason(
                "birthday",
                "birthday today" + (f", turns {birthday.turns}" if birthday.turns else ""),
                {"birthday": birthday.on},
            )
            yield AgendaItem(ItemKind.BIRTHDAY, by_path[birthday.contact.path], birthday.on, reason)


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
    """Return the rule behind a call: written contact that did not count (M19), a business objective's quarter (M2), else the monthly talk (M9)."""
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
            why = f"never spoken with ({cadence})"
        case DueReason.NEXT_CONTACT:
            why = "the contact you planned"
        case DueReason.SNOOZE:
            why = "the snooze has ended"
        case _:
            why = f"last conversation + {cadence}"
    return f"{why}; written contact does not reset the clock" if _written_only(standing) else why


def _owed(active: list[Standing], today: date, older: AbstractSet[TaskKey]) -> Iterator[AgendaItem]:
    """Yield follow-ups whose day has come, then promises of mine, the newest first; what is promised to somebody called anyway is a prompt there."""
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
        text = f"{'they owe' if each.task.is_theirs else 'you owe'}: {each.task.text}{_name_others(each)}"
        dates = {"due_on": each.task.due_on} if each.task.due_on else {}
        yield AgendaItem(
            ItemKind.FOLLOW_UP,
            each.standings[0],
            each.task.due_on,
            Reason("follow_up", text, dates),
            each.task,
        )
    for each in newest_first(
        share_tasks((standing, task) for standing in active for task in standing.promises)
    ):
        if key_of(each.task) not in older and not any(
            standing.is_due for standing in each.standings
        ):
            dates = {"since": each.task.since} if each.task.since else {}
            yield AgendaItem(
                ItemKind.PROMISE,
                each.standings[0],
                None,
                Reason("promise", f"you owe: {each.task.text}{_name_others(each)}", dates),
                each.task,
            )


def _name_others(each: OpenTask) -> str:
    """Return who shares a task with the first it concerns."""
    names = [standing.contact.name for standing in each.standings[1:]]
    more = f" and {len(names) - 1} more" if len(names) > 1 else ""
    return f" (with {names[0]}{more})" if names else ""


def _objectives(active: list[Standing], today: date) -> Iterator[AgendaItem]:
    """Yield what has an objective's day near: a week before it until a month after it, by date (M2)."""
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
    """Return who is to be introduced to their successor (M18)."""
    successor = standing.contact.profile.handover_to.rpartition("/")[2] or "whoever takes over"
    return AgendaItem(
        ItemKind.HANDOVER, standing, None, Reason("M18", f"introduce to {successor}", {})
    )


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


def _target(week: TargetWeek) -> AgendaItem:
    """Return the week's target, with what it still lacks (M14)."""
    target = week.next_up
    assert target is not None  # noqa: S101 the caller looked
    lacks = f"; first say {' and '.join(target.missing)}" if target.missing else ""
    text = f"{len(week.contacted)} of {week.goal} contacted this week{lacks}"
    return AgendaItem(
        ItemKind.TARGET, target.standing, None, Reason("M16", text, {"week": week.monday})
    )
