"""`mdrel due`: everyone who is due."""

from __future__ import annotations

import re

import click

from mdrel.cli.report import current_run, is_terminal, make_screen, open_session, report_problems, say_json, say_rows


def read_within(_ctx: click.Context, _param: click.Parameter, value: str) -> int:
    """Return `7d`, `2w` or `7` in days."""
    match = re.fullmatch(r"(\d{1,4})\s*([dw]?)", value.strip().lower(), re.ASCII)
    if match is None:
        raise click.BadParameter(f"'{value}' is no span of days; write 7d or 2w.")
    return int(match[1]) * (7 if match[2] == "w" else 1)


@click.command()
@click.argument("level", type=click.Choice(["trusted", "transactional", "tentative", "target"]), required=False)
@click.option("--within", metavar="SPAN", default="0d", callback=read_within, help="Add those due within so many days (7d, 2w).")
@click.option("--exit-code", "is_exit_code", is_flag=True, help="Exit with 1 when somebody is due.")
@click.option("--json", "is_json", is_flag=True, help="Print one JSON document.")
@click.pass_context
def due(ctx: click.Context, /, level: str | None, within: int, **options: bool) -> None:
    """List everyone who is due, in agenda order; with LEVEL only that level.

    In a pipe: one line each, with tabs between name, slug, level, circle, cadence, last conversation, due date, days overdue and path.
    """
    from mdrel.views.export import CONTACT_COLUMNS, columns, contact_item, due_standings

    run = current_run(ctx)
    session = open_session(run)
    found = due_standings(session.agenda, level or "", within)
    items = [contact_item(each) for each in found]
    if options["is_json"]:
        say_json(items, session.today)
    elif not is_terminal():
        say_rows(run, columns(items, CONTACT_COLUMNS))
    else:
        from mdrel.views.terminal import draw_due

        run.say(draw_due(session.agenda, found, make_screen(run, len(found))))
    report_problems(run, session.problems)
    ctx.exit(1 if options["is_exit_code"] and found else 0)
