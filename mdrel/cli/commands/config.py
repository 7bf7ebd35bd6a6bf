"""`mdrel config`: every setting in force, and the default vault."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mdrel.cli.command_group import CommandGroup
from mdrel.cli.completers import complete_folders
from mdrel.cli.print_items import Forms, print_items, say_json
from mdrel.cli.run import current_run, json_option, open_session

if TYPE_CHECKING:
    from mdrel.views.fields.vault import SettingRow
    from mdrel.views.terminal.screen import Screen


@click.group(cls=CommandGroup, invoke_without_command=True)
@click.option(
    "--show-origin",
    "is_origin",
    is_flag=True,
    help="Say where each value comes from: mdrel.toml and line, .obsidian, or default.",
)
@json_option
@click.pass_context
def config(ctx: click.Context, *, is_origin: bool, is_json: bool) -> None:
    """Show every setting with the value in force, as mdrel.toml would have it.

    In a pipe: one line each, with tabs between key and value; --show-origin puts the origin first.
    """
    if ctx.invoked_subcommand:
        return
    from mdrel.app.settings.effective import shown_settings
    from mdrel.views.items import columns

    run = current_run(ctx)
    session = open_session(run)
    items: list[SettingRow] = [
        {"key": each.key, "value": each.value, "origin": each.origin}
        for each in shown_settings(session.vault)
    ]
    names = ("origin", "key", "value") if is_origin else ("key", "value")
    forms = Forms(
        items, columns(items, names), lambda screen: _draw(items, screen, is_origin=is_origin)
    )
    print_items(run, session.today, forms, is_json=is_json)


def _draw(items: Sequence[SettingRow], screen: Screen, *, is_origin: bool) -> Iterator[str]:
    """Yield the settings, each behind its origin where that is wanted."""
    origins = [str(each["origin"]) if is_origin else "" for each in items]
    width = max(map(len, origins)) + 2 if is_origin else 0
    for origin, each in zip(origins, items, strict=True):
        yield from screen.hang(origin.ljust(width), f"{each['key']} = {each['value']}", width + 4)


@config.command("default-vault")
@click.argument(
    "folder", required=False, type=click.Path(path_type=Path), shell_complete=complete_folders
)
@click.option("--forget", "is_forgotten", is_flag=True, help="Remove the default.")
@json_option
@click.pass_context
def default_vault(
    ctx: click.Context, folder: Path | None, *, is_forgotten: bool, is_json: bool
) -> None:
    """Set the vault to use where none is near, or show it.

    It is shown when FOLDER is left out.
    """
    from mdrel.app.environment.user_config import (
        forget_default_vault,
        read_default_vault,
        set_default_vault,
    )

    run = current_run(ctx)
    if is_forgotten:
        forget_default_vault()
    elif folder:
        set_default_vault(folder.expanduser())
    found = read_default_vault()
    if is_json:
        say_json([{"vault": str(found)}] if found else [], run.read_day())
    else:
        run.print(str(found or "no default vault"))


@config.command("link-scheme")
@click.argument("scheme", required=False)
@click.option("--forget", "is_forgotten", is_flag=True, help="Stop allowing SCHEME.")
@json_option
@click.pass_context
def link_scheme(
    ctx: click.Context, scheme: str | None, *, is_forgotten: bool, is_json: bool
) -> None:
    """Let links of events open SCHEME, or say which ones may.

    It holds on this machine alone. Addresses of obsidian, http and https may always be in
    calendar.link.
    """
    from mdrel.app.environment.user_config import allow_link_scheme, read_link_schemes
    from mdrel.app.settings.machine_validators import LINK_SCHEMES

    if scheme:
        allow_link_scheme(scheme, is_allowed=not is_forgotten)
    run = current_run(ctx)
    found = (*LINK_SCHEMES, *sorted(read_link_schemes() - {*LINK_SCHEMES}))
    if is_json:
        items = [{"scheme": each, "built_in": each in LINK_SCHEMES} for each in found]
        say_json(items, run.read_day())
    else:
        run.print(found)
