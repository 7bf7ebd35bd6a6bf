"""All open tasks between you and others, for terminals, pipes and programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from mdrel.model.agenda import OpenTask
from mdrel.rules.promises import count_overdue, key_of
from mdrel.views.items import task_item
from mdrel.views.markdown.escape import unmark
from mdrel.views.owner_first import drop_owner
from mdrel.views.terminal.screen import MOST_LINES, NAME_WIDTH, Screen
from mdrel.views.terminal.text import count, pad, short_day

if TYPE_CHECKING:
    from mdrel.views.fields import people as fields

FOLLOW_UP_COLUMNS = ("due_on", "overdue_days", "since", "theirs", "text", "people", "path", "line")
_WHEN = 12


def follow_up_item(each: OpenTask, today: date) -> fields.OpenTask:
    """Return what `follow-up list --json` says of one task."""
    people = [standing.contact.slug for standing in each.standings]
    return {
        **task_item(each.task),
        "overdue_days": count_overdue(each.task, today),
        "people": people,
    }


def follow_up_row(each: OpenTask, today: date) -> list[object]:
    """Return one task as a row for a pipe.

    Its people share one cell, and `theirs` is yes or no.
    """
    item = follow_up_item(each, today)
    shown = {
        **item,
        "people": ", ".join(standing.contact.slug for standing in each.standings),
        "theirs": "yes" if each.task.is_theirs else "no",
    }
    return [shown[name] for name in FOLLOW_UP_COLUMNS]


def draw_follow_ups(found: Sequence[OpenTask], today: date, screen: Screen) -> Iterator[str]:
    """Yield each open task with its people, and at the end how many there are.

    A task has its day, or the day it was promised, and says who owes it. A promise that many notes
    have word for word is one line.
    """
    if not found:
        yield "Nothing is open."
        return
    for each, *more in _put_together(found):
        name, *others = (standing.contact.name for standing in each.standings)
        shared = f" (with {', '.join(others)})" if others else ""
        who, text = "you owe", unmark(each.task.text)
        if each.task.is_theirs:
            who, text = "they owe", drop_owner(text, each.standings[0].contact)
        times = f" ({len(more) + 1} times)" if more else ""
        when = pad(_say_when(each, today), _WHEN)
        if count_overdue(each.task, today) is not None:
            when = screen.paint(when, "due")
        start = f"{screen.paint(pad(name, NAME_WIDTH), 'name')} {when} "
        yield from screen.hang(
            start,
            f"{who}: {text}{shared}{times}",
            NAME_WIDTH + _WHEN + 2,
            MOST_LINES,
        )
    theirs = sum(each.task.is_theirs for each in found)
    yield ""
    words = (
        f"{count(len(found), 'open task')}: {len(found) - theirs} of yours, {theirs} of theirs; "
        "mdrel follow-up done WHO WORDS"
    )
    yield from screen.dim("", words, 0)


def _put_together(found: Sequence[OpenTask]) -> Iterable[list[OpenTask]]:
    """Return tasks with those that say the same of the same people, without a day, in one list."""
    alike: dict[object, list[OpenTask]] = {}
    for each in found:
        task, people = each.task, tuple(standing.contact.path for standing in each.standings)
        words = key_of(task) if task.due_on else (people, task.is_theirs, task.text)
        alike.setdefault(words, []).append(each)
    return alike.values()


def _say_when(each: OpenTask, today: date) -> str:
    """Return the day of a task, or in brackets the one on which it was promised."""
    if each.task.due_on:
        return short_day(each.task.due_on, today)
    return f"({short_day(each.task.since, today)})" if each.task.since else ""
