"""`mdrel snooze`: let somebody be until a day."""

from __future__ import annotations

import click

from mdrel.cli.completers import after_who, complete_coming
from mdrel.cli.options import dry_option
from mdrel.cli.write_command import join_words, open_for_writing, say_next


@click.command()
@click.argument(
    "words", metavar="WHO DATE", nargs=-1, required=True, shell_complete=after_who(complete_coming)
)
@click.option("--off", "is_off", is_flag=True, help="End the snooze.")
@dry_option
@click.pass_context
def snooze(ctx: click.Context, /, words: tuple[str, ...], *, is_off: bool, is_dry: bool) -> None:
    """Leave somebody in peace until DATE: friday, 'in 2 weeks', 2026-12-01.

    Until then there is no reminder of them, nor of a message from them that you set aside.
    """
    from mdrel.app.editing.commands import make_snooze
    from mdrel.app.input.conversation_line import take_one
    from mdrel.app.input.dates import read_coming_day
    from mdrel.views.terminal.text import describe_day

    context = open_for_writing(ctx, is_dry=is_dry)
    standing, wanted = take_one(context.session, join_words(words))
    session = context.session
    until = None if is_off else read_coming_day(wanted, session.today, session.date_order)
    when = f"until {describe_day(until, session.today)}" if until else "no snooze"
    title = f"{standing.contact.name} · {when}"
    context.run_and_report(make_snooze(standing, until), title, say_next(standing))
