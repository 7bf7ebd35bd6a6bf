"""`mdrel dashboard`: the dashboards as Markdown notes."""

from __future__ import annotations

import click

from mdrel.cli.report import current_run, open_session, report_problems


@click.command()
@click.option("--check", "is_check", is_flag=True, help="Write nothing; exit with 1 when a dashboard is out of date.")
@click.option("--dry-run", "is_dry", is_flag=True, help="Write nothing; print a diff of what would change.")
@click.option("--level", type=click.Choice(["overview", "trusted", "transactional", "tentative", "target"]), default=None, help="Only this dashboard.")
@click.option("--out", metavar="DIR", default="", help="Write into DIR and leave the vault alone.")
@click.option("--accept-removals", "accepts_removals", is_flag=True, help="Go on although most contacts are gone since last time.")
@click.pass_context
def dashboard(ctx: click.Context, /, level: str | None, out: str, **options: bool) -> None:
    """Write the dashboards into the vault (folder Relationships), or into DIR.

    Only files that carry mdrel's mark are ever overwritten, and only when their bytes change.
    """
    from mdrel.app.publish import plan_dashboards, publish

    run = current_run(ctx)
    session = open_session(run)
    job = plan_dashboards(session, level or "", out)
    code = publish(job, run, is_check=options["is_check"], is_dry=options["is_dry"], accepts_removals=options["accepts_removals"])
    report_problems(run, session.problems)
    ctx.exit(code)
