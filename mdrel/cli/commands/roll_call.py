"""`mdrel roll-call`: the exercise, from memory."""

from __future__ import annotations

import click

from mdrel.cli.guided import Start, ask_through, guided_options, open_guide


@click.command("roll-call")
@guided_options
@click.pass_context
def roll_call(ctx: click.Context, source: str, *, is_fresh: bool) -> None:
    """Name from memory ten people you can count on and three you trust absolutely.

    Then see what the lists say. Nobody is shown until both lists are done. Then names are matched
    to notes, missing notes offered, and you say when you last spoke with each.
    Nothing is written before you have seen a summary: circles, new notes, and the record
    Reviews/roll-call DATE.md, which is yours from then on.
    ? explains a question, b goes back, q stops. Stopped at any question, it goes on from there the
    next time.
    """
    from mdrel.app.guides.roll_call import run_roll_call

    run, guide = open_guide(ctx, Start("roll-call", "", source, is_fresh))
    ask_through(run, guide, run_roll_call)
