"""`mdrel today`: who to call today, and what to say."""

from __future__ import annotations

import click

from mdrel.cli.report import current_run, is_terminal, make_screen, open_session, report_problems, say_json, say_rows


@click.command()
@click.option("--why", "is_why", is_flag=True, help="Show the rule and the dates behind each line.")
@click.option("--json", "is_json", is_flag=True, help="Print one JSON document.")
@click.pass_context
def today(ctx: click.Context, *, is_why: bool, is_json: bool) -> None:
    """Show who to call today, and what to say.

    In a pipe: one line per thing to do, with tabs between kind, due date, name, level, text, what to say and path; --why adds the rule.
    """
    from mdrel.views.export import TODAY_COLUMNS, WHY_COLUMN, columns, today_item, today_row

    run = current_run(ctx)
    session = open_session(run)
    if is_json:
        say_json([today_item(item) for item in session.agenda.items], session.today)
    elif not is_terminal():
        say_rows(run, columns(map(today_row, session.agenda.items), (*TODAY_COLUMNS, WHY_COLUMN) if is_why else TODAY_COLUMNS))
    else:
        from mdrel.views.terminal import draw_today

        run.say(draw_today(session.agenda, make_screen(run, session.policy.method.calls_per_day, is_why=is_why)))
    report_problems(run, session.problems)
