"""Adds people by notes of their own, and asks about nearly equal names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from mdrel.app.editing.new_contacts import Newcomer
    from mdrel.app.editing.note_command import NoteCommand
    from mdrel.cli.write_command import WriteContext


def add_people(
    context: WriteContext, newcomers: tuple[Newcomer, ...], *, is_sure: bool
) -> NoteCommand:
    """Return the command that adds people.

    Where somebody is there under nearly that name, whoever sits at the terminal is asked. Raises
    NearNameError or UsageError.
    """
    from mdrel.app.editing.new_contacts import make_add
    from mdrel.errors import NearNameError
    from mdrel.views.terminal.text import show

    try:
        return make_add(context.session, newcomers, is_sure=is_sure)
    except NearNameError as error:
        if context.session.ask is None:
            error.hint += "\nOr say --anyway."
            raise
        question = f"{error.message}. Add somebody new all the same?"
        if not click.confirm(show(question), err=True):
            raise
    return make_add(context.session, newcomers, is_sure=True)


def add_targets(context: WriteContext, name: str, path: str, *, is_sure: bool) -> None:
    """Add the targets of a list at `path`, or who is named in conversations.

    Who is left out is named.
    """
    from mdrel.app.editing.new_contacts import make_add, read_list, read_mentioned
    from mdrel.views.terminal.targets import say_added, say_left_out
    from mdrel.views.terminal.text import show

    batch = (
        read_list(context.session, path, is_sure=is_sure)
        if path
        else read_mentioned(context.session, name, is_sure=is_sure)
    )
    for known in batch.known:
        context.run.note(show(f"left out, there already: {known}"))
    for new, there in batch.near:
        context.run.note(
            show(f"left out, may be there already: {new} ({there}); --anyway adds them")
        )
    context.run.note(say_left_out(batch.owners))
    if batch.newcomers:
        title, why = say_added(batch.targets, len(batch.newcomers) - batch.targets)
        command = make_add(context.session, batch.newcomers, is_sure=True)
        context.run_and_report(command, title, lambda _: why)
    else:
        context.run.print("Nobody to add.")
