"""Holds what the writing commands share.

These are the session that may ask, and how a change is told.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from mdrel.cli.run import Run, current_run, make_screen, open_session
from mdrel.cli.terminal import is_terminal, tell_lines

if TYPE_CHECKING:
    from mdrel.app.editing.note_command import NoteCommand, Result
    from mdrel.app.editing.talks import LoggedConversation
    from mdrel.app.session import Session
    from mdrel.model.agenda import Standing


@dataclass(frozen=True, slots=True)
class WriteContext:
    """Where one command writes.

    It holds its global options, its vault, and whether it only shows what it would do.
    """

    run: Run
    session: Session
    is_dry: bool

    def write(self, command: NoteCommand) -> tuple[Result, ...]:
        """Carry a command out and return what became of the notes.

        Where changes are only shown, print the diff and return nothing. Raises WriteError.
        """
        from mdrel.app.editing.editor import Editor

        editor = Editor(self.session.vault, self.session.lexicon)
        if self.is_dry:
            say_exactly(editor.show(command))
            return ()
        return editor.apply(command)

    def run_and_report(
        self, command: NoteCommand, title: str, more: Callable[[Session], str] | None = None
    ) -> None:
        """Carry a command out and say so.

        `title` is the first line. `more` makes the next one, from the session opened afterwards.
        """
        from mdrel.views.terminal.text import say_made

        results = self.write(command)
        if self.is_dry:
            return
        fresh = open_session(self.run)
        changed = [each for each in results if each.is_changed]
        if not changed:
            self.tell(f"{title}: nothing to change", results[0].path if results else "", sign="=")
            return
        self.tell(title, f"{changed[0].path}:{changed[0].line}")
        self.tell(more(fresh) if more else "", "undo: mdrel undo", sign=" ")
        for each in changed:
            if each.made:
                self.run.note(say_made(each.made))
            for lost in each.lost:
                self.run.note(f"{each.path}: {lost}")

    def tell_edited(self, name: str, path: str, *, is_same: bool) -> None:
        """Say what became of a note that was edited by hand, and what of it cannot be read."""
        if is_same:
            self.tell(f"{name}: nothing was changed", path, sign="=")
            return
        from mdrel.views.items import problem_line

        fresh = open_session(self.run)
        self.tell(name, path)
        self.tell(next_line(fresh, path), "", sign=" ")
        for each in fresh.problems:
            if each.path == path:
                self.run.note(problem_line(each))

    def remark(self, remarks: Iterable[str]) -> None:
        """Say on stderr which of the words were not used.

        It is said with -q as well, for it is about what was typed.
        """
        from mdrel.views.terminal.text import show

        tell_lines(show(f"! {each}") for each in remarks)

    def tell(self, left: str, right: str, sign: str = "✓") -> None:
        """Print one line with `right` at its end.

        On a terminal `right` stands at the margin or below, in a pipe behind a tab.
        """
        from mdrel.views.terminal.text import cell_width, hang, show

        left, right = (show(self.run.call_again(each)) for each in (left, right))
        if not is_terminal():
            self.run.print(f"{left}\t{right}" if left else f"\t{right}")
            return
        width = make_screen(self.run).width
        gap = width - cell_width(left) - cell_width(right) - 2
        self.run.print(
            f"{sign} {left}{' ' * gap}{right}"
            if gap > 1
            else [*hang(f"{sign} ", left, width, 2), *hang("  ", right, width, 2)]
        )


def open_for_writing(ctx: click.Context, *, is_dry: bool = False) -> WriteContext:
    """Return where this call writes.

    Raises VaultError, SettingsError or UsageError.
    """
    run = current_run(ctx)
    is_asking = sys.stdin.isatty() and sys.stderr.isatty()
    return WriteContext(run, open_session(run, ask=ask_which if is_asking else None), is_dry)


def ask_which(who: str, found: Sequence[Standing]) -> Standing:
    """Let the person at the terminal choose among those a name fits."""
    from mdrel.views.terminal.text import show

    click.echo(show(f"'{who}' matches {len(found)} people. Which?"), err=True)
    for number, each in enumerate(found, 1):
        click.echo(show(f"  {number}  {each.contact.name}  {each.contact.path}"), err=True)
    return found[click.prompt("Number", type=click.IntRange(1, len(found)), err=True) - 1]


def say_exactly(text: str) -> None:
    """Print text byte for byte as UTF-8, whatever the locale.

    A diff has to fit the file.
    """
    Run.print_bytes(text.encode("utf-8", "surrogateescape"))


def join_words(words: Iterable[str]) -> str:
    """Return the words of a command line as one text."""
    return " ".join(words).strip()


def after_talk(session: Session, talk: LoggedConversation, *, has_commands: bool = True) -> str:
    """Return who is no longer a target, and when the first person is next due.

    Where a written word leaves the time running (M19), it says so of each. Without `has_commands`
    it names no commands, which only a terminal can run.
    """
    from mdrel.app.editing.talks import find_running, running_words
    from mdrel.views.terminal.text import short_day

    running = find_running(session, talk)
    parts = list(say_raised(session, talk, has_commands=has_commands))
    if not running:
        due = next_line(session, talk.words.people[0].contact.path)
        return "; ".join(filter(None, (*parts, due)))
    for each in running:
        name = f"{each.contact.name}: " if len(talk.words.people) > 1 else ""
        since = "since " if each.due_on and each.due_on < session.today else ""
        when = (
            f"due {since}{short_day(each.due_on, session.today)}"
            if each.due_on
            else "a first talk is due"
        )
        parts.append(f"{name}{running_words(each)}: {when}")
    return "; ".join(parts)


def say_raised(
    session: Session, talk: LoggedConversation, *, has_commands: bool = True
) -> Iterator[str]:
    """Yield what to do about each person whom this talk makes a target no longer (M15)."""
    from mdrel.app.queries import suggest_move

    if talk.is_attempt:
        return
    paths = [each.contact.path for each in talk.words.people]
    for standing in session.agenda.standings:
        contact = standing.contact
        if contact.path not in paths or contact.level != "target":
            continue
        move = suggest_move(session, standing)
        if move and move.is_up and talk.on in {each.on for each in move.talks}:
            name = f"{contact.name}: " if len(paths) > 1 else ""
            how = f" (mdrel level {contact.slug} up)" if has_commands else ""
            yield f"{name}{move.why}{how}"


def say_next(standing: Standing) -> Callable[[Session], str]:
    """Return a function that says when somebody is next due, by the session it is given."""
    return lambda session: next_line(session, standing.contact.path)


def next_line(session: Session, path: str) -> str:
    """Return when the contact at `path` is next due, in words."""
    from mdrel.model.cadence import say_often
    from mdrel.views.terminal.text import short_day

    standing = next((each for each in session.agenda.standings if each.contact.path == path), None)
    if standing is None or standing.due_on is None:
        return ""
    cadence = (
        f" ({say_often(standing.cadence.words)})"
        if standing.cadence and not standing.cadence.is_none
        else ""
    )
    by = "due since" if standing.due_on < session.today else "next by"
    return f"{by} {short_day(standing.due_on, session.today, weekday=True)}{cadence}"
