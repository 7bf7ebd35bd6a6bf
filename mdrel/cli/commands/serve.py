"""`mdrel serve`: the feed at an address that calendar programs subscribe to."""

from __future__ import annotations

import click

from mdrel.cli.cached_answer import remake_answer
from mdrel.cli.options import poll_option, removals_option
from mdrel.cli.run import current_run, is_terminal, open_session
from mdrel.cli.watch_events import show_rebuild

ADVICE = (
    (
        "Calendar programs on this machine subscribe to one of these; whoever has the address can "
        "read the feed."
    ),
    (
        "Google and Outlook.com fetch from their own servers and need a public https address; "
        "publishing {file} on any web host works as well."
    ),
)
HIDDEN = "Serving; the address is kept out of this log: mdrel feed token"


@click.command()
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8642,
    show_default=True,
    help="The port on 127.0.0.1; 0 takes any free one.",
)
@click.option(
    "--allow-host",
    "names",
    metavar="NAME",
    multiple=True,
    help="Answer under this public name too, behind a proxy that speaks https.",
)
@poll_option
@removals_option
@click.pass_context
def serve(ctx: click.Context, /, port: int, names: tuple[str, ...], **options: bool) -> None:
    """Serve the feed to calendar programs, and keep it and the dashboards up to date as watch does.

    The feed is the file that calendar and watch write, at an address with a secret in it. Only this
    machine can reach it; --allow-host is for a proxy or tunnel in front of it. Ctrl-C ends it.
    """
    from mdrel.app.serve.run import ServeOptions, serve

    run = current_run(ctx)
    session = open_session(run)
    advice = [line.format(file=session.policy.feed.out) for line in ADVICE]

    def announce(addresses: tuple[str, ...]) -> None:
        run.print(
            ["Serving:", *(f"  {address}" for address in addresses), *advice]
            if is_terminal()
            else [HIDDEN]
        )

    serve(
        session,
        lambda report, seconds: show_rebuild(run, report, seconds),
        run.note,
        ServeOptions(port, names, **options, answerer=remake_answer),
        announce,
    )
