"""`mdrel service`: `serve` or `watch` start with the person's session."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from mdrel.app.environment.vault_location import find_vault
from mdrel.cli.command_group import CommandGroup
from mdrel.cli.options import poll_option
from mdrel.cli.print_items import Forms, print_items
from mdrel.cli.run import current_run, json_option
from mdrel.cli.service_plans import (
    Consent,
    install_lines,
    installed_lines,
    is_wanted,
    removal_lines,
)
from mdrel.errors import MdrelError

if TYPE_CHECKING:
    from mdrel.app.service.install import Installation, Wish
    from mdrel.app.service.manager import Manager
    from mdrel.app.service.status import Status
    from mdrel.views.fields.vault import Service

yes_option = click.option("--yes", "is_sure", is_flag=True, help="Do not ask.")
dry_option = click.option(
    "--dry-run", "is_dry", is_flag=True, help="Show what would be done, and do nothing."
)
edits_option = click.option(
    "--discard-edits",
    "discards",
    is_flag=True,
    help="Go on with --yes although the service's file was edited by hand.",
)


def complete_services(_: click.Context, __: click.Parameter, start: str) -> list[str]:
    """Return the installed services whose name begins with what is typed."""
    from mdrel.app.service.known import find_manager, list_installed

    try:
        names = [each.name for each in list_installed(find_manager())]
    except MdrelError:
        return []
    return [name for name in names if name.startswith(start)]


@click.group(cls=CommandGroup)
def service() -> None:
    """Let serve or watch start when you log in, and restart after a failure.

    A vault has one service: a systemd user unit (Linux), a launchd agent (macOS) or a task of the
    Task Scheduler (Windows).
    """


@service.command()
@click.argument(
    "kind", metavar="[serve|watch]", type=click.Choice(["serve", "watch"]), default="serve"
)
@click.option(
    "--port",
    type=click.IntRange(1, 65535),
    help="The port to serve on; left out, 8642 or the next that no other service has.",
)
@click.option(
    "--allow-host",
    "names",
    metavar="NAME",
    multiple=True,
    help="Answer under this public name too, as with serve.",
)
@poll_option
@yes_option
@dry_option
@edits_option
@click.pass_context
def install(
    ctx: click.Context, /, kind: str, port: int | None, names: tuple[str, ...], **flags: bool
) -> None:
    """Install serve (the default) or watch as a service, and start it.

    It is the service of this vault. Shows the file it writes and what it asks of the service
    manager, and asks first. Where there is no manager only the file is written, and it says what to
    type later. Run it again to change something, and when mdrel or the vault has moved.
    """
    from mdrel.app.service.install import Wish, apply_install
    from mdrel.app.service.known import find_manager
    from mdrel.app.service.status import find_hint

    run, manager = current_run(ctx), find_manager()
    vault = find_vault(run.vault)
    wish = Wish(kind, port, names, polls=flags.pop("polls"))
    plan = _plan(manager, vault, wish)
    if plan.is_done:
        run.print(f"Nothing to do: {plan.name} is installed and runs.")
        return
    run.print(install_lines(plan))
    if is_wanted("install", plan.before, Consent(**flags)):
        apply_install(manager, plan)
        run.print(installed_lines(plan))
        run.note(find_hint(manager, vault))


@service.command()
@json_option
@click.pass_context
def status(ctx: click.Context, /, *, is_json: bool) -> None:
    """Tell whether the service runs, and how it failed last.

    The service of this vault comes first, and then other services of mdrel. In a pipe: one line
    each, with tabs between name, state, command, vault, failure, logs and file.
    """
    from mdrel.app.service.known import find_manager
    from mdrel.app.service.status import list_status
    from mdrel.views.items import columns
    from mdrel.views.terminal.service import SERVICE_COLUMNS, draw_services

    run = current_run(ctx)
    found = list_status(find_manager(), find_vault(run.vault))
    items = list(map(_service_item, found))
    forms = Forms(
        items, columns(items, SERVICE_COLUMNS), lambda screen: draw_services(items, screen.paint)
    )
    print_items(run, run.read_day(), forms, is_json=is_json)


@service.command()
@click.argument("name", default="", shell_complete=complete_services)
@yes_option
@dry_option
@edits_option
@click.pass_context
def remove(ctx: click.Context, /, name: str, **flags: bool) -> None:
    """Stop the service, and delete what install made.

    It is the service of this vault, or the one named NAME. Shows what goes, and asks first. The
    disk is then as it was before install.
    """
    from mdrel.app.service.definition import name_service
    from mdrel.app.service.install import apply_removal, plan_removal
    from mdrel.app.service.known import find_manager, find_named

    run, manager = current_run(ctx), find_manager()
    named = find_named(manager, name) if name else name_service(find_vault(run.vault))
    plan = plan_removal(manager, named)
    if plan is None:
        run.print("Nothing to remove: this vault has no service.")
        return
    run.print(removal_lines(plan))
    if is_wanted("remove", plan.found, Consent(**flags)):
        apply_removal(manager, plan)
        run.print(f"Removed: {plan.found.name}")


@service.command(hidden=True, context_settings={"ignore_unknown_options": True})
@click.argument("words", nargs=-1, type=click.UNPROCESSED)
@click.pass_context
def run(ctx: click.Context, /, words: tuple[str, ...]) -> None:
    """Run a command with its output in the service's log, where the manager keeps none."""
    from mdrel.app.service.definition import name_service
    from mdrel.app.service.log import log_file, send_output_to
    from mdrel.cli.main import cli

    vault = find_vault(current_run(ctx).vault)
    send_output_to(log_file(name_service(vault)))
    cli.main(["--vault", str(vault), *words], standalone_mode=False)


def _service_item(found: Status) -> Service:
    """Return what `service status --json` says of one service."""
    condition = found.condition
    return {
        "name": found.name,
        "command": found.kind or None,
        "vault": found.vault,
        "this_vault": found.is_here,
        "installed": found.is_installed,
        "service_state": condition.state,
        "process": condition.process,
        "service_since": condition.since or None,
        "failure": condition.failure or None,
        "starts": found.starts or None,
        "logs": found.logs or None,
        "file": found.file,
        "edited": found.is_edited,
    }


def _plan(manager: Manager, vault: Path, wish: Wish) -> Installation:
    """Return what installing the service would do; one that could not begin raises its error."""
    from mdrel.app.serve.port import DEFAULT_PORT
    from mdrel.app.serve.run import check_name
    from mdrel.app.service.install import describe_service, plan_install
    from mdrel.app.settings.loader import load_settings

    load_settings(vault)
    wish = wish._replace(names=tuple(map(check_name, wish.names)))
    return plan_install(manager, describe_service(manager, vault, wish, DEFAULT_PORT))
