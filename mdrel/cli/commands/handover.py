"""`mdrel handover`: relationships on their way to somebody else (M18)."""

from __future__ import annotations

import click

from mdrel.cli.command_group import CommandGroup
from mdrel.cli.options import dry_option
from mdrel.cli.person_argument import who_argument
from mdrel.cli.print_items import Forms, print_items
from mdrel.cli.run import current_run, json_option, open_session, report_problems
from mdrel.cli.write_command import open_for_writing


@click.group(cls=CommandGroup, invoke_without_command=True)
@json_option
@click.pass_context
def handover(ctx: click.Context, *, is_json: bool) -> None:
    """Hand-overs: relationships on their way to somebody else. Without a further word: list."""
    if ctx.invoked_subcommand is None:
        ctx.invoke(list_handovers, is_json=is_json)


@handover.command("list")
@json_option
@click.pass_context
def list_handovers(ctx: click.Context, *, is_json: bool = False) -> None:
    """List who goes to whom, those to introduce first.

    In a pipe: one line each, with tabs between name, slug, state (proposed, introduced, done),
    successor, last contact and path.
    """
    from mdrel.app.queries import find_handovers
    from mdrel.views.items import columns
    from mdrel.views.terminal.handovers import HANDOVER_COLUMNS, draw_handovers, handover_item

    run = current_run(ctx)
    session = open_session(run)
    found = find_handovers(session)
    items = [handover_item(each) for each in found]
    forms = Forms(
        items,
        columns(items, HANDOVER_COLUMNS),
        lambda screen: draw_handovers(found, session.today, screen),
    )
    print_items(run, session.today, forms, is_json=is_json)
    report_problems(run, session.problems)


@handover.command("introduced")
@who_argument
@dry_option
@click.pass_context
def introduced(ctx: click.Context, who: tuple[str, ...], *, is_dry: bool) -> None:
    """Note that WHO and the successor have met.

    The introduction then leaves the agenda.
    """
    _move_on(ctx, who, "introduced", is_dry=is_dry)


@handover.command("done")
@who_argument
@dry_option
@click.pass_context
def done(ctx: click.Context, who: tuple[str, ...], *, is_dry: bool) -> None:
    """Note that the successor has taken WHO over."""
    _move_on(ctx, who, "done", is_dry=is_dry)


def _move_on(ctx: click.Context, who: tuple[str, ...], state: str, *, is_dry: bool) -> None:
    from mdrel.app.editing.commands import make_handover
    from mdrel.app.input.person_lookup import resolve_person

    context = open_for_writing(ctx, is_dry=is_dry)
    standing = resolve_person(context.session, " ".join(who))[0]
    command = make_handover(standing, state)
    context.run_and_report(command, command.what)
