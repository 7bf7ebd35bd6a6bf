"""`mdrel init`: start with a folder of notes."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mdrel.cli.progress import show_progress
from mdrel.cli.run import Run, current_run, is_terminal, read_width

if TYPE_CHECKING:
    from mdrel.app.onboarding import Seen

_WORTH_A_LOOK = (
    "  Nothing in it has to be set; these are worth a look:",
    "    me.name, me.emails     so that your own note is no contact",
    "    me.role                whom the agenda puts first",
    "    notes.people_folders   where people's notes lie",
    "    method.cadence         how often to speak with whom",
)


@click.command()
@click.argument("folder", metavar="[DIR]", type=click.Path(path_type=Path), required=False)
@click.pass_context
def init(ctx: click.Context, folder: Path | None) -> None:
    """Read the notes in DIR, say what they look like, and write mdrel.toml.

    It says what is not read as well. Nothing else is written or moved. Without DIR it is the folder
    that --vault names, else this one. An mdrel.toml that is there stays as it is. In a folder
    without notes a first one to fill in is written as well.
    """
    from mdrel.app.onboarding import look_at
    from mdrel.app.vault_index import no_progress

    run = current_run(ctx)
    folder = folder or _named_vault(ctx)
    _make(run, folder)
    seen = look_at(folder, show_progress if sys.stderr.isatty() else no_progress)
    run.say(_describe(seen))
    run.say(_write(folder, seen))
    run.say(_say_next(seen))


def _named_vault(ctx: click.Context) -> Path:
    """Return the folder that --vault names, else this one.

    A vault that the environment names is a vault already.
    """
    root = ctx.find_root()
    is_typed = root.get_parameter_source("vault") is click.core.ParameterSource.COMMANDLINE
    return Path(root.params["vault"]).expanduser() if is_typed else Path()


def _make(run: Run, folder: Path) -> None:
    """Make the folder where it is not there, and say so."""
    from mdrel.app.onboarding import make_folder
    from mdrel.views.terminal.text import say_made

    if made := make_folder(folder):
        run.say(say_made(made))


def _describe(seen: Seen) -> Iterator[str]:
    """Yield what the notes look like, then what is not read and what would change that."""
    from mdrel.views.terminal.text import count, flow, show

    how = ", ".join(f"{number} by {rule}" for rule, number in seen.rules)
    people = (
        f"{count(seen.notes, 'note')}, {seen.contacts} "
        f"{'looks like a person' if seen.contacts == 1 else 'look like people'}"
        + (f": {how}" if how else "")
    )
    yield (
        f"{people}; {seen.levels} {'has' if seen.levels == 1 else 'have'} a level."
        if seen.notes
        else "No notes yet."
    )
    for notice in seen.notices:
        line = show(f"{notice.words}: {notice.remedy}")
        yield from flow(line, read_width()) if is_terminal() else (line,)


def _write(folder: Path, seen: Seen) -> Iterator[str]:
    """Write what is not there yet, and yield what to say of it."""
    from mdrel.app.onboarding import FIRST_NOTE, SETTINGS, write_first_note, write_settings
    from mdrel.views.terminal.text import say_made

    if write_settings(folder):
        yield from (f"Written: {folder / SETTINGS}", *_WORTH_A_LOOK)
    else:
        yield f"{folder / SETTINGS} is there already and stays as it is."
    if not seen.notes:
        if made := write_first_note(folder):
            yield say_made(made)
        yield f"Written: {folder / FIRST_NOTE}, a note to rename and fill in"


def _say_next(seen: Seen) -> str:
    if seen.contacts:
        return "Next: mdrel contacts --why    mdrel today    mdrel dashboard"
    if not seen.notes:
        return "Next: mdrel today"
    return (
        "Next: write a note with `type: person` and `level: trusted` in its front matter, then: "
        "mdrel today"
    )
