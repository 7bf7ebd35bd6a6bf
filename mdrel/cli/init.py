"""`mdrel init`: start with a folder of notes."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from mdrel.cli.report import current_run, show_progress

_WORTH_A_LOOK = (
    "  Nothing in it has to be set; these are worth a look:",
    "    me.name, me.emails     so that your own note is no contact",
    "    me.role                whom the agenda puts first",
    "    notes.people_folders   where people's notes lie",
    "    method.cadence         how often to speak with whom",
)


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path), default=Path())
@click.pass_context
def init(ctx: click.Context, folder: Path) -> None:
    """Read the notes in DIR, say what they look like, and write mdrel.toml: nothing else is written or moved.

    In a folder without notes it also writes a first one to fill in.
    """
    from mdrel.app.start import look_at, write_first_note, write_settings
    from mdrel.app.vault_index import no_progress
    from mdrel.errors import WriteError
    from mdrel.views.plain import count

    run = current_run(ctx)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WriteError(f"{folder} cannot be made: {error.strerror}", "Name another folder.") from error
    seen = look_at(folder, show_progress if sys.stderr.isatty() else no_progress)
    how = ", ".join(f"{number} by {rule}" for rule, number in seen.rules)
    people = f"{count(seen.notes, 'note')}, {seen.contacts} {'looks like a person' if seen.contacts == 1 else 'look like people'}" + (f": {how}" if how else "")
    run.say(f"{people}; {seen.levels} {'has' if seen.levels == 1 else 'have'} a level." if seen.notes else "No notes yet.")
    if seen.near:
        run.say(seen.near)
    run.say([f"Written: {folder / write_settings(folder)}", *_WORTH_A_LOOK])
    if not seen.notes:
        run.say(f"Written: {folder / write_first_note(folder)}, a note to rename and fill in")
    run.say(
        "Next: mdrel contacts --why    mdrel today    mdrel dashboard"
        if seen.contacts
        else "Next: mdrel today"
        if not seen.notes
        else "Next: write a note with `type: person` and `level: trusted` in its front matter, then: mdrel today"
    )
