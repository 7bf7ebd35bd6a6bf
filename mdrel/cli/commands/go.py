"""`mdrel go`: the morning, one person at a time."""

from __future__ import annotations

import click

from mdrel.cli.guided import TerminalOutput, guided_options
from mdrel.cli.run import current_run, make_screen, open_session
from mdrel.cli.write_command import after_talk


@click.command()
@guided_options
@click.pass_context
def go(ctx: click.Context, source: str, *, is_fresh: bool) -> None:
    """Go through the morning one person at a time, and log as you go.

    Each is shown with a number to call and what to say; then come the messages to answer and this
    week's target with a message to send. What you type is logged at once, read as `log` reads it:
    call yesterday: board pack +thanks.
    v: tried, no answer, or what became of it (v left a message).
    l: later, tomorrow or another day (l friday). s or Enter: skip.
    b: back to the one before, whose line is taken back. q: stop.
    What was logged is kept wherever you stop; the next start leaves out whom you skipped today.
    """
    from mdrel.app.guides.answer_source import open_lines
    from mdrel.app.guides.draft import open_draft
    from mdrel.app.guides.go import Round, run_go

    run = current_run(ctx)
    session = open_session(run)
    lines = open_lines(source)
    draft = open_draft(session.vault, "go", session.today.isoformat(), session.today)
    if is_fresh or not lines.is_typed:
        draft.forget()
    calls = session.policy.method.calls_per_day
    run_go(
        Round(
            lambda: open_session(run),
            lines,
            TerminalOutput(run),
            draft,
            lambda: make_screen(run, calls),
            run.print,
            after_talk,
        )
    )
