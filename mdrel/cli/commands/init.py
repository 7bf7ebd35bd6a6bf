"""`mdrel init`: start with a folder of notes."""

from __future__ import annotations

import os
import shlex
import stat
import sys
from collections.abc import Callable, Iterator
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from mdrel.cli.completers import complete_folders
from mdrel.cli.guided import TerminalOutput, fresh_option
from mdrel.cli.run import Run, current_run, show_progress
from mdrel.cli.terminal import is_terminal, read_width

if TYPE_CHECKING:
    from mdrel.app.onboarding import Seen
    from mdrel.model.policy import Me


@click.command()
@click.argument(
    "folder",
    metavar="[DIR]",
    type=click.Path(path_type=Path),
    required=False,
    shell_complete=complete_folders,
)
@click.option("--yes", "is_yes", is_flag=True, help="Ask nothing.")
@fresh_option
@click.pass_context
def init(ctx: click.Context, folder: Path | None, *, is_yes: bool, is_fresh: bool) -> None:
    """Read the notes in DIR, say what they look like, and write mdrel.toml.

    It also says what is not read, asks a few questions at a terminal (Enter skips each, ? explains,
    b goes back, q stops and keeps the answers), and shows the lines it writes. Nothing else is
    written or moved. DIR is by default the folder that --vault names, or else this one. An
    mdrel.toml that exists stays as it is. It offers to read a folder that looks like people as
    such, dated lines below headings it does not know as conversations, and in a folder without
    notes an example note.
    """
    from mdrel.app.onboarding import has_settings, look_at, read_ahead
    from mdrel.app.vault_index import no_progress
    from mdrel.views.terminal.text import show

    run = current_run(ctx)
    folder = folder or _named_vault(ctx)
    is_elsewhere = folder.resolve() != Path.cwd()
    run = run._replace(vault=str(folder), is_vault_typed=is_elsewhere)
    _make(run, folder)
    progress, day = show_progress if sys.stderr.isatty() else no_progress, run.read_day()
    look = cache(
        partial(look_at, folder, progress, day=day if run.day else None, is_kept=run.has_cache)
    )
    seen = look()
    is_asking = not is_yes and sys.stdin.isatty() and is_terminal()
    is_new = not has_settings(folder)
    told = _describe(seen, is_new=is_new, is_asked=is_new and is_asking)
    run.print(part for line in told for part in _fold(run.call_again(line)))
    if not is_yes and not is_asking and _may_answer():
        run.note("No terminal: nothing was asked, and no answer was read.")
    answers = _ask(run, folder, look, is_fresh=is_fresh) if is_asking else _Answers(seen)
    if answers is None:
        return
    _write(run, folder, answers)
    if run.has_cache and answers.seen.notes:
        read_ahead(folder, progress)
    run.print(show(run.call_again(_say_next(answers.seen))))


class _Answers(NamedTuple):
    """What the person said, or nothing, and what the notes look like with it."""

    seen: Seen
    people: tuple[str, ...] = ()
    me: Me | None = None
    sections: tuple[str, ...] = ()
    wants_example: bool = False


def _may_answer() -> bool:
    """Whether somebody gave standard input for answers: a pipe, a file, or a terminal."""
    try:
        mode = os.fstat(sys.stdin.fileno()).st_mode
    except (OSError, ValueError, AttributeError):
        return False
    return stat.S_ISFIFO(mode) or stat.S_ISREG(mode) or sys.stdin.isatty()


def _ask(run: Run, folder: Path, look: Callable[..., Seen], *, is_fresh: bool) -> _Answers | None:
    """Return the answers to the questions, or None where the person stopped at one."""
    from mdrel.app.guides.answer_source import AnswerSource
    from mdrel.app.guides.dialogue import Dialogue, ask_all, tell_resumed
    from mdrel.app.guides.draft import open_draft
    from mdrel.app.guides.first_questions import (
        ask_about_me,
        ask_for_example,
        ask_for_people,
        ask_for_sections,
    )
    from mdrel.app.guides.words import KEYS
    from mdrel.app.onboarding import has_settings

    is_new, voice = not has_settings(folder), TerminalOutput(run)
    draft = open_draft(folder, "init", "", run.read_day())
    if is_fresh or not is_new:
        draft.forget()
    tell_resumed(draft, voice.say)
    command = "mdrel init" + (f" {shlex.quote(str(folder))}" if folder != Path() else "")
    dialogue = Dialogue(AnswerSource(sys.stdin), draft, voice, command)

    def ask() -> _Answers:
        if is_new:
            dialogue.tell(f"{KEYS}.")
        people = ask_for_people(dialogue, look().near) if is_new else ()
        seen = look(people=people) if people else look()
        me = ask_about_me(dialogue, seen.owner) if is_new else None
        sections = ask_for_sections(dialogue, seen.unread) if is_new and seen.unread else ()
        wants_example = not seen.notes and ask_for_example(dialogue)
        return _Answers(seen, people, me, sections, wants_example)

    answers = ask_all(dialogue, ask)
    if answers is not None:
        draft.forget()
    return answers


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
        run.print(say_made(made))


def _describe(seen: Seen, *, is_new: bool, is_asked: bool) -> Iterator[str]:
    """Yield what the notes look like, then what is not read and what would change that.

    Left out is what a question follows for (`is_asked`): who the person probably is, and how to
    have read what is not.
    """
    from mdrel.app.guides.find_possible import notice_possible
    from mdrel.views.terminal.text import count

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
    if seen.owner and not is_asked:
        owner = seen.owner
        opens = f". {owner.opens}" if owner.opens else ""
        yield f"{owner.name} {owner.why}. {owner.remedy}{opens}"
    offered = {"MDR305": seen.unread, "MDR504": seen.near}
    for notice in (*seen.notices, *(notice_possible(seen.session) if seen.session else ())):
        is_offered = is_asked and offered.get(notice.code)
        yield (f"{notice.words}." if is_offered else f"{notice.words}: {notice.remedy.rstrip('.')}")
    if proof := seen.order:
        remedy = (
            "" if is_new else f': write in mdrel.toml below [notes]: date_order = "{proof.order}"'
        )
        where = f"{proof.written} in {proof.path}:{proof.span.line}"
        yield f"Dates are written {proof.order.replace('-', ' ')} ({where}){remedy}"


def _fold(line: str) -> list[str]:
    from mdrel.views.terminal.text import hang, show

    return hang("", line, read_width(), 2) if is_terminal() else [show(line)]


def _write(run: Run, folder: Path, answers: _Answers) -> None:
    """Write mdrel.toml where there is none yet, and the example note where it is wanted."""
    from mdrel.app.onboarding import FIRST_NOTE, has_settings, write_first_note, write_settings
    from mdrel.app.settings.files import FILE_NAME
    from mdrel.model.policy import Me
    from mdrel.views.terminal.text import say_made

    if has_settings(folder):
        run.print(f"{folder / FILE_NAME} already exists and stays as it is.")
    else:
        order = answers.seen.order
        me = answers.me or Me()
        lines = write_settings(folder, me, order, answers.sections, answers.people)
        run.print((f"Written: {folder / FILE_NAME}", *(f"  {line}" for line in lines)))
    if answers.wants_example:
        if made := write_first_note(folder):
            run.print(say_made(made))
        run.print(f"Written: {folder / FIRST_NOTE}")


def _say_next(seen: Seen) -> str:
    """Return the command to go on with."""
    if seen.unlevelled:
        return "Next: mdrel triage"
    if seen.near and not seen.contacts:
        return "Next: say in mdrel.toml who the people are, then: mdrel triage"
    return "Next: mdrel roll-call"
