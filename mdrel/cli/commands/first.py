"""`mdrel first`: whom to call first with a critical issue or an idea."""

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
@click.argument("subject", nargs=-1, required=True)
@click.option("--json", "is_json", is_flag=True, help="Print one JSON document.")
@click.pass_context
def first(ctx: click.Context, subject: tuple[str, ...], *, is_json: bool) -> None:
    """Say whom to call first about SUBJECT.

    Those you trust are ranked by what you talked about with them. In a pipe: one line per place
    that speaks for a person, with tabs between name, slug, level, circle, date, kind, text, path
    and line.
    """
    from mdrel.app.queries import find_first_calls
    from mdrel.views.terminal.first_call import FIRST_COLUMNS, draw_first, first_item, first_rows

    run = current_run(ctx)
    session = open_session(run)
    calls = find_first_calls(session, " ".join(subject))
    if is_json:
        say_json([first_item(call) for call in calls], session.today)
    elif not is_terminal():
        say_rows(run, ([row[name] for name in FIRST_COLUMNS] for row in first_rows(calls)))
    else:
        run.say(
            draw_first(
                calls,
                " ".join(subject),
                session.today,
                make_screen(run, session.policy.method.calls_per_day),
            )
        )
    report_problems(run, session.problems)
