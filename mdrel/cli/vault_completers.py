"""Says what a shell may offer of an open vault: open tasks, and what can be undone.

Where there is no vault, nothing is offered.
"""

from __future__ import annotations

import re

import click
from click.shell_completion import CompletionItem

from mdrel.cli.completers import choose, run_of

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
# Shorter words tell no task from another.
_SHORTEST = 3


def complete_tasks(
    ctx: click.Context, param: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Return the words of the open tasks with whoever stands before them.

    Of several words those of a task that has the others are left.
    """
    from mdrel.app.input.person_lookup import find_open_tasks
    from mdrel.cli.run import open_session
    from mdrel.errors import MdrelError

    who, *typed = ctx.params.get(param.name or "") or ("",)
    try:
        found = find_open_tasks(open_session(run_of(ctx)), who.rstrip(":,"), "", is_overdue=False)
    except (MdrelError, OSError):
        return []
    texts = [each.task.text for each in found]
    fitting = [text for text in texts if all(word.lower() in text.lower() for word in typed)]
    words: dict[str, str] = {}
    for text in fitting:
        for word in _task_words(text):
            words.setdefault(word, text)
    return choose(((word, text) for word, text in words.items() if word not in typed), incomplete)


def _task_words(text: str) -> list[str]:
    """Return the words of a task that tell it from others, as they are typed."""
    return [word for word in _WORD.findall(text.lower()) if len(word) >= _SHORTEST]


def complete_operations(
    ctx: click.Context, _param: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Return the numbers of what can be undone."""
    from mdrel.app.editing.editor import Editor
    from mdrel.app.editing.undo import list_operations
    from mdrel.cli.run import open_session
    from mdrel.errors import MdrelError

    try:
        session = open_session(run_of(ctx))
        found = list_operations(Editor(session.vault, session.lexicon))
    except (MdrelError, OSError):
        return []
    numbers = (
        (str(at), f"{each.first.command} {each.first.what}") for at, each in enumerate(found, 1)
    )
    return choose(numbers, incomplete)
