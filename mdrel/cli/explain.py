"""`mdrel explain`: what a problem's code means."""

from __future__ import annotations

import click

from mdrel.cli.report import current_run
from mdrel.errors import UsageError


@click.command()
@click.argument("code", default="")
@click.pass_context
def explain(ctx: click.Context, code: str) -> None:
    """Say what a problem's code means and what to do; without CODE list them all."""
    from mdrel.model.codes import CODES

    run = current_run(ctx)
    if not code:
        run.say(f"{row.code}  {row.severity:8} {row.slug}" for row in CODES.values())
        return
    wanted = code.upper().removeprefix("MDR")
    row = CODES.get(f"MDR{wanted}") or next((each for each in CODES.values() if each.slug == code.lower()), None)
    if row is None:
        raise UsageError(f"'{code}' is no code of a problem", "`mdrel explain` lists them all.")
    run.say([run.paint(f"{row.code} {row.slug} ({row.severity})", "head"), "", row.meaning, "", f"What to do: {row.remedy}"])
