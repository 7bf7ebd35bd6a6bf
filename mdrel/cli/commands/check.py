"""`mdrel check`: every problem in the notes."""

from __future__ import annotations

import click

from mdrel.cli.completers import complete_code
from mdrel.cli.print_items import say_json
from mdrel.cli.run import current_run, json_option, open_session
from mdrel.cli.terminal import fold, is_terminal, read_width
from mdrel.errors import UsageError
from mdrel.model.codes import CODES, find_code
from mdrel.model.diagnostic import Severity


@click.command()
@click.argument("code", required=False, shell_complete=complete_code)
@json_option
@click.pass_context
def check(ctx: click.Context, code: str | None, *, is_json: bool) -> None:
    """List every problem in the notes: path, line, column, what is wrong and what to do.

    What to do is below the first problem that it changes. The last line sums them up by kind.
    With CODE only problems of that kind are listed, each at its place, also where one line stands
    for all of a vault. Exits with 1 when there is an error or a warning; remarks (info) alone are
    fine.
    """
    from mdrel.app.queries import find_notices
    from mdrel.views.items import problem_item, problem_line
    from mdrel.views.terminal.problems import break_problem, sum_up_kinds
    from mdrel.views.terminal.text import count, show

    run = current_run(ctx)
    session = open_session(run)
    problems = session.list_each(_read_code(code)) if code else session.problems
    if is_json:
        say_json([problem_item(each) for each in problems], session.today)
    told, width = {""}, read_width() if is_terminal() else 0
    for each in problems if not is_json else ():
        run.print(break_problem(each, width) if width else show(problem_line(each)))
        if each.hint not in told:
            told.add(each.hint)
            run.print(
                run.paint(f"    {line}", "dim") for line in fold(run.call_again(each.hint), 4)
            )
    serious = sum(each.severity is not Severity.INFO for each in problems)
    kinds = sum_up_kinds(problems, () if code else find_notices(problems, session.policy))
    numbers = (
        count(session.snapshot.notes, "note"),
        count(len(session.snapshot.contacts), "contact"),
        count(serious, "problem"),
    )
    last = (
        f"{', '.join(numbers)}, "
        f"{count(len(problems) - serious, 'remark')}{f': {kinds}' if kinds else ''}"
    )
    for line in fold(run.call_again(last)):
        run.note(line)
    ctx.exit(1 if serious else 0)


def _read_code(text: str) -> str:
    """Return the code of a kind of problem called by code or name.

    Raises UsageError where there is no such kind.
    """
    from mdrel.cli.usage_errors import ask_nearest

    if row := find_code(text):
        return row.code
    near = ask_nearest(text.lower(), (each.slug for each in CODES.values()))
    raise UsageError(
        f"'{text}' is not the code of a problem{near}", "`mdrel explain` lists them all."
    )
