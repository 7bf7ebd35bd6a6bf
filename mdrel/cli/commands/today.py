"""`mdrel today`: who to call today, and what to say."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import click

from mdrel.cli.cached_answer import Question, answer
from mdrel.cli.output_format import OutputFormat
from mdrel.cli.run import current_run, json_option, make_rows, problem_lines

if TYPE_CHECKING:
    from mdrel.app.build import Build
    from mdrel.app.cache.answers import CachedAnswer
    from mdrel.model.diagnostic import Diagnostic


@click.command()
@click.option("--why", "is_why", is_flag=True, help="Show the rule and the dates behind each line.")
@json_option
@click.pass_context
def today(ctx: click.Context, *, is_why: bool, is_json: bool) -> None:
    """Show who to call today, and what to say.

    In a pipe: one line per thing to do, with tabs between kind, due date, name, level, text, what
    to say (in the first line of each person) and path; --why adds the rule. --json holds what comes
    up and the notices as well.
    """
    run = current_run(ctx)
    question = Question("today", OutputFormat.of(run), is_why=is_why, is_json=is_json)
    ctx.exit(answer(run, question, reply))


def reply(build: Build, question: Question) -> CachedAnswer:
    """Return the answer.

    In a pipe what is not read, and how many problems there are, go to stderr.
    """
    from mdrel.app.cache.answers import CachedAnswer
    from mdrel.app.queries import find_notices, find_problems
    from mdrel.views.items import columns
    from mdrel.views.terminal.morning_items import (
        TODAY_COLUMNS,
        WHY_COLUMN,
        morning_items,
        today_rows,
    )
    from mdrel.views.terminal.problems import say_notices

    output, problems = question.output, find_problems(build)
    told = tuple(problem_lines(output, problems))
    if question.is_json:
        items = morning_items(build.agenda, find_notices(problems, build.policy), problems)
        return CachedAnswer(tuple(output.json([*items], build.today)), told)
    if not output.width:
        rows = columns(
            today_rows(build.agenda),
            (*TODAY_COLUMNS, WHY_COLUMN) if question.is_why else TODAY_COLUMNS,
        )
        notices = () if output.quiet else find_notices(problems, build.policy)
        call_again = output.screen(0).call_again
        return CachedAnswer(tuple(make_rows(rows)), (*told, *say_notices(notices, 0, call_again)))
    lines = _draw(build, question, problems)
    return CachedAnswer(tuple(lines), told if output.verbose else ())


def _draw(build: Build, question: Question, problems: Sequence[Diagnostic]) -> Iterable[str]:
    """Return the morning on a terminal.

    What is not read, and how many problems there are, are part of it.
    """
    from mdrel.app.queries import find_notices
    from mdrel.views.terminal.morning import draw_screen
    from mdrel.views.terminal.problems import say_numbers

    output = question.output
    notices = tuple(
        each
        for each in find_notices(problems, build.policy)
        if not output.quiet or each.code == "MDR501"
    )
    screen = output.screen(build.policy.method.calls_per_day)
    numbers = "" if output.quiet else say_numbers(problems)
    return draw_screen(build.agenda, screen, notices, numbers, is_why=question.is_why)
