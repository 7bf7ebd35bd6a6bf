"""`mdrel archive`: somebody leaves everything that reminds."""

from __future__ import annotations

import click

from mdrel.cli.options import dry_option
from mdrel.cli.person_argument import choose_to_write, who_argument
from mdrel.cli.write_command import open_for_writing, say_next


@click.command()
@who_argument
@click.option("--undo", "is_undone", is_flag=True, help="Take them back.")
@dry_option
@click.pass_context
def archive(ctx: click.Context, /, who: tuple[str, ...], *, is_undone: bool, is_dry: bool) -> None:
    """Stop every reminder about somebody; the note stays where it is."""
    from mdrel.app.editing.commands import make_archive

    context = open_for_writing(ctx, is_dry=is_dry)
    standing = choose_to_write(context.session, who)
    title = f"{standing.contact.name} · {'back again' if is_undone else 'archived'}"
    context.run_and_report(make_archive(standing, is_undone=is_undone), title, say_next(standing))
