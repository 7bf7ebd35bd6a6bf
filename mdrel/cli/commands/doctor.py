"""`mdrel doctor`: what is wrong around a vault, and its remedy."""

from __future__ import annotations

import click

from mdrel.cli.run import Run, current_run, is_terminal, open_session, say_json, say_rows


@click.command()
@click.option("--fix", "is_fixed", is_flag=True, help="Put lost entries back and delete leftovers.")
@click.option(
    "--forget",
    "is_forgotten",
    is_flag=True,
    help="Lost entries were deleted on purpose: report them no more.",
)
@click.option("--json", "is_json", is_flag=True, help="Print one JSON document.")
@click.pass_context
def doctor(ctx: click.Context, /, *, is_fixed: bool, is_forgotten: bool, is_json: bool) -> None:
    """Find what is wrong around the vault.

    That is lost entries, leftovers of killed writes, folders that cannot be written to, a clone
    without the merge driver, and watch limits. Lost entries are those of the last 30 days that an
    editor saved over.
    In a pipe: one line each, with tabs between kind, path, message and remedy. Exits with 1 when
    there is something that was not mended.
    """
    from mdrel.app.cache.status import describe_cache
    from mdrel.app.doctor import examine, forget_lost, mend
    from mdrel.app.editing.lost_entries import KEPT_DAYS
    from mdrel.views.terminal.doctor import draw_findings, finding_item, finding_row

    run = current_run(ctx)
    session = open_session(run)
    found = examine(session)
    mended, errors = mend(session, found) if is_fixed else ([], [])
    if is_forgotten:
        forget_lost(session, found)
    if is_json:
        say_json([finding_item(each, is_mended=each in mended) for each in found], session.today)
    elif is_terminal():
        run.say(draw_findings(found, mended, run.paint, KEPT_DAYS))
    else:
        say_rows(run, (finding_row(each) for each in found))
    _tell(run, [f"{error.message}" for error in errors], describe_cache(session.vault).words)
    left = [each for each in found if each not in mended and not (is_forgotten and each.lost)]
    ctx.exit(1 if left else 0)


def _tell(run: Run, errors: list[str], cache: str) -> None:
    for line in errors:
        run.tell(f"✗ {line}")
    if run.verbose or is_terminal():
        run.tell(cache)
