"""`mdrel stats`: how much one talks, with whom and what for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from mdrel.cli.print_items import Forms, print_items
from mdrel.cli.run import Run, current_run, json_option, open_session, report_problems

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
@json_option
@click.pass_context
def stats(ctx: click.Context, months: int, *, is_funnel: bool, is_json: bool) -> None:
    """Count conversations by month, level, channel and purpose.

    With --funnel show movement along the path instead, as the notes and git tell of it. In a pipe:
    one line per count, with tabs between group, name and conversations. With --funnel: kind (level,
    step, slip, suggestion), name, level before, level after, number, median days, text and path.
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
    from mdrel.views.terminal.bar_chart import bar_item, draw_bars

    bars = count_conversations(session, months)
    forms = Forms(
        (bar_item(bar) for bar in bars),
        ((bar.group, bar.name, bar.conversations) for bar in bars),
        lambda screen: draw_bars(bars, screen),
    )
    print_items(run, session.today, forms, is_json=is_json)


def _say_funnel(run: Run, session: Session, months: int, *, is_json: bool) -> None:
    from mdrel.app.queries import read_funnel, suggest_moves
    from mdrel.views.items import columns
    from mdrel.views.terminal.movement import FUNNEL_COLUMNS, draw_funnel, funnel_item, funnel_rows

    funnel, remark = read_funnel(session, months)
    suggestions = suggest_moves(session)
    forms = Forms(
        [funnel_item(funnel, suggestions)],
        columns(funnel_rows(funnel, suggestions), FUNNEL_COLUMNS),
        lambda screen: draw_funnel(funnel, suggestions, session.today, screen),
    )
    print_items(run, session.today, forms, is_json=is_json)
    run.note(remark)
