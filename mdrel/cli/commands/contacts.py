"""`mdrel contacts`: everyone in the vault."""

from __future__ import annotations

import click

from mdrel.cli.completers import complete_organizations, complete_people
from mdrel.cli.print_items import Forms, print_items
from mdrel.cli.run import LEVELS, current_run, json_option, open_session, report_problems


@click.command()
@click.argument("who", nargs=-1, shell_complete=complete_people)
@click.option(
    "--level",
    type=click.Choice([*LEVELS, "none", "unreadable"]),
    help="Only people of this level; none: without one; unreadable: of another word.",
)
@click.option(
    "--org",
    "organization",
    metavar="TEXT",
    default="",
    shell_complete=complete_organizations,
    help="Only people whose organisation holds TEXT.",
)
@click.option("--why", "is_why", is_flag=True, help="Say which rule made each note a contact.")
@json_option
@click.pass_context
def contacts(
    ctx: click.Context,
    /,
    who: tuple[str, ...],
    level: str | None,
    *,
    is_why: bool,
    is_json: bool,
    **limits: str,
) -> None:
    """List everyone in the vault, archived and paused people too.

    With WHO list only that person. WHO is a name, slug or alias, or the beginning of its words. In
    a pipe: one line each, with tabs between name, slug, level, circle, cadence, last conversation,
    due date, days overdue and path; --why adds the rule.
    """
    from mdrel.app.input.person_lookup import resolve_person
    from mdrel.app.queries import filter_people
    from mdrel.views.items import CONTACT_COLUMNS, columns, contact_item
    from mdrel.views.terminal.people import draw_contacts

    run = current_run(ctx)
    session = open_session(run)
    found = filter_people(resolve_person(session, " ".join(who)), level, limits["organization"])
    items = [contact_item(each) for each in found]
    forms = Forms(
        items,
        columns(items, (*CONTACT_COLUMNS, "matched_by") if is_why else CONTACT_COLUMNS),
        lambda screen: draw_contacts(found, session.today, screen, is_why=is_why),
    )
    print_items(run, session.today, forms, is_json=is_json)
    report_problems(run, session.problems)
