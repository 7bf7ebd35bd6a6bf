"""Options that several commands have."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import click

from mdrel.cli.completers import (
    CHANNELS,
    complete_files,
    complete_organizations,
    complete_past,
    complete_words,
)

Command = TypeVar("Command", bound=Callable[..., object])

dry_option = click.option(
    "--dry-run", "is_dry", is_flag=True, help="Write nothing; print a diff of what would change."
)
anyway_option = click.option(
    "--anyway",
    "is_sure",
    is_flag=True,
    help="Add them although somebody of nearly that name is there.",
)
removals_option = click.option(
    "--accept-removals",
    "accepts_removals",
    is_flag=True,
    help="Go on even though most contacts have gone since last time.",
)
poll_option = click.option(
    "--poll",
    "polls",
    is_flag=True,
    help="Look every two seconds instead of waiting for file events (network disks).",
)
organization_option = click.option(
    "--organization", "--org", metavar="NAME", default="", shell_complete=complete_organizations
)
they_offer_option = click.option(
    "--they-offer", metavar="TEXT", multiple=True, help="What you gain (M14). May be repeated."
)
i_offer_option = click.option(
    "--i-offer", metavar="TEXT", multiple=True, help="What they gain (M14). May be repeated."
)


def date_option(help_text: str) -> Callable[[Command], Command]:
    """Return the option that says when something was."""
    return click.option(
        "-d",
        "--date",
        "day",
        metavar="DATE",
        default="",
        shell_complete=complete_past,
        help=help_text,
    )


def channel_option(help_text: str) -> Callable[[Command], Command]:
    """Return the option that says how one talked."""
    return click.option(
        "-k",
        "--channel",
        metavar="WORD",
        default="",
        shell_complete=complete_words(*CHANNELS),
        help=help_text,
    )


def out_option(help_text: str) -> Callable[[Command], Command]:
    """Return the option that names the file to write to."""
    return click.option(
        "--out", metavar="FILE", default="", shell_complete=complete_files, help=help_text
    )
