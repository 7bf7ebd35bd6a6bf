"""Options that several commands have."""

from __future__ import annotations

import click

dry_option = click.option(
    "--dry-run", "is_dry", is_flag=True, help="Write nothing; print a diff of what would change."
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
