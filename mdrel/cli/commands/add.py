"""`mdrel add`: a new person."""

from __future__ import annotations

import click

from mdrel.cli.completers import SOURCES, complete_names, complete_words
from mdrel.cli.new_people import add_people
from mdrel.cli.options import (
    anyway_option,
    dry_option,
    i_offer_option,
    organization_option,
    they_offer_option,
)
from mdrel.cli.run import LEVELS
from mdrel.cli.write_command import join_words, open_for_writing


@click.command()
@click.argument("name", nargs=-1, required=True)
@click.option("--level", type=click.Choice(LEVELS), help="How close they are.")
@organization_option
@click.option("--role", metavar="TEXT", default="", help="Their job.")
@click.option("--email", metavar="ADDRESS", multiple=True, help="May be repeated.")
@click.option("--phone", metavar="NUMBER", multiple=True, help="May be repeated.")
@click.option(
    "--birthday", metavar="DAY", default="", help="1985-12-10, or --12-10 without the year."
)
@click.option(
    "--source",
    metavar="TEXT",
    shell_complete=complete_words(*SOURCES),
    default="",
    help="Where the name came from (M15).",
)
@click.option(
    "--introduced-by",
    metavar="NAME",
    multiple=True,
    shell_complete=complete_names,
    help="Who can introduce, or introduced, you.",
)
@click.option("--met-how", metavar="TEXT", default="")
@they_offer_option
@i_offer_option
@anyway_option
@dry_option
@click.pass_context
def add(
    ctx: click.Context,
    /,
    name: tuple[str, ...],
    level: str | None,
    *,
    is_sure: bool,
    is_dry: bool,
    **options: str | tuple[str, ...],
) -> None:
    """Write a note for somebody new, into the folder of people.

    Where somebody is there under nearly that name (Tom beside Tom Whitfield), it asks first.
    """
    from mdrel.app.editing.new_contacts import read_newcomer
    from mdrel.model.level import Level

    context = open_for_writing(ctx, is_dry=is_dry)
    new = read_newcomer(join_words(name), Level(level) if level else None, options)
    command = add_people(context, (new,), is_sure=is_sure)
    context.run_and_report(command, f"{new.name} · {level or 'no level yet'}")
