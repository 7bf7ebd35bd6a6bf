"""`mdrel circle`: the ten and the three (M5, M6)."""

from __future__ import annotations

import click

from mdrel.cli.completers import CIRCLES, after_who, complete_words
from mdrel.cli.options import dry_option
from mdrel.cli.write_command import join_words, open_for_writing, say_next


@click.command()
@click.argument(
    "words",
    metavar="WHO ten|three|none",
    nargs=-1,
    required=True,
    shell_complete=after_who(complete_words(*CIRCLES)),
)
@dry_option
@click.pass_context
def circle(ctx: click.Context, /, words: tuple[str, ...], *, is_dry: bool) -> None:
    """Put somebody in the ten or the three, or in neither."""
    from mdrel.app.editing.commands import make_circle
    from mdrel.app.input.conversation_line import take_one

    context = open_for_writing(ctx, is_dry=is_dry)
    standing, wanted = take_one(context.session, join_words(words))
    command = make_circle(standing, wanted)
    context.run_and_report(command, f"{standing.contact.name} · {wanted}", say_next(standing))
