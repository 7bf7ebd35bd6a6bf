"""`mdrel config`: every setting in force, and the default vault."""

from __future__ import annotations

from pathlib import Path

import click

from mdrel.cli.run import current_run, is_terminal, make_screen, open_session, say_json, say_rows


@click.group(invoke_without_command=True)
@click.option(
    "--show-origin",
    "is_origin",
    is_flag=True,
    help="Say where each value comes from: mdrel.toml and line, .obsidian, or default.",
)
@click.option("--json", "is_json", is_flag=True, help="Print one JSON document.")
@click.pass_context
def config(ctx: click.Context, *, is_origin: bool, is_json: bool) -> None:
    """Show every setting with the value in force, as it would stand in mdrel.toml.

    In a pipe: one line each, with tabs between key and value; --show-origin puts the origin first.
    """
    if ctx.invoked_subcommand:
        return
    from mdrel.app.settings.effective import shown_settings

    run = current_run(ctx)
    session = open_session(run)
    found = shown_settings(session.vault)
    if is_json:
        say_json(
            [{"key": each.key, "value": each.value, "origin": each.origin} for each in found],
            session.today,
        )
    elif not is_terminal():
        say_rows(
            run,
            (
                (each.origin, each.key, each.value) if is_origin else (each.key, each.value)
                for each in found
            ),
        )
    else:
        from mdrel.views.terminal.text import hang

        origin = max(len(each.origin) for each in found) + 2 if is_origin else 0
        width = make_screen(run, 1).width
        run.say(
            line
            for each in found
            for line in hang(
                each.origin.ljust(origin)[:origin], f"{each.key} = {each.value}", width, origin + 4
            )
        )


@config.command("default-vault")
@click.argument("folder", required=False, type=click.Path(path_type=Path))
@click.option("--forget", "is_forgotten", is_flag=True, help="Have no default any more.")
@click.pass_context
def default_vault(ctx: click.Context, folder: Path | None, *, is_forgotten: bool) -> None:
    """Set the vault that is meant where none is near, or say which one it is without DIR."""
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
    run.say(str(read_default_vault() or "no default vault"))
