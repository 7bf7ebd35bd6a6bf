"""`mdrel feed`: the secret in the feed's address."""

from __future__ import annotations

import click

from mdrel.cli.command_group import CommandGroup
from mdrel.cli.print_items import say_json
from mdrel.cli.run import current_run, json_option, open_session


@click.group(cls=CommandGroup)
def feed() -> None:
    """Say or change the secret in the feed's address."""


@feed.command()
@click.option(
    "--new",
    "is_new",
    is_flag=True,
    help="Make a new one: the old address stops working at once, even on a running server.",
)
@json_option
@click.pass_context
def token(ctx: click.Context, *, is_new: bool, is_json: bool) -> None:
    """Print the secret in the feed's address.

    The whole addresses follow on stderr. The secret is made when first asked for. It is kept
    outside the vault, for you alone. Whoever has it can read the feed.
    """
    from mdrel.app.environment.feed_secrets import find_token, renew_token
    from mdrel.app.serve.run import last_port, list_addresses

    run = current_run(ctx)
    session = open_session(run)
    vault = session.vault
    secret = renew_token(vault) if is_new else find_token(vault)
    addresses = list_addresses(secret, last_port(vault))
    if is_json:
        say_json([{"token": secret, "addresses": list(addresses)}], session.today)
        return
    run.print(secret)
    for address in addresses:
        run.note(address)
