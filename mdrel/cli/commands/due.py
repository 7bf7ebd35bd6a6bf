"""`mdrel due`: everyone who is due."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from mdrel.cli.cached_answer import Question, answer
from mdrel.cli.output_format import OutputFormat
from mdrel.cli.run import LEVELS, current_run, json_option, make_rows, problem_lines

if TYPE_CHECKING:
    from mdrel.app.build import Build
    from mdrel.app.cache.answers import CachedAnswer
    from mdrel.model.agenda import Standing


def read_within(_ctx: click.Context, _param: click.Parameter, value: str) -> int:
    """Return `7d`, `2w` or `7` in days."""
    match = re.fullmatch(r"(\d{1,4})\s*([dw]?)", value.strip().lower(), re.ASCII)
    if match is None:
        raise click.BadParameter(f"'{value}' is not a number of days; write 7d or 2w.")
    return int(match[1]) * (7 if match[2] == "w" else 1)


@click.command()
@click.argument("level", type=click.Choice(LEVELS), required=False)
@click.option(
    "--within",
    metavar="SPAN",
    default="0d",
    callback=read_within,
    help="Also list people due within this many days (7d, 2w).",
)
@click.option("--exit-code", "is_exit_code", is_flag=True, help="Exit with 1 when somebody is due.")
@json_option
@click.pass_context
def due(ctx: click.Context, /, level: str | None, within: int, **options: bool) -> None:
    """List everyone who is due, in agenda order.

    With LEVEL list only that level. In a pipe: one line each, with tabs between name, slug, level,
    circle, cadence, last conversation, due date, days overdue and path.
    """
    run = current_run(ctx)
    question = Question("due", OutputFormat.of(run), level or "", within, **options)
    ctx.exit(answer(run, question, reply))


def reply(build: Build, question: Question) -> CachedAnswer:
    """Return the answer.

    Dated lines that are not read are said below it, in a pipe on stderr.
    """
    from mdrel.app.cache.answers import CachedAnswer
    from mdrel.app.queries import find_notices, find_problems
    from mdrel.views.items import due_standings
    from mdrel.views.terminal.problems import say_notices

    found, output = due_standings(build.agenda, question.level, question.within), question.output
    problems = find_problems(build)
    notices = [each for each in find_notices(problems, build.policy) if each.code == "MDR305"]
    call_again = output.screen(0).call_again
    unread = list(say_notices([] if output.quiet else notices, output.width, call_again))
    is_drawn = output.width and not question.is_json
    return CachedAnswer(
        (*_list(build, question, found), *(unread if is_drawn else ())),
        (*problem_lines(output, problems), *(() if is_drawn or question.is_json else unread)),
        1 if question.is_exit_code and found else 0,
    )


def _list(build: Build, question: Question, found: tuple[Standing, ...]) -> Iterable[str]:
    from mdrel.views.items import CONTACT_COLUMNS, columns, contact_item

    output = question.output
    if question.is_json:
        return output.json([contact_item(each) for each in found], build.today)
    if not output.width:
        return make_rows(columns(map(contact_item, found), CONTACT_COLUMNS))
    from mdrel.views.terminal.people import draw_due

    return draw_due(build.agenda, found, question.level, output.screen(len(found)))
