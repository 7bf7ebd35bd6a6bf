"""`mdrel today`: who to call today, and what to say."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from mdrel.cli.answering import answer
from mdrel.cli.look import Look, read_flag, write_flag
from mdrel.cli.report import current_run, make_rows

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
    options = (write_flag(is_why), write_flag(is_json))
    ctx.exit(answer(current_run(ctx), "today", options, reply))


def reply(session: Session, look: Look, options: tuple[str, ...]) -> tuple[Iterable[str], int]:
    """Return the lines and the exit code."""
    from mdrel.views.export import TODAY_COLUMNS, WHY_COLUMN, columns, today_item, today_row

    is_why, is_json = map(read_flag, options)
    if is_json:
        return look.json([today_item(item) for item in session.agenda.items], session.today), 0
    if not look.width:
        return make_rows(columns(map(today_row, session.agenda.items), (*TODAY_COLUMNS, WHY_COLUMN) if is_why else TODAY_COLUMNS)), 0
    from mdrel.views.terminal import draw_today

    return draw_today(session.agenda, look.screen(session.policy.method.calls_per_day, is_why=is_why)), 0
