"""Which promises and follow-ups a screen has room for, and the lines for the others.

Nothing is drawn here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mdrel.model.agenda import Agenda, AgendaItem, ItemKind, Prompt, Standing
from mdrel.rules.promises import TaskKey, key_of
from mdrel.views.terminal.text import count

# So many promises a screen shows in all, and so many tasks whose day has come.
# The morning says so many things to each person.
MOST_TASKS, MOST_LINES_EACH = 5, 3


@dataclass(frozen=True, slots=True)
class Room:
    """What today's screen shows of tasks.

    It holds the things to say by the path of who is called, the items, and how many tasks are left
    out.
    """

    prompts: dict[str, tuple[Prompt, ...]]
    items: tuple[AgendaItem, ...]
    more: int

    def of(self, kind: ItemKind) -> list[AgendaItem]:
        """Return the items of a kind."""
        return [item for item in self.items if item.kind is kind]


def make_room(agenda: Agenda, calls: int, most: int = MOST_LINES_EACH) -> Room:
    """Return which tasks fit beside `calls` calls with at most `most` things to say to each.

    First come the promises of those who are called, shown with them, and then the newest ones.
    """
    called = [item.standing for item in agenda.items if item.kind is ItemKind.CALL]
    shown: set[TaskKey] = set()
    prompts = {
        standing.contact.path: tuple(_choose_prompts(standing, shown, most))
        for standing in called[:calls]
    }
    promises = [item for item in agenda.items if item.kind is ItemKind.PROMISE][
        : MOST_TASKS - len(shown)
    ]
    ripe = [item for item in agenda.items if item.kind is ItemKind.FOLLOW_UP][:MOST_TASKS]
    there = {
        key_of(prompt.task) for standing in called for prompt in standing.prompts if prompt.task
    }
    there |= {key_of(item.follow_up) for item in agenda.items if item.follow_up}
    return Room(prompts, (*ripe, *promises), len(there) - len(shown) - len(promises) - len(ripe))


def _choose_prompts(standing: Standing, shown: set[TaskKey], most: int) -> list[Prompt]:
    """Return what to say to one person.

    `shown` are the promises that stand on the screen, each once.
    """
    chosen: list[Prompt] = []
    for prompt in standing.prompts:
        if len(chosen) == most:
            break
        if prompt.task is None:
            chosen.append(prompt)
        elif key_of(prompt.task) not in shown and len(shown) < MOST_TASKS:
            shown.add(key_of(prompt.task))
            chosen.append(prompt)
    return chosen


def say_more(more: int, older: int, who: str = "") -> Sequence[str]:
    """Return a line for each kind of task that is not shown, with the command that shows it."""
    command = f"mdrel follow-up list {who}".rstrip()
    return [
        f"{words}: {command}"
        for number, words in ((more, f"and {more} more"), (older, count(older, "older one")))
        if number > 0
    ]
