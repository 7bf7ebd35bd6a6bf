"""`mdrel map`: the network as a picture."""

from __future__ import annotations

from pathlib import Path

import click

from mdrel.cli.run import current_run, is_terminal, open_session, report_problems


@click.command()
@click.option(
    "--out",
    metavar="FILE",
    default="",
    help="Write the SVG to FILE (- for stdout); else it goes into the pipe.",
)
@click.pass_context
def map(ctx: click.Context, out: str) -> None:  # noqa: A001 the command's name
    """Draw everybody with a level on four rings, trusted innermost, as an SVG picture.

    A full dot is somebody to reconnect with. Where a ring has no room for a name, and in rings of
    more than 60 people, a dot stands without; pointed at, it tells its own.
    """
    from mdrel.app.outputs.network_file import draw_network, write_picture
    from mdrel.errors import UsageError
    from mdrel.views.network_svg import describe_map
    from mdrel.views.terminal.text import say_made

    if not out and is_terminal():
        raise UsageError(
            "The picture is SVG, which a terminal cannot show",
            "Write it with --out network.svg, or send it down a pipe.",
        )
    run = current_run(ctx)
    session = open_session(run)
    if out in {"", "-"}:
        run.print_bytes(draw_network(session).encode())
    else:
        made = write_picture(Path(out), draw_network(session))
        run.print([*([say_made(made)] if made else []), f"written: {out}"])
    run.note(describe_map(session.agenda))
    report_problems(run, session.problems)
