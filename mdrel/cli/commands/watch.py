"""`mdrel watch`: dashboards and feed follow the notes."""

from __future__ import annotations

import click

from mdrel.cli.cached_answer import remake_answer
from mdrel.cli.options import poll_option, removals_option
from mdrel.cli.run import current_run, open_session, report_problems
from mdrel.cli.watch_events import describe_rebuild, say_event, show_rebuild


@click.command()
@click.option(
    "--once", "is_once", is_flag=True, help="Bring dashboards and feed up to date once and stop."
)
@poll_option
@click.option(
    "--json",
    "is_json",
    is_flag=True,
    help="Print one JSON document per line: each rebuild, and each remark.",
)
@removals_option
@click.pass_context
def watch(ctx: click.Context, /, *, is_json: bool, **options: bool) -> None:
    """Keep dashboards and feed up to date while notes change.

    One line for each rebuild: what changed, what was written, how long it took. If a note
    reads worse while you type in it, it is left out until it has been quiet for four seconds.
    Ctrl-C ends it.
    """
    from mdrel.app.watch.run import WatchOptions, watch

    run = current_run(ctx)
    session = open_session(run)
    chosen = WatchOptions(**options, answerer=remake_answer)
    if is_json:
        watch(
            session,
            lambda report, seconds: say_event("rebuild", **describe_rebuild(report, seconds)),
            lambda text: say_event("remark", text=text),
            chosen,
        )
    else:
        watch(session, lambda report, seconds: show_rebuild(run, report, seconds), run.note, chosen)
    if chosen.is_once:
        report_problems(run, session.problems)
