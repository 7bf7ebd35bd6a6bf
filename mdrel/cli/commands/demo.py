"""`mdrel demo`: the whole thing on a copy of the example vault."""

from __future__ import annotations

import shlex
from pathlib import Path

import click

from mdrel.cli.completers import complete_folders
from mdrel.cli.run import current_run, make_screen, open_session


@click.command()
@click.argument(
    "folder",
    metavar="[DIR]",
    type=click.Path(path_type=Path),
    default=Path("mdrel-demo"),
    shell_complete=complete_folders,
)
@click.pass_context
def demo(ctx: click.Context, folder: Path) -> None:
    """Copy the example vault to DIR (mdrel-demo), and show the morning screen.

    Its dashboards and feed are written as well. The example's dates are fixed, so its today is 22
    November 2026 unless --today says otherwise.
    """
    from msgspec.structs import replace

    from mdrel.app.onboarding import DEMO_DAY, copy_example
    from mdrel.app.outputs.feeds import plan_feed
    from mdrel.app.outputs.publish import plan_dashboards, publish
    from mdrel.app.queries import find_notices
    from mdrel.views.terminal.morning import draw_screen
    from mdrel.views.terminal.problems import say_numbers

    run = current_run(ctx)
    is_new = copy_example(folder)
    run = run._replace(vault=str(folder), day=run.day or DEMO_DAY.isoformat())
    run = run._replace(is_vault_typed=False)
    session = open_session(run)
    run.print(
        f"{'Example vault copied to' if is_new else 'Using the example vault in'} {folder}; its "
        f"today is {session.today}."
    )
    publish(plan_dashboards(session.build), run)
    publish(plan_feed(session.build), run)
    end = (
        "",
        "Go on, in its folder and on its day:",
        f"  cd {shlex.quote(str(folder))}",
        f"  export MDREL_TODAY={session.today}",
        "  mdrel go",
    )
    # Both are on the screen at the end.
    screen = make_screen(run, session.policy.method.calls_per_day)
    screen = replace(screen, height=screen.height - len(end))
    notices = find_notices(session.problems, session.policy)
    run.print(["", *draw_screen(session.agenda, screen, notices, say_numbers(session.problems))])
    run.print(end)
