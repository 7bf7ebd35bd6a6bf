"""`mdrel calendar`: the feed as a file."""

from __future__ import annotations

import click

from mdrel.cli.completers import complete_words
from mdrel.cli.options import out_option, removals_option
from mdrel.cli.run import LEVELS, current_run, open_session, report_problems

ONLY = (
    *LEVELS,
    *("conversations", "replies", "follow-ups", "objectives", "birthdays", "goal"),
)


@click.command()
@out_option("Write to FILE instead (- for stdout) and leave the vault alone.")
@click.option(
    "--only",
    metavar="WHAT",
    shell_complete=complete_words(*ONLY),
    default="",
    help="Only people of a level or one kind of event: trusted, birthdays ... (see below).",
)
@click.option(
    "--check",
    "is_check",
    is_flag=True,
    help="Write nothing; exit with 1 when the feed is out of date.",
)
@removals_option
@click.pass_context
def calendar(ctx: click.Context, /, out: str, only: str, **options: bool) -> None:
    """Write the calendar feed (Relationships/reminders.ics).

    It holds reminders, replies, follow-ups, birthdays and the weekly goal. Events that did not
    change keep their bytes, so subscribers see only what moved.

    --only makes a feed of its own beside it (reminders-birthdays.ics), which calendar, watch and
    serve then keep up to date as well until you delete it. WHAT is trusted, transactional,
    tentative, target; conversations, replies, follow-ups, objectives, birthdays, goal.
    """
    from mdrel.app.outputs.feeds import publish_feed

    run = current_run(ctx)
    session = open_session(run)
    code, problems = publish_feed(session, run, out, only, **options)
    report_problems(run, [*problems, *session.problems])
    ctx.exit(code)
