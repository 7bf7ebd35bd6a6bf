"""`mdrel brief`: what to know before a meeting."""

from __future__ import annotations

import click

from mdrel.cli.person_argument import choose_one, who_argument
from mdrel.cli.print_items import say_json
from mdrel.cli.run import current_run, json_option, make_screen, open_session, report_problems


@click.command()
@who_argument
@json_option
@click.pass_context
def brief(ctx: click.Context, who: tuple[str, ...], *, is_json: bool) -> None:
    """Say what to know before a meeting: last talks, promises both ways, people in common.

    WHO is a name, slug or alias, or the beginning of its words. It is a page to read, in a pipe
    too.
    """
    from mdrel.app.queries import find_common_people, prepare
    from mdrel.views.items import person_item
    from mdrel.views.terminal.person import TALKS_IN_BRIEF, draw_brief

    run = current_run(ctx)
    session = open_session(run)
    standing = prepare(session, choose_one(session, who))
    company = find_common_people(session, standing.contact)
    if is_json:
        say_json([person_item(standing, session.today, company, TALKS_IN_BRIEF)], session.today)
    else:
        unread = session.agenda.unread.get(standing.contact.path, 0)
        run.print(draw_brief(standing, company, session.today, make_screen(run), unread))
    report_problems(run, session.problems)
