"""Holds what the commands share that guide the person through questions.

These are the options --from and --fresh, and the guide that asks on stdin and tells on stdout.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

import click

from mdrel.cli.completers import complete_files
from mdrel.cli.run import Run, current_run, make_screen, open_session, report_problems
from mdrel.cli.terminal import is_terminal
from mdrel.views.terminal.text import cell_width, flow, show

if TYPE_CHECKING:
    from mdrel.app.guides.guide import Guide

# What a key does, as in `Enter takes what is in brackets`, takes no more cells.
_LONGEST_KEY = 36
Function = TypeVar("Function", bound=Callable[..., object])


@dataclass(frozen=True, slots=True)
class Start:
    """How a guided command was called.

    It holds the command's name, what tells one call's draft from another's, and where answers come
    from. A reading call asks nothing. `words` are to be typed again to go on after a stop. `draft`
    names the draft of a command that has several.
    """

    name: str
    mark: str
    source: str
    is_fresh: bool = False
    is_reading: bool = False
    words: str = ""
    draft: str = ""


@dataclass(frozen=True, slots=True)
class TerminalOutput:
    """Speaks on stdout.

    At a terminal it writes lines of the terminal's width, in a pipe lines as they are. It never
    writes anything that a terminal would obey (P11).
    """

    run: Run

    def say(self, text: str) -> None:
        """Print lines to read."""
        again = self.run.call_again(text)
        self.run.print(line for each in again.split("\n") for line in self._fold(each))

    def show(self, text: str) -> None:
        """Print lines as they are."""
        self.run.print(show(line) for line in text.split("\n"))

    def ask(self, question: str) -> None:
        """Print a question without a new line, since the answer follows it."""
        *above, last = self._fold(question)
        self.run.print(above)
        click.echo(last + " ", nl=False)

    def _fold(self, line: str) -> list[str]:
        width = make_screen(self.run).width if is_terminal() else 0
        if not width or cell_width(line) < width:
            return [show(line).rstrip()]
        lead = re.match(r" *(?:[-·] |\d+(?:\.|  ) *)?", line)
        start = lead[0] if lead else ""
        first, *rest = _pack(line[len(start) :], width - len(start) - 1)
        return [start + first, *(" " * len(start) + each for each in rest)]


def _pack(text: str, width: int) -> list[str]:
    """Return `text` on lines of at most `width` cells, keys broken only where a point stands.

    A key and what it does then stay together: `s skip · n not a contact`. Other words with points,
    as of two subjects, are longer than what a key does.
    """
    lines: list[str] = []
    parts = text.split(" · ")
    if max(map(cell_width, parts)) > min(_LONGEST_KEY, width):
        return flow(text, width)
    for part in parts:
        joined = f"{lines[-1]} · {part}" if lines else part
        if lines and cell_width(joined) > width - 2:
            lines[-1] += " ·"
            joined = part
            lines.append("")
        lines[-1:] = [joined]
    return lines


def fresh_option(function: Function) -> Function:
    """Add the option --fresh."""
    return click.option(
        "--fresh", "is_fresh", is_flag=True, help="Start over, and forget earlier answers."
    )(function)


def guided_options(function: Function) -> Function:
    """Add the options --from and --fresh."""
    function = fresh_option(function)
    return click.option(
        "--from",
        "source",
        metavar="FILE",
        shell_complete=complete_files,
        default="",
        help="Take the answers from FILE, one per line; lines that begin with # are comments.",
    )(function)


def open_guide(ctx: click.Context, start: Start) -> tuple[Run, Guide]:
    """Return the guide of this call.

    At a terminal it goes on from the draft. A pipe or a file always begins anew.
    """
    from mdrel.app.guides.answer_source import open_lines
    from mdrel.app.guides.dialogue import Dialogue, tell_resumed
    from mdrel.app.guides.draft import open_draft
    from mdrel.app.guides.guide import Guide

    run = current_run(ctx)
    session = open_session(run)
    lines = open_lines(start.source)
    draft = open_draft(session.vault, start.draft or start.name, start.mark, session.today)
    if not start.is_reading:
        if start.is_fresh or not lines.is_typed:
            draft.forget()
            draft.begun = session.today
        tell_resumed(draft, TerminalOutput(run).say)
    command = f"{run.call} {start.name} {start.words}".rstrip()
    dialogue = Dialogue(lines, draft, TerminalOutput(run), command)
    return run, Guide(session, dialogue, draft)


def ask_through(run: Run, guide: Guide, ask: Callable[[Guide], object]) -> None:
    """Ask all questions, and then say what could not be read.

    In between it would be in the way.
    """
    from mdrel.app.guides.guide import run_guided

    run_guided(guide, ask)
    report_problems(run, guide.session.problems)
