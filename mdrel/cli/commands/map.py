"""`mdrel map`: the network as a picture."""

from __future__ import annotations

from pathlib import Path

import click

from mdrel.cli.options import out_option
from mdrel.cli.run import current_run, open_session, print_or_write, report_problems
from mdrel.cli.terminal import is_terminal


@click.command()
@out_option("Write the SVG to FILE (- for stdout); else it goes into the pipe.")
@click.pass_context
def map(ctx: click.Context, out: str) -> None:  # noqa: A001 the command's name
    """Draw everybody with a level on four rings, trusted innermost, as an SVG picture.

    A red ring is somebody overdue, a line leads from whoever introduced somebody to whom they
    introduced, and each name is a link to the note. A ring names at most 60 people; the others are
    dots that tell their name when pointed at.
    """
    from mdrel.app.outputs.named_file import describe_network, draw_network, write_picture
    from mdrel.errors import UsageError

    if not out and is_terminal():
        raise UsageError(
            "The picture is SVG, which a terminal cannot show",
            "Write it with --out network.svg, or send it down a pipe.",
        )
    run = current_run(ctx)
    session = open_session(run)
    print_or_write(run, draw_network(session, Path(out).parent), out, write_picture)
    run.note(describe_network(session))
    report_problems(run, session.problems)
