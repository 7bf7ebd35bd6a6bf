"""`mdrel level`: somebody moves along the path (M17)."""

from __future__ import annotations

import click

from mdrel.cli.completers import LEVEL_WORDS, after_who, complete_words
from mdrel.cli.options import date_option, dry_option
from mdrel.cli.write_command import join_words, open_for_writing, say_next


@click.command()
@click.argument(
    "words",
    metavar="WHO[,WHO] up|down|LEVEL",
    nargs=-1,
    required=True,
    shell_complete=after_who(complete_words(*LEVEL_WORDS)),
)
@click.option("--why", metavar="TEXT", default="", help="The reason, kept with the move.")
@date_option("When it was; today if left out.")
@dry_option
@click.pass_context
def level(
    ctx: click.Context, /, words: tuple[str, ...], why: str, day: str, *, is_dry: bool
) -> None:
    """Move people up or down the path, or to a level by name.

    Separate several people by commas or 'and'; they are moved together or not at all. The path is
    target, tentative, transactional, trusted. The property changes, and a dated line under
    `## Levels` keeps the history.
    """
    from mdrel.app.editing.commands import make_levels
    from mdrel.app.input.conversation_line import take_people
    from mdrel.app.input.dates import read_typed_day
    from mdrel.views.terminal.text import describe_day

    context = open_for_writing(ctx, is_dry=is_dry)
    people, wanted = take_people(context.session, join_words(words))
    today, order = context.session.today, context.session.date_order
    on = read_typed_day(day, today, order, is_past=True) if day else today
    command = make_levels(people, wanted, on, why)
    when = f" · {describe_day(on, today)}" if day else ""
    context.run_and_report(
        command, command.what + when, say_next(people[0]) if len(people) == 1 else None
    )
