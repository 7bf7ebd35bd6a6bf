"""`mdrel dashboard`: the dashboards as Markdown notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from mdrel.cli.completers import complete_folders
from mdrel.cli.options import dry_option, removals_option
from mdrel.cli.run import LEVELS, Run, current_run, open_session, report_problems

if TYPE_CHECKING:
    from mdrel.app.session import Session


@click.command()
@click.option(
    "--check",
    "is_check",
    is_flag=True,
    help="Write nothing; exit with 1 when a dashboard is out of date.",
)
@dry_option
@click.option(
    "--level", type=click.Choice(["overview", *LEVELS]), default=None, help="Only this dashboard."
)
@click.option(
    "--out",
    metavar="DIR",
    default="",
    shell_complete=complete_folders,
    help="Write into DIR and leave the vault alone.",
)
@removals_option
@click.pass_context
def dashboard(ctx: click.Context, /, level: str | None, out: str, **options: bool) -> None:
    """Write the dashboards into the vault (folder Relationships), or into DIR.

    Only files that carry mdrel's mark are ever overwritten, and only when their bytes change. With
    the setting `materialize` the days of the last conversation and of the next one are written into
    contacts' notes as well.
    """
    from mdrel.app.outputs.publish import plan_dashboards, publish

    run = current_run(ctx)
    session = open_session(run)
    job = plan_dashboards(session.build, level or "", out)
    code = publish(
        job,
        run,
        is_check=options["is_check"],
        is_dry=options["is_dry"],
        accepts_removals=options["accepts_removals"],
    )
    code = max(code, _materialize(run, session, options)) if not (out or level) else code
    report_problems(run, session.problems)
    ctx.exit(code)


def _materialize(run: Run, session: Session, options: dict[str, bool]) -> int:
    """Write the derived days into notes, or check or show them, and return the exit code."""
    if not session.policy.materialize:
        return 0
    from mdrel.app.editing.editor import Editor
    from mdrel.app.editing.note_command import NoteCommand
    from mdrel.app.outputs.derived_properties import plan_materialized, write_materialized
    from mdrel.cli.write_command import say_exactly

    changes = tuple(plan_materialized(session.build))
    if options["is_check"]:
        run.print(f"out of date: {session.vault / each.path}" for each in changes)
        return 1 if changes else 0
    if options["is_dry"]:
        say_exactly(
            Editor(session.vault, session.lexicon).show(NoteCommand("materialize", "", changes))
        )
        return 0
    written, errors = write_materialized(session.build, changes)
    run.print(f"written: {session.vault / path}" for path in written)
    for error in errors:
        run.note(f"✗ {error.message}")
    return 0
