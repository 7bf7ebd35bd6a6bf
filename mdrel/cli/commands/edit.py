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
    from mdrel.app.environment.programs import edit_by_hand
    from mdrel.app.queries import find_line_to_edit

    context = open_for_writing(ctx)
    contact = choose_to_write(context.session, who).contact
    line = find_line_to_edit(context.session, contact)
    is_same = not edit_by_hand(context.session.vault, contact.path, line)
    context.tell_edited(contact.name, contact.path, is_same=is_same)
