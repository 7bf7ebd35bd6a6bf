"""Which promises and follow-ups a screen has room for, and the lines for the others.

Nothing is drawn here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from mdrel.model.agenda import Agenda, AgendaItem, ItemKind, Prompt, PromptKind
from mdrel.rules.promises import TaskKey, key_of
from mdrel.views.terminal.text import count

# So many promises a screen shows in all, and so many tasks whose day has come.
# The morning says so many things to each person.
MOST_TASKS, MOST_LINES_EACH = 5, 3
_M8 = frozenset({PromptKind.THANK, PromptKind.OFFER})
# These may be said to anybody, or are no words to say.
_GENERAL = frozenset({PromptKind.OPEN, PromptKind.LEARN, PromptKind.PURPOSE})


class Room(Struct, frozen=True):
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
    called = [item.standing for item in agenda.of(ItemKind.CALL)]
    shown: set[TaskKey] = set()
    prompts = {
        standing.contact.path: tuple(_choose_prompts(agenda.prompts_for(standing), shown, most))
        for standing in called[:calls]
    }
    promises = agenda.of(ItemKind.PROMISE)[: MOST_TASKS - len(shown)]
    ripe = agenda.of(ItemKind.FOLLOW_UP)[:MOST_TASKS]
    there = {
        key_of(prompt.task) for standing in called for prompt in standing.prompts if prompt.task
    }
    there |= {key_of(item.follow_up) for item in agenda.items if item.follow_up}
    return Room(prompts, (*ripe, *promises), len(there) - len(shown) - len(promises) - len(ripe))


def choose_prompts(prompts: Sequence[Prompt], most: int) -> tuple[Prompt, ...]:
    """Return what to say to one person who is alone on the screen."""
    return tuple(_choose_prompts(prompts, set(), most))


def _choose_prompts(prompts: Sequence[Prompt], shown: set[TaskKey], most: int) -> Iterator[Prompt]:
    """Yield what to say to one person, in the order of the rules.

    `shown` are the promises that stand on the screen, each once. What the notes say goes before
    what may be said to anybody. The goal is always there and takes no room.
    """
    weights = [_weigh(prompt, prompts) for prompt in prompts]
    chosen: set[int] = set()
    for at in sorted(range(len(prompts)), key=lambda at: (weights[at], at)):
        task = prompts[at].task
        if len(chosen) == most:
            break
        if prompts[at].kind is PromptKind.GOAL:
            continue
        if task is None:
            chosen.add(at)
        elif key_of(task) not in shown and len(shown) < MOST_TASKS:
            shown.add(key_of(task))
            chosen.add(at)
    yield from (
        prompt
        for at, prompt in enumerate(prompts)
        if at in chosen or prompt.kind is PromptKind.GOAL
    )


def _weigh(prompt: Prompt, prompts: Sequence[Prompt]) -> int:
    """Return how late a prompt is chosen: thanks or help first, a general question last."""
    if prompt is prompts[0] and prompt.kind in _M8:
        return 0
    if prompt.kind in _M8 and (prompt.bare or prompt.question):
        return 2
    return 3 if prompt.question or prompt.kind in _GENERAL else 1


def say_more(more: int, older: int, who: str = "") -> Sequence[str]:
    """Return a line for each kind of task that is not shown, with the command that shows it."""
    command = f"mdrel follow-up list {who}".rstrip()
    return [
        f"{words}: {command}"
        for number, words in ((more, f"and {more} more"), (older, count(older, "older promise")))
        if number > 0
    ]
