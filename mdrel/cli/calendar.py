"""`mdrel calendar`: the feed as a file."""

from __future__ import annotations

import click

from mdrel.cli.report import current_run, open_session, report_problems


@click.command()
@click.option("--out", metavar="FILE", default="", help="Write to FILE instead (- for stdout) and leave the vault alone.")
@click.option("--check", "is_check", is_flag=True, help="Write nothing; exit with 1 when the feed is out of date.")
@click.option("--accept-removals", "accepts_removals", is_flag=True, help="Go on although most contacts are gone since last time.")
@click.pass_context
def calendar(ctx: click.Context, /, out: str, **options: bool) -> None:
    """Write the calendar feed (Relationships/reminders.ics): reminders, replies, follow-ups, birthdays, the weekly goal.

    Events that did not change keep their bytes, so that subscribers see only what moved.
    """
    from mdrel.app.publish import plan_feed, publish, write_stdout

    run = current_run(ctx)
    session = open_session(run)
    job, problems = plan_feed(session, out)
    is_check = options["is_check"]
    code = write_stdout(job) if out == "-" and not is_check else publish(job, run, is_check=is_check, accepts_removals=options["accepts_removals"])
    report_problems(run, [*problems, *session.problems])
    ctx.exit(code)
