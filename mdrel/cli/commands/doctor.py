"""`mdrel doctor`: what is wrong around a vault, and its remedy."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from mdrel.cli.print_items import Forms, print_items
from mdrel.cli.run import Run, current_run, json_option, open_session
from mdrel.cli.terminal import is_terminal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mdrel.app.doctor import Finding
    from mdrel.errors import MdrelError
    from mdrel.views.fields import vault as fields


@click.command()
@click.option("--fix", "is_fixed", is_flag=True, help="Put lost entries back and delete leftovers.")
@click.option(
    "--forget",
    "is_forgotten",
    is_flag=True,
    help="The lost entries were deleted on purpose: stop reporting them.",
)
@json_option
@click.pass_context
def doctor(ctx: click.Context, /, *, is_fixed: bool, is_forgotten: bool, is_json: bool) -> None:
    """Find what is wrong around the vault.

    That is lost entries, leftovers of killed writes, folders that cannot be written to, a clone
    without the merge driver, a service that cannot start, and watch limits. Lost entries are those
    of the last 30 days that an editor saved over.
    In a pipe: one line each, with tabs between kind, path, message and remedy. Exits with 1 when
    there is something that was not mended.
    """
    from mdrel.app.cache.status import describe_cache
    from mdrel.app.doctor import examine, forget_lost, mend
    from mdrel.app.editing.lost_entries import KEPT_DAYS
    from mdrel.app.service.status import find_own_hint
    from mdrel.views.items import columns
    from mdrel.views.terminal.doctor import FINDING_COLUMNS, draw_findings

    run = current_run(ctx)
    session = open_session(run)
    found = examine(session)
    mended, errors = mend(session, found) if is_fixed else ([], [])
    if is_forgotten:
        forget_lost(session, found)
    items = [_finding_item(each, is_mended=each in mended) for each in found]
    forms = Forms(
        items,
        columns(items, FINDING_COLUMNS),
        lambda screen: draw_findings(items, screen, KEPT_DAYS),
    )
    print_items(run, session.today, forms, is_json=is_json)
    hints = (find_own_hint(session.vault), describe_cache(session.vault).words)
    _tell(run, errors, hints)
    left = [each for each in found if each not in mended and not (is_forgotten and each.lost)]
    ctx.exit(1 if left else 0)


def _finding_item(found: Finding, *, is_mended: bool) -> fields.Finding:
    """Return what `doctor --json` says of one thing."""
    return {
        "kind": found.kind,
        "path": found.path or None,
        "message": found.message,
        "hint": found.hint,
        "text": found.text or None,
        "written_at": found.at or None,
        "fixable": found.is_fixable,
        "mended": is_mended,
    }


def _tell(run: Run, errors: Sequence[MdrelError], hints: Sequence[str]) -> None:
    for error in errors:
        run.note(f"✗ {error.message}")
    for line in hints if run.verbose or is_terminal() else ():
        run.note(line)
