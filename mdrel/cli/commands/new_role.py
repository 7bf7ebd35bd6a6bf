"""`mdrel new-role`: a promotion changes whom one should know."""

from __future__ import annotations

import click

from mdrel.cli.guided import Start, ask_through, guided_options, open_guide
from mdrel.errors import UsageError


@click.command("new-role")
@click.argument("title", nargs=-1, required=True)
@guided_options
@click.pass_context
def new_role(ctx: click.Context, title: tuple[str, ...], source: str, *, is_fresh: bool) -> None:
    """Go through your relationships after a promotion to TITLE.

    Say whom to keep, hand over or let fade, and whom the new role needs. Nothing is written before
    you have seen a summary: hand-overs and cadences in the notes, a hand-over note for each
    successor with an introduction to paste, and the record Reviews/new-role DATE.md.
    ? explains a question, b goes back, q stops. Stopped at any question, it goes on from there the
    next time.
    """
    from mdrel.app.guides.new_role import run_new_role

    words = " ".join(" ".join(title).split())
    if not words:
        raise UsageError(
            "The role has no title", 'Say it: mdrel new-role "Chief Operating Officer"'
        )
    run, guide = open_guide(ctx, Start("new-role", words, source, is_fresh, words=words))
    ask_through(run, guide, lambda each: run_new_role(each, words))
