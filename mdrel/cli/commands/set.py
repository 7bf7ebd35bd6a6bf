"""`mdrel set`: any property, for scripts."""

from __future__ import annotations

import click

from mdrel.cli.completers import after_who, complete_assignment
from mdrel.cli.options import dry_option
from mdrel.cli.person_argument import choose_to_write
from mdrel.cli.write_command import open_for_writing, say_next


@click.command("set")
@click.argument(
    "words",
    metavar="WHO KEY=VALUE…",
    nargs=-1,
    required=True,
    shell_complete=after_who(complete_assignment),
)
@click.option(
    "--new-key",
    "is_new_key",
    is_flag=True,
    help="Write a key of your own although it is one letter from one that mdrel knows.",
)
@dry_option
@click.pass_context
def set_property(
    ctx: click.Context, /, words: tuple[str, ...], *, is_new_key: bool, is_dry: bool
) -> None:
    """Set properties of somebody's note: KEY=VALUE, KEY+=ITEM, KEY-=ITEM, or KEY- to remove.

    Several may be set at once. The spelling of the key that the note already uses is edited. A new
    key one letter from a known one is refused, with that one's name.
    Dates may be written as people do (friday, 20 nov).
    """
    from mdrel.app.editing.set_command import make_set, part_words

    context = open_for_writing(ctx, is_dry=is_dry)
    who, assignments = part_words(words)
    standing = choose_to_write(context.session, who)
    command = make_set(context.session, standing, assignments, is_new_key=is_new_key)
    context.run_and_report(command, command.what, say_next(standing))


COMMAND = set_property
