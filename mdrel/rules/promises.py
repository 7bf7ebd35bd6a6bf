"""What each side owes the other; promises have no date, follow-ups have one (F78)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from mdrel.model.agenda import OpenTask, Standing
from mdrel.model.contact import Contact
from mdrel.model.follow_up import FollowUp
from mdrel.model.span import Span


def my_promises(contact: Contact) -> tuple[FollowUp, ...]:
    """Return the open tasks without a date that I owe, each text once."""
    return _promises(contact, are_theirs=False)


def their_promises(contact: Contact) -> tuple[FollowUp, ...]:
    """Return the open tasks without a date that they owe, each text once."""
    return _promises(contact, are_theirs=True)


def _promises(contact: Contact, *, are_theirs: bool) -> tuple[FollowUp, ...]:
    """Return the promises of one side.

    What was carried from one meeting's note into the next, word for word, is one promise, and the
    newest of these lines stands for it.
    """
    newest: dict[str, FollowUp] = {}
    for each in contact.follow_ups:
        if each.is_open and each.due_on is None and each.is_theirs is are_theirs:
            known = newest.get(each.text)
            if known is None or (known.since or date.min) < (each.since or date.min):
                newest[each.text] = each
    return tuple(newest.values())


def dated_follow_ups(contact: Contact) -> tuple[FollowUp, ...]:
    """Return the open tasks with a date, mine and theirs, soonest first."""
    dated = [
        (each.due_on, each)
        for each in contact.follow_ups
        if each.is_open and each.due_on is not None
    ]
    return tuple(
        each for _, each in sorted(dated, key=lambda pair: (pair[0], pair[1].path, pair[1].span))
    )


TaskKey = tuple[str, Span, str]


def key_of(task: FollowUp) -> TaskKey:
    """Return the key that tells one task from another."""
    return task.path, task.span, task.text


def share_tasks(found: Iterable[tuple[Standing, FollowUp]]) -> tuple[OpenTask, ...]:
    """Return each task once, in the order of its first mention."""
    shared: dict[TaskKey, tuple[FollowUp, list[Standing]]] = {}
    for standing, task in found:
        shared.setdefault(key_of(task), (task, []))[1].append(standing)
    return tuple(OpenTask(task, tuple(standings)) for task, standings in shared.values())


def share_promises(standings: Iterable[Standing]) -> tuple[OpenTask, ...]:
    """Return the open promises of both sides with whoever is active, each once."""
    return share_tasks(
        (each, task)
        for each in standings
        if each.is_active
        for task in (*each.promises, *each.their_promises)
    )


def list_open(standings: Iterable[Standing], today: date) -> tuple[OpenTask, ...]:
    """Return every open task of `standings`.

    Overdue ones come first, then those with a later date, each by date, path and line. The promises
    follow, newest first.
    """
    return tuple(
        sorted(
            share_tasks(
                (each, task)
                for each in standings
                for task in each.contact.follow_ups
                if task.is_open
            ),
            key=lambda each: _rank(each.task, today),
        )
    )


def newest_first(tasks: Iterable[OpenTask]) -> list[OpenTask]:
    """Return promises by the day they were made, newest first, those of an unknown day last."""
    return sorted(tasks, key=lambda each: each.task.since or date.min, reverse=True)


def count_overdue(task: FollowUp, today: date) -> int | None:
    """Return how many days ago a task's day was, 0 on the day itself.

    It is None before the day, and where the task has none.
    """
    return (today - task.due_on).days if task.due_on and task.due_on <= today else None


def _rank(task: FollowUp, today: date) -> tuple[int, int, str, Span]:
    if task.due_on:
        return (0 if task.due_on < today else 1, task.due_on.toordinal(), task.path, task.span)
    return (2, -task.since.toordinal() if task.since else 0, task.path, task.span)
