"""`mdrel stats`: how much one talks, with whom and what for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from mdrel.cli.run import (
    Run,
    current_run,
    is_terminal,
    make_screen,
    open_session,
    report_problems,
    say_json,
    say_rows,
)

if TYPE_CHECKING:
    from mdrel.app.session import Session


@click.command()
@click.option(
    "--months",
    type=click.IntRange(1, 240),
    default=12,
    show_default=True,
    help="How many calendar months to count.",
)
@click.option(
    "--funnel",
    "is_funnel",
    is_flag=True,
    help=(
        "Show the path from target to trusted instead: moves, days per step, who went back, whom "
        "to consider."
    ),
)
@click.option("--json", "is_json", is_flag=True, help="Print one JSON document.")
@click.pass_context
def stats(ctx: click.Context, months: int, *, is_funnel: bool, is_json: bool) -> None:
    """Count conversations by month, level, channel and purpose.

    With --funnel show movement along the path instead. In a pipe: one line per count, with tabs
    between group, name and conversations. With --funnel: kind (level, step, slip, suggestion),
    name, level before, level after, number, median days, text and path.
    """
    run = current_run(ctx)
    session = open_session(run)
    if is_funnel:
        _say_funnel(run, session, months, is_json=is_json)
    else:
        _say_bars(run, session, months, is_json=is_json)
    report_problems(run, session.problems)


def _say_bars(run: Run, session: Session, months: int, *, is_json: bool) -> None:
    from mdrel.app.queries import count_conversations
    from mdrel.views.terminal.bar_chart import draw_bars

    bars = count_conversations(session, months)
    if is_json:
        say_json(
            [
                {"group": bar.group, "name": bar.name, "conversations": bar.conversations}
                for bar in bars
            ],
            session.today,
        )
    elif not is_terminal():
        say_rows(run, ((bar.group, bar.name, bar.conversations) for bar in bars))
    else:
        run.say(draw_bars(bars, make_screen(run, 1)))


def _say_funnel(run: Run, session: Session, months: int, *, is_json: bool) -> None:
    from mdrel.app.queries import read_funnel, suggest_moves
    from mdrel.views.terminal.movement import FUNNEL_COLUMNS, draw_funnel, funnel_item, funnel_rows

    funnel, remark = read_funnel(session, months)
    suggestions = suggest_moves(session)
    if is_json:
        say_json([funnel_item(funnel, suggestions)], session.today)
    elif not is_terminal():
        say_rows(
            run,
            ([row[name] for name in FUNNEL_COLUMNS] for row in funnel_rows(funnel, suggestions)),
        )
    else:
        run.say(draw_funnel(funnel, suggestions, session.today, make_screen(run, 1)))
    run.remark(remark)
