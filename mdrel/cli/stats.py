"""`mdrel stats`: how much one talks, with whom and what for."""

from __future__ import annotations

import click

from mdrel.cli.report import current_run, is_terminal, make_screen, open_session, report_problems, say_json, say_rows


@click.command()
@click.option("--months", type=click.IntRange(1, 240), default=12, show_default=True, help="How many calendar months to count.")
@click.option("--json", "is_json", is_flag=True, help="Print one JSON document.")
@click.pass_context
def stats(ctx: click.Context, months: int, *, is_json: bool) -> None:
    """Count conversations by month, level, channel and purpose.

    In a pipe: one line per count, with tabs between group, name and conversations.
    """
    from mdrel.rules.statistics import make_statistics
    from mdrel.views.chart import draw_bars

    run = current_run(ctx)
    session = open_session(run)
    bars = make_statistics(session.snapshot, session.today, months)
    if is_json:
        say_json([{"group": bar.group, "name": bar.name, "conversations": bar.conversations} for bar in bars], session.today)
    elif not is_terminal():
        say_rows(run, ((bar.group, bar.name, bar.conversations) for bar in bars))
    else:
        run.say(draw_bars(bars, make_screen(run, 1)))
    report_problems(run, session.problems)
