"""`mdrel serve`: the page for a browser, and the feed that calendar programs subscribe to."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from mdrel.cli.cached_answer import remake_answer
from mdrel.cli.options import poll_option, removals_option
from mdrel.cli.run import Run, current_run, open_session
from mdrel.cli.terminal import fold, is_terminal
from mdrel.cli.watch_events import show_rebuild

if TYPE_CHECKING:
    from mdrel.app.session import Session

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
HIDDEN = "Serving; the addresses are kept out of this log: mdrel serve --open, mdrel feed token"
_OF_A_START = {"port": "--port", "names": "--allow-host"}
_TYPED = (ParameterSource.COMMANDLINE, ParameterSource.ENVIRONMENT)
PAGE = "The page, in your browser (this address works once; later: mdrel serve --open):"


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
@click.option(
    "--open",
    "is_opened",
    is_flag=True,
    help="Open the page in your browser; if this vault is already served, do only that.",
)
@click.option(
    "--read-only",
    "is_read_only",
    is_flag=True,
    help="The page shows everything and writes nothing.",
)
@poll_option
@removals_option
@click.pass_context
def serve(
    ctx: click.Context, /, port: int, names: tuple[str, ...], *, is_opened: bool, **options: bool
) -> None:
    """Serve a page for your browser, and the feed to calendar programs.

    Both follow the notes, and the dashboards are kept up to date as watch does. The page opens at
    an address that works once, or with --open. The feed is the file that calendar and watch write,
    at an address with a secret in it. Only this machine can reach either; --allow-host is for a
    proxy or tunnel in front of the feed. Ctrl-C ends it.
    """
    from mdrel.app.serve.run import ServeOptions, Speaker, find_server, make_page_address, serve
    from mdrel.cli.write_command import after_talk

    run = current_run(ctx)
    session = open_session(run)
    if is_opened and (running := find_server(session.vault)):
        _check_running(ctx, running, wants_read_only=options["is_read_only"])
        _open(run, session, make_page_address(session.vault, running))
        return
    advice = [line.format(file=session.policy.feed.out) for line in ADVICE]

    def announce(addresses: tuple[str, ...], make_address: Callable[[], str]) -> None:
        if not is_terminal():
            run.print(run.call_again(HIDDEN))
        else:
            page = [] if is_opened else [run.call_again(PAGE), f"  {make_address()}"]
            told = [part for line in advice for part in fold(line)]
            feed = ["Serving:", *(f"  {address}" for address in addresses), *told]
            run.print([*page, *feed])
        if is_opened:
            _open(run, session, make_address())

    speaker = Speaker(
        lambda report, seconds: show_rebuild(run, report, seconds),
        run.note,
        partial(after_talk, has_commands=False),
        announce,
    )
    serve(session, speaker, ServeOptions(port, names, **options, answerer=remake_answer))


def _check_running(ctx: click.Context, port: int, *, wants_read_only: bool) -> None:
    """Say what does not hold of the server that runs; raises UsageError where its page writes."""
    from mdrel.app.serve.port import is_read_only
    from mdrel.errors import UsageError

    if wants_read_only and not is_read_only(port):
        raise UsageError(
            f"This vault is already served on port {port}, and that page writes",
            "Leave out --read-only to open it, or stop that server first.",
        )
    run = current_run(ctx)
    if is_read_only(port) and not wants_read_only:
        run.note("That server was started with --read-only: its page writes nothing.")
    given = [each for each in _OF_A_START if ctx.get_parameter_source(each) in _TYPED]
    if given:
        words = " and ".join(_OF_A_START[each] for each in given)
        verb = "have" if given[1:] else "has"
        run.note(f"This vault is already served on port {port}; {words} {verb} no effect there.")


def _open(run: Run, session: Session, address: str) -> None:
    """Open the page in the browser, or print its address where there is none to open it in."""
    from mdrel.app.environment.page_secrets import write_opening_page
    from mdrel.app.environment.programs import open_in_browser

    if open_in_browser(write_opening_page(session.vault, address)):
        run.print("The page opens in your browser.")
    else:
        run.print([run.call_again(PAGE), f"  {address}"])
