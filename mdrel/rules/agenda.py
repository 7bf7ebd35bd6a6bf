"""Who to call today, and in which order (M8-M12, M16)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from msgspec.structs import replace

from mdrel.model.agenda import Agenda, DueReason, Ranking, Standing
from mdrel.model.cadence import RATIO_DAYS
from mdrel.model.contact import Contact
from mdrel.model.level import FIRST_LEVELS, Circle, Level, Role
from mdrel.model.policy import Policy
from mdrel.model.snapshot import Snapshot
from mdrel.rules.agenda_items import list_items
from mdrel.rules.birthdays import next_birthdays
from mdrel.rules.due import compute_due, is_due, overdue_days, reply_due_on, state_of
from mdrel.rules.general_questions import deal
from mdrel.rules.last_conversation import cadence_of, last_conversation
from mdrel.rules.mentoring import find_successors
from mdrel.rules.promises import (
    dated_follow_ups,
    my_promises,
    newest_first,
    share_promises,
    their_promises,
)
from mdrel.rules.prompts import make_prompts
from mdrel.rules.take_over import put_among
from mdrel.rules.targets import list_tries, make_week

_GROUPS = {
    role: (Circle.THREE, Circle.TEN, *levels, Level.TENTATIVE, Level.TARGET)
    for role, levels in FIRST_LEVELS.items()
}


def make_ranking(
    snapshot: Snapshot, policy: Policy, today: date, before: Ranking | None = None
) -> Ranking:
    """Return where everybody stands on `today`, in order.

    `before` is a ranking of the same day and policy. The standing of a contact that is the very
    same object is taken over from it.
    """
    standings = _rank(snapshot, policy, today, before)
    week = make_week(standings, policy.method, today)
    birthdays = next_birthdays(snapshot.contacts, today, before.birthdays if before else ())
    open_promises = share_promises(standings)
    days = policy.method.promise_days
    older = tuple(each.task for each in open_promises if each.task.is_old(today, days))
    promises = tuple(
        newest_first(each for each in open_promises if not each.task.is_old(today, days))
    )
    return Ranking(today, standings, week, birthdays, older, promises)


def add_items(ranking: Ranking, policy: Policy, unread: Mapping[str, int]) -> Agenda:
    """Return what there is to do where everybody stands so by `policy`.

    `unread` is as `count_unread` counts it.
    """
    today, standings, items = ranking.today, ranking.standings, tuple(list_items(ranking))
    said = deal((*_called(standings, policy, today), *(each.standing for each in items)), today)
    return Agenda(
        today,
        standings,
        ranking.week,
        ranking.birthdays,
        ranking.older,
        ranking.promises,
        items,
        said,
        unread,
    )


def _rank(
    snapshot: Snapshot, policy: Policy, today: date, before: Ranking | None
) -> tuple[Standing, ...]:
    """Return where everybody stands, in order; those taken over are in order already."""
    successors = find_successors(snapshot.contacts)
    others = {each.path: each for each in snapshot.contacts}
    ranked: list[Standing] = []
    for each in before.standings if before else ():
        path = each.contact.path
        if others.get(path) is each.contact and each.successions == successors.get(path, ()):
            ranked.append(each)
            del others[path]
    made = (
        make_standing(contact, policy, today, successors.get(path, ()))
        for path, contact in others.items()
    )
    return tuple(put_among(ranked, made, _order))


def _called(standings: tuple[Standing, ...], policy: Policy, today: date) -> list[Standing]:
    """Return whom the day began with, in agenda order.

    Whoever was spoken with today still counts, so that a talk which is logged changes nobody
    else's questions.
    """
    called = [each for each in standings if each.is_active and each.is_due]
    spoken = [
        _stand_before(each, policy, today)
        for each in standings
        if each.is_active
        and not each.is_due
        and each.last_contact
        and each.last_contact.on == today
    ]
    return put_among(called, (each for each in spoken if each.is_due), _order)


def _stand_before(standing: Standing, policy: Policy, today: date) -> Standing:
    """Return where a contact stood before anything was noted of today."""
    contact = standing.contact
    earlier = tuple(talk for talk in contact.conversations if talk.on != today)
    before = replace(contact, told=earlier, packed=b"")
    return make_standing(before, policy, today, standing.successions)


def group_of(contact: Contact, role: Role) -> int:
    """Return the contact's place in the order of groups that the role gives (M11).

    A circle stands before any level.
    """
    groups = _GROUPS[role]
    group = contact.circle or contact.level
    return groups.index(group) if group else len(groups)


def make_standing(
    contact: Contact, policy: Policy, today: date, successions: tuple[Contact, ...] = ()
) -> Standing:
    """Return where one contact stands on `today`.

    `successions` are the people whose relationships the contact takes over.
    """
    method = policy.method
    cadence = cadence_of(contact, method)
    talks = contact.talks_until(today)
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
        prompts=make_prompts(contact, policy, today, talks, successions),
        promises=my_promises(contact),
        their_promises=their_promises(contact),
        follow_ups=dated_follow_ups(contact),
        reply_due_on=reply_due_on(contact, method, today),
        is_internal=contact.profile.organization.casefold() in organizations,
        successions=successions,
        tries=list_tries(contact, today),
    )


def _order(standing: Standing) -> tuple[int, int, float, str, str]:
    """Return the sort key of a standing: its group, then how urgent it is, then its name.

    Within a group come those overdue, by overdue days / cadence days, then those never spoken with,
    then the others.
    """
    name = standing.contact.name_key
    if standing.overdue_days is not None:
        days = standing.cadence.ratio_days if standing.cadence else RATIO_DAYS["month"]
        return (standing.group, 0, -standing.overdue_days / days, *name)
    return (standing.group, 1 if standing.reason is DueReason.NEVER else 2, 0, *name)
