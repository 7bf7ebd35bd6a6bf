"""`mdrel explain`: what a problem's code means."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from mdrel.cli.report import Run, current_run, is_terminal, make_screen, say_json
from mdrel.errors import UsageError
from mdrel.model.codes import CODES, Code

if TYPE_CHECKING:
    from mdrel.views.export import Item


@click.command()
@click.argument("code", default="")
@click.option("--json", "is_json", is_flag=True, help="Print one JSON document.")
@click.pass_context
def explain(ctx: click.Context, code: str, *, is_json: bool) -> None:
    """Say what a problem's code means and what to do; without CODE list them all."""
    from mdrel.app.clock import parse_today, read_today

    run = current_run(ctx)
    wanted = code.upper().removeprefix("MDR")
    rows = [each for each in CODES.values() if not code or each.code == f"MDR{wanted}" or each.slug == code.lower()]
    if not rows:
        raise UsageError(f"'{code}' is no code of a problem", "`mdrel explain` lists them all.")
    if is_json:
        items: list[Item] = [
            {"code": each.code, "slug": each.slug, "severity": str(each.severity), "meaning": each.meaning, "remedy": each.remedy} for each in rows
        ]
        say_json(items, parse_today(run.day) if run.day else read_today())
    elif not code:
        run.say(f"{row.code}  {row.severity:8} {row.slug}" for row in rows)
    else:
        run.say(_page(rows[0], run))


def _page(row: Code, run: Run) -> list[str]:
    """Return what a code means, on a terminal in lines that fit it."""
    from mdrel.views.plain import flow

    texts = (row.meaning, f"What to do: {row.remedy}")
    lines = [line for text in texts for line in ("", *(flow(text, make_screen(run, 1).width) if is_terminal() else (text,)))]
    return [run.paint(f"{row.code} {row.slug} ({row.severity})", "head"), *lines]
