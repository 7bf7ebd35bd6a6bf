"""`mdrel due`: everyone who is due."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from mdrel.cli.cached_answer import answer
from mdrel.cli.output_format import OutputFormat, read_flag, write_flag
from mdrel.cli.run import current_run, make_rows, problem_lines

if TYPE_CHECKING:
    from mdrel.app.cache.answers import CachedAnswer
    from mdrel.app.session import Session


def read_within(_ctx: click.Context, _param: click.Parameter, value: str) -> int:
    """Return `7d`, `2w` or `7` in days."""
    match = re.fullmatch(r"(\d{1,4})\s*([dw]?)", value.strip().lower(), re.ASCII)
    if match is None:
        raise click.BadParameter(f"'{value}' is no span of days; write 7d or 2w.")
    return int(match[1]) * (7 if match[2] == "w" else 1)


@click.command()
@click.argument(
    "level", type=click.Choice(["trusted", "transactional", "tentative", "target"]), required=False
)
@click.option(
    "--within",
    metavar="SPAN",
    default="0d",
    callback=read_within,
    help="Add those due within so many days (7d, 2w).",
)
@click.option("--exit-code", "is_exit_code", is_flag=True, help="Exit with 1 when somebody is due.")
@click.option("--json", "is_json", is_flag=True, help="Print one JSON document.")
@click.pass_context
def due(ctx: click.Context, /, level: str | None, within: int, **options: bool) -> None:
    """List everyone who is due, in agenda order.

    With LEVEL list only that level. In a pipe: one line each, with tabs between name, slug, level,
    circle, cadence, last conversation, due date, days overdue and path.
    """
    flags = (write_flag(options["is_exit_code"]), write_flag(options["is_json"]))
    ctx.exit(answer(current_run(ctx), "due", (level or "", str(within), *flags), reply))


def reply(session: Session, look: OutputFormat, options: tuple[str, ...]) -> CachedAnswer:
    """Return the answer."""
    from mdrel.app.cache.answers import CachedAnswer

    lines, code = _list(session, look, options)
    return CachedAnswer(tuple(lines), tuple(problem_lines(look, session.problems)), code)


def _list(
    session: Session, look: OutputFormat, options: tuple[str, ...]
) -> tuple[Iterable[str], int]:
    """Return the lines and the exit code."""
    from mdrel.views.items import CONTACT_COLUMNS, columns, contact_item, due_standings

    level, within, *flags = options
    is_exit_code, is_json = map(read_flag, flags)
    found = due_standings(session.agenda, level, int(within))
    code = 1 if is_exit_code and found else 0
    if is_json:
        return look.json([contact_item(each) for each in found], session.today), code
    if not look.width:
        return make_rows(columns(map(contact_item, found), CONTACT_COLUMNS)), code
    from mdrel.views.terminal.people import draw_due

    return draw_due(session.agenda, found, level, look.screen(len(found))), code
