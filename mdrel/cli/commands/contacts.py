"""`mdrel contacts`: everyone in the vault."""

from __future__ import annotations

import click

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
@click.argument("who", nargs=-1)
@click.option("--why", "is_why", is_flag=True, help="Say which rule made each note a contact.")
@click.option("--json", "is_json", is_flag=True, help="Print one JSON document.")
@click.pass_context
def contacts(ctx: click.Context, who: tuple[str, ...], *, is_why: bool, is_json: bool) -> None:
    """List everyone in the vault, archived and paused people too.

    With WHO list only that person. WHO is a name, slug or alias, or the beginning of its words. In
    a pipe: one line each, with tabs between name, slug, level, circle, cadence, last conversation,
    due date, days overdue and path; --why adds the rule.
    """
    from mdrel.app.input.person_lookup import resolve_person
    from mdrel.views.items import CONTACT_COLUMNS, columns, contact_item

    run = current_run(ctx)
    session = open_session(run)
    found = resolve_person(session, " ".join(who))
    items = [contact_item(each) for each in found]
    if is_json:
        say_json(items, session.today)
    elif not is_terminal():
        say_rows(
            run, columns(items, (*CONTACT_COLUMNS, "matched_by") if is_why else CONTACT_COLUMNS)
        )
    else:
        from mdrel.views.terminal.people import draw_contacts

        run.say(draw_contacts(found, session.today, make_screen(run, len(found), is_why=is_why)))
    report_problems(run, session.problems)
