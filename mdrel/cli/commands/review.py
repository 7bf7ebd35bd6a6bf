"""`mdrel review`: the week, looked back at."""

from __future__ import annotations

import re

import click

from mdrel.cli.completers import complete_weeks
from mdrel.cli.guided import Start, ask_through, guided_options, open_guide
from mdrel.cli.print_items import say_json
from mdrel.cli.run import json_option, report_problems


def read_week(_ctx: click.Context, _param: click.Parameter, value: str) -> str:
    """Return the week `2026-W47` after checking that the year has it.

    Some years have a week 53.
    """
    from mdrel.app.queries import check_week

    match = re.fullmatch(r"(\d{4})-?[Ww](\d{1,2})", value)
    try:
        if value:
            check_week(value if match else "0W0")
    except ValueError as error:
        reason = f"{match[1]} has no week {int(match[2])}" if match else "write it like 2026-W47"
        raise click.BadParameter(f"'{value}' is not a week: {reason}.") from error
    return value


@click.command()
@click.option(
    "--week",
    metavar="WEEK",
    shell_complete=complete_weeks,
    default="",
    callback=read_week,
    help="The ISO week, such as 2026-W47; by default this week, or last week until Wednesday.",
)
@click.option(
    "--print", "is_print", is_flag=True, help="Only print the review: no question, nothing written."
)
@json_option
@guided_options
@click.pass_context
def review(ctx: click.Context, /, week: str, source: str, **flags: bool) -> None:
    """Look back at the week and decide.

    You say which uncounted lines were talks, answer or let go, move people, tick promises kept,
    choose next week's target, and say what matters most. Nothing is written before you have seen a
    summary: your decisions, and the record Reviews/WEEK.md, which is yours from then on.
    ? explains a question, b goes back, q stops. Stopped at any question, it goes on from there the
    next time. --json goes with --print.
    """
    from mdrel.app.guides.review import look_back, print_review, run_review
    from mdrel.views.terminal.review_items import review_item

    is_print, is_json = flags["is_print"], flags["is_json"]
    if is_json and not is_print:
        raise click.UsageError("--json goes with --print.")
    words = f"--week {week}" if week else ""
    start = Start("review", week, source, flags["is_fresh"], is_print, words)
    run, guide = open_guide(ctx, start)
    found = look_back(guide.session, week)
    if is_json:
        say_json([review_item(found)], guide.session.today)
        report_problems(run, guide.session.problems)
        return
    ask_through(run, guide, lambda each: (print_review if is_print else run_review)(each, found))
