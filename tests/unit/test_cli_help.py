"""What every `--help` says of the commands below it stands there whole."""

from __future__ import annotations

from collections.abc import Iterator

import click
import pytest

from mdrel.cli.main import cli
from mdrel.command_table import COMMANDS
from tests.support.running import run_command


def list_groups(command: click.Command, path: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield the words of each command that lists others."""
    if isinstance(command, click.Group):
        yield path
        for name, each in command.commands.items():
            yield from list_groups(each, (*path, name))


GROUPS = [
    (),
    *(
        path
        for name in COMMANDS
        if (command := cli.get_command(click.Context(cli), name))
        for path in list_groups(command, (name,))
    ),
]


@pytest.mark.parametrize("path", GROUPS, ids=" ".join)
def test_no_summary_is_cut_at_eighty_columns(path: tuple[str, ...]) -> None:
    lines = run_command(*path, "--help", COLUMNS="80").stdout.splitlines()
    listed = lines[lines.index("Commands:") if path else lines.index("Every day:") :]
    assert len(listed) > 1
    assert [line for line in listed if line.rstrip().endswith("...")] == []
    assert [line for line in lines if len(line) > 80] == []
