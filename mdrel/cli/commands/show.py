"""`mdrel show`: one person, whole."""

from __future__ import annotations

import click

from mdrel.cli.person_argument import choose_one, who_argument
from mdrel.cli.print_items import Forms, print_items
from mdrel.cli.run import current_run, json_option, open_session, report_problems
from mdrel.cli.terminal import is_terminal


@click.command()
@who_argument
@click.option(
    "--all", "is_all", is_flag=True, help="Show the whole timeline, not only the newest of it."
)
@json_option
@click.pass_context
def show(ctx: click.Context, who: tuple[str, ...], *, is_all: bool, is_json: bool) -> None:
    """Show one person: card, what is open between you, and the timeline.

    WHO is a name, slug or alias, or the beginning of its words. In a pipe: one line per
    conversation, newest first, with tabs between date, channel, purpose, text, path and line.
    """
    from mdrel.views.items import TALK_COLUMNS, columns, person_item, talk_item
    from mdrel.views.terminal.person import draw_card
    from mdrel.views.terminal.wording import say_unread

    run = current_run(ctx)
    session = open_session(run)
    standing = choose_one(session, who)
    contact = standing.contact
    unread = session.agenda.unread.get(contact.path, 0)
    forms = Forms(
        [person_item(standing, session.today)],
        columns((talk_item(talk, contact.path) for talk in contact.conversations), TALK_COLUMNS),
        lambda screen: draw_card(standing, session.today, screen, unread, is_all=is_all),
    )
    print_items(run, session.today, forms, is_json=is_json)
    if unread and not (is_json or is_terminal()):
        run.note(say_unread(unread))
    report_problems(run, session.problems)
