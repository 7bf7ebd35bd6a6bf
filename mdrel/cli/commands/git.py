"""`mdrel git`: notes on several machines."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from mdrel.cli.command_group import CommandGroup
from mdrel.cli.run import current_run, open_session
from mdrel.cli.terminal import fold
from mdrel.errors import UsageError

if TYPE_CHECKING:
    from mdrel.app.git.setup import Setup


@click.group(cls=CommandGroup)
def git() -> None:
    """Keep notes on several machines with git."""


@git.command()
@click.option("--yes", "is_sure", is_flag=True, help="Do not ask.")
@click.option(
    "--dry-run",
    "is_dry",
    is_flag=True,
    help="Print what would change in the vault's files as a patch, write nothing.",
)
@click.pass_context
def setup(ctx: click.Context, *, is_sure: bool, is_dry: bool) -> None:
    """Have git merge notes by property and entry, in this clone.

    Shows what it writes and asks first. Files that all clones share get only the lines they lack;
    commit them, and run this once in every clone.
    """
    from mdrel.app.git.setup import apply_setup, want_setup

    run = current_run(ctx)
    session = open_session(run)
    found = want_setup(session.vault, session.policy)
    run.print(_patch_lines(found) if is_dry else _setup_lines(found))
    for remark in (
        *(f"git config {key} = {value}" for key, value in found.settings * is_dry),
        *found.remarks,
    ):
        run.note(remark)
    if is_dry or found.is_complete:
        return
    if is_sure or _is_wanted():
        apply_setup(session.vault, found)
        paths = " and ".join(each.path for each in found.additions)
        commit = f" Commit {paths}, then run this in every other clone." if paths else ""
        run.print(fold(f"Written.{commit}"))
    else:
        run.print("Nothing was written.")


def _is_wanted() -> bool:
    """Ask whether to write.

    Raises UsageError where nobody is there to answer.
    """
    try:
        return click.confirm("Write this?")
    except click.Abort:
        if sys.stdin is not None and sys.stdin.isatty():
            raise
        raise UsageError(
            "Nothing was written: there is no terminal to ask on",
            "Have it write without asking: mdrel git setup --yes",
        ) from None


def _setup_lines(setup: Setup) -> list[str]:
    """Return what is going to be written, and where."""
    if setup.is_complete:
        return ["Nothing to do: git merges notes with mdrel here."]
    lines: list[str] = []
    if setup.settings:
        lines += [
            "git config of this clone:",
            *(f"  {key} = {value}" for key, value in setup.settings),
        ]
    for addition in setup.additions:
        lines += [
            f"{addition.path}, shared by all clones:",
            *(f"  {line}" for line in addition.lines),
        ]
    return lines


def _patch_lines(setup: Setup) -> list[str]:
    """Return the changes to the vault's files as a patch."""
    return [addition.patch for addition in setup.additions]
