"""`mdrel show`: one person, whole."""

from __future__ import annotations

import click

from mdrel.cli.person_argument import choose_one, who_argument
from mdrel.cli.run import (
    current_run,
    is_terminal,
    make_screen,
    open_session,
    report_problems,
    say_json,
    say_rows,
)


@click.command()
@who_argument
@click.option(
    "--all", "is_all", is_flag=True, help="Show the whole timeline, not only the newest of it."
)
@click.option("--json", "is_json", is_flag=True, help="Print one JSON document.")
@click.pass_context
def show(ctx: click.Context, who: tuple[str, ...], *, is_all: bool, is_json: bool) -> None:
    """Show one person: card, what is open between you, and the timeline.

    WHO is a name, slug or alias, or the beginning of its words. In a pipe: one line per
    conversation, newest first, with tabs between date, channel, purpose, text, path and line.
    """
    from mdrel.views.items import TALK_COLUMNS, columns, person_item, talk_item

    run = current_run(ctx)
    session = open_session(run)
    standing = choose_one(session, who)
    if is_json:
        say_json([person_item(standing)], session.today)
    elif not is_terminal():
        say_rows(run, columns(map(talk_item, standing.contact.conversations), TALK_COLUMNS))
    else:
        from mdrel.views.terminal.person import draw_card

        run.say(draw_card(standing, session.today, make_screen(run, 1), is_all=is_all))
    report_problems(run, session.problems)
