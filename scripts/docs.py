"""Write the generated pages of docs/ with `python -m scripts.docs`.

The test suite fails while one of them is stale.
"""

from __future__ import annotations

from pathlib import Path

import click

from mdrel.cli.main import cli
from mdrel.command_table import TABLE
from mdrel.model.codes import CODES
from scripts.json_page import json_page
from scripts.settings_page import settings_page

DOCS = Path(__file__).resolve().parents[1] / "docs"


def diagnostics_page() -> str:
    """Return the page of all problems, from the table in code."""
    rows = "\n".join(
        f"| {row.code} | {row.slug} | {row.severity} | {row.meaning} | {row.remedy} |".replace(
            "<<<<<<<", "`<<<<<<<`"
        )
        for row in CODES.values()
    )
    intro = (
        "`mdrel check` prints one line for each: `path:line:column: severity: message [CODE]`.\n"
        "`mdrel explain CODE` says the same as this page.\n"
        "A reproducer of each lies in `tests/diagnostics/`."
    )
    return (
        f"# Diagnostics\n\n{intro}\n\n| code | name | severity | what it means | what to do |\n"
        f"| --- | --- | --- | --- | --- |\n{rows}\n"
    )


def commands_page() -> str:
    """Return the page of all commands, from their own help."""
    parts = ["# Commands", "", "```", _help(cli, "mdrel"), "```"]
    for title, rows in TABLE.values():
        parts += ["", f"## {title}"]
        for name, _ in rows:
            command = cli.get_command(click.Context(cli), name)
            parts += [
                "",
                f"### mdrel {name}",
                "",
                "```",
                _help(command or cli, f"mdrel {name}"),
                "```",
            ]
            for below, each in _list_below(command):
                parts += [
                    "",
                    f"#### mdrel {name} {below}",
                    "",
                    "```",
                    _help(each, f"mdrel {name} {below}"),
                    "```",
                ]
    return "\n".join(parts) + "\n"


def _list_below(command: click.Command | None) -> list[tuple[str, click.Command]]:
    """Return a group's commands, without those that only programs call."""
    found = command.commands.items() if isinstance(command, click.Group) else ()
    return [(name, each) for name, each in found if not each.hidden]


def _help(command: click.Command, name: str) -> str:
    context = click.Context(
        command,
        info_name=name,
        max_content_width=100,
        terminal_width=100,
        help_option_names=["-h", "--help"],
    )
    return "\n".join(line.rstrip() for line in command.get_help(context).split("\n"))


PAGES = {
    "diagnostics.md": diagnostics_page,
    "commands.md": commands_page,
    "json.md": json_page,
    "settings.md": settings_page,
}


def main() -> None:
    """Write every generated page."""
    for name, make in PAGES.items():
        (DOCS / name).write_text(make(), encoding="utf-8")


if __name__ == "__main__":
    main()
