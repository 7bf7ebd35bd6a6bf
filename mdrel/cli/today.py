"""`mdrel today`: who to call today, and what to say."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from mdrel.cli.answering import answer
from mdrel.cli.report import Run, current_run, is_terminal, make_json, make_rows, make_screen

if TYPE_CHECKING:
    from mdrel.app.session import Session


@click.command()
@click.option("--why", "is_why", is_flag=True, help="Show the rule and the dates behind each line.")
@click.option("--json", "is_json", is_flag=True, help="Print one JSON document.")
@click.pass_context
def today(ctx: click.Context, *, is_why: bool, is_json: bool) -> None:
    """Show who to call today, and what to say.

    In a pipe: one line per thing to do, with tabs between kind, due date, name, level, text, what to say and path; --why adds the rule.
    """
    run = current_run(ctx)
    ctx.exit(answer(run, ("today", is_why, is_json), lambda session: (_make_lines(run, session, is_why=is_why, is_json=is_json), 0)))


def _make_lines(run: Run, session: Session, *, is_why: bool, is_json: bool) -> Iterable[str]:
    from mdrel.views.export import TODAY_COLUMNS, WHY_COLUMN, columns, today_item, today_row

    if is_json:
        return [make_json([today_item(item) for item in session.agenda.items], session.today)]
    if not is_terminal():
        return make_rows(columns(map(today_row, session.agenda.items), (*TODAY_COLUMNS, WHY_COLUMN) if is_why else TODAY_COLUMNS))
    from mdrel.views.terminal import draw_today

    return draw_today(session.agenda, make_screen(run, session.policy.method.calls_per_day, is_why=is_why))
