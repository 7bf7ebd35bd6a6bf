"""`mdrel edit`: somebody's note in the person's own editor."""

from __future__ import annotations

import click

from mdrel.cli.person_argument import choose_to_write, who_argument
from mdrel.cli.write_command import open_for_writing


@click.command()
@who_argument
@click.pass_context
def edit(ctx: click.Context, who: tuple[str, ...]) -> None:
    """Open somebody's note in your editor ($VISUAL or $EDITOR), at their newest conversation.

    mdrel writes nothing itself. Afterwards it says what of the note it cannot read, and when the
    next talk is due.
    """
    from mdrel.app.environment.text_editor import open_in_editor
    from mdrel.app.queries import find_line_to_edit

    context = open_for_writing(ctx)
    standing = choose_to_write(context.session, who)
    path = standing.contact.path
    note = context.session.vault / path
    before = note.read_bytes()
    open_in_editor(note, find_line_to_edit(context.session, standing.contact))
    is_same = note.exists() and note.read_bytes() == before
    context.tell_edited(standing.contact.name, path, is_same=is_same)
