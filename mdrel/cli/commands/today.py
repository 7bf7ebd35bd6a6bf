"""`mdrel today`: who to call today, and what to say."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from mdrel.cli.cached_answer import answer
from mdrel.cli.output_format import OutputFormat, read_flag, write_flag
from mdrel.cli.run import current_run, make_rows, problem_lines

if TYPE_CHECKING:
    from mdrel.app.cache.answers import CachedAnswer
    from mdrel.app.session import Session
    from mdrel.views.terminal.screen import Screen


@click.command()
@click.option("--why", "is_why", is_flag=True, help="Show the rule and the dates behind each line.")
@click.option("--json", "is_json", is_flag=True, help="Print one JSON document.")
@click.pass_context
def today(ctx: click.Context, *, is_why: bool, is_json: bool) -> None:
    """Show who to call today, and what to say.

    In a pipe: one line per thing to do, with tabs between kind, due date, name, level, text, what
    to say and path; --why adds the rule.
    """
    options = (write_flag(is_why), write_flag(is_json))
    ctx.exit(answer(current_run(ctx), "today", options, reply))


def reply(session: Session, look: OutputFormat, options: tuple[str, ...]) -> CachedAnswer:
    """Return the answer.

    In a pipe what is not read, and how many problems there are, go to stderr.
    """
    from mdrel.app.cache.answers import CachedAnswer
    from mdrel.app.queries import find_notices
    from mdrel.views.items import TODAY_COLUMNS, WHY_COLUMN, columns, today_item, today_row
    from mdrel.views.terminal.problems import say_notices

    is_why, is_json = map(read_flag, options)
    told = tuple(problem_lines(look, session.problems))
    if is_json:
        return CachedAnswer(
            tuple(look.json([today_item(item) for item in session.agenda.items], session.today)),
            told,
        )
    if not look.width:
        rows = columns(
            map(today_row, session.agenda.items),
            (*TODAY_COLUMNS, WHY_COLUMN) if is_why else TODAY_COLUMNS,
        )
        return CachedAnswer(
            tuple(make_rows(rows)),
            (*told, *say_notices(() if look.quiet else find_notices(session))),
        )
    return CachedAnswer(
        tuple(
            _draw(session, look, look.screen(session.policy.method.calls_per_day, is_why=is_why))
        ),
        told if look.verbose else (),
    )


def _draw(session: Session, look: OutputFormat, screen: Screen) -> Iterable[str]:
    """Return the morning on a terminal.

    What is not read, and how many problems there are, are part of it.
    """
    from mdrel.app.queries import find_notices
    from mdrel.views.terminal.morning import draw_screen
    from mdrel.views.terminal.problems import say_numbers

    notices = tuple(
        each for each in find_notices(session) if not look.quiet or each.code == "MDR501"
    )
    numbers = "" if look.quiet else say_numbers(session.problems)
    return draw_screen(session.agenda, screen, notices, numbers)
