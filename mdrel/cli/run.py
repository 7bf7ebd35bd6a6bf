"""Holds what all commands share.

These are the session they ask, and how answers and problems reach the person.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, NamedTuple

import click

from mdrel.cli.terminal import (
    is_terminal,
    paint,
    read_height,
    read_width,
    show_plainly,
    tell_lines,
)

if TYPE_CHECKING:
    from mdrel.app.cache.validation import CacheCheck
    from mdrel.app.session import Ask, Session
    from mdrel.cli.output_format import OutputFormat
    from mdrel.model.diagnostic import Diagnostic
    from mdrel.views.terminal.screen import Screen


# In words, so that a question answered from the cache need not import the levels.
LEVELS = ("trusted", "transactional", "tentative", "target")
MOST_PROBLEMS = 5


json_option = click.option("--json", "is_json", is_flag=True, help="Print one JSON document.")


class OpenVault(NamedTuple):
    """The vault a command is about, the day where one was given, and the look at its cache.

    There is no look where nothing shall be remembered.
    """

    path: Path
    day: date | None
    cache_check: CacheCheck | None

    def find_today(self) -> date | None:
        """Return the day that is meant, where it is known without reading the settings."""
        from mdrel.app.environment.clock import read_today

        check = self.cache_check
        if self.day or not (check and check.revision and check.about):
            return self.day
        return read_today(check.about.zone)


class Run(NamedTuple):
    """The global options of one call."""

    vault: str
    day: str
    color: str
    quiet: int
    verbose: int
    has_cache: bool = True
    is_day_typed: bool = False
    is_vault_typed: bool = False

    @property
    def call(self) -> str:
        """How mdrel is to be called again, so that it answers of the same vault and day.

        What the environment sets holds for the next call as well. Raises UsageError for a day that
        cannot be read.
        """
        day = f" --today {self.read_day()}" if self.is_day_typed and self.day else ""
        return f"mdrel{self._name_vault()}{day}"

    def _name_vault(self) -> str:
        if not (self.is_vault_typed and self.vault):
            return ""
        from mdrel.app.environment.vault_location import name_vault

        return name_vault(self.vault)

    def call_again(self, text: str) -> str:
        """Return `text` with the vault in the commands of mdrel that it names (`call`)."""
        if not (where := self._name_vault()):
            return text
        from mdrel.views.terminal.call_again import call_again

        return call_again(text, f"mdrel{where}")

    @property
    def is_colored(self) -> bool:
        """Return whether stdout gets colours.

        --color decides, then NO_COLOR, FORCE_COLOR and TERM=dumb, then whether it is a terminal.
        """
        if self.color != "auto":
            return self.color == "always"
        if os.environ.get("NO_COLOR"):
            return False
        if os.environ.get("FORCE_COLOR"):
            return True
        return os.environ.get("TERM") != "dumb" and is_terminal()

    def paint(self, text: str, style: str) -> str:
        """Return `text` in the style's colours, where colours are wanted."""
        return paint(text, style) if self.is_colored else text

    def print(self, lines: str | Iterable[str]) -> None:
        """Print lines on stdout.

        Colours that are in them stay or go by `is_colored`.
        """
        for line in [lines] if isinstance(lines, str) else lines:
            shown = (show_plainly(each, is_colored=self.is_colored) for each in line.split("\n"))
            click.echo("\n".join(shown), color=self.is_colored)

    def read_day(self) -> date:
        """Return the day of --today, else the present one; no vault is asked."""
        from mdrel.app.environment.clock import parse_today, read_today

        return parse_today(self.day) if self.day else read_today()

    def open(self) -> OpenVault:
        """Return the vault that is meant, with a look at whether it changed since the last call.

        Raises VaultError or UsageError.
        """
        from mdrel.app.environment.clock import parse_today
        from mdrel.app.environment.vault_location import find_vault

        day = parse_today(self.day) if self.day else None
        vault = find_vault(self.vault, Path.cwd())
        if not self.has_cache:
            return OpenVault(vault, day, None)
        from mdrel.app.cache.validation import check_cache

        return OpenVault(vault, day, check_cache(vault))

    def note(self, line: str) -> None:
        """Print a remark on stderr, where there is one and -q was not given."""
        if line and not self.quiet:
            tell_lines(self.call_again(line).split("\n"))

    @staticmethod
    def print_bytes(content: bytes) -> None:
        """Print bytes on stdout as they are, whatever the locale."""
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()


def print_or_write(
    run: Run, text: str, out: str, write: Callable[[Path, str], Path | None]
) -> None:
    """Print a document on stdout, or have it written to the file `out`, and say so."""
    if out in {"", "-"}:
        run.print_bytes(text.encode("utf-8"))
        return
    from mdrel.views.terminal.text import say_made

    made = write(Path(out), text)
    run.print([*([say_made(made)] if made else []), f"written: {out}"])


def current_run(ctx: click.Context) -> Run:
    """Return the global options of this call."""
    return Run(**ctx.find_root().obj)


def open_session(run: Run, vault: OpenVault | None = None, ask: Ask | None = None) -> Session:
    """Return the session for the vault and day that are meant.

    They have been found already where `vault` is given. Raises VaultError, SettingsError or
    UsageError.
    """
    from mdrel.app.session import Session
    from mdrel.app.vault_index import no_progress

    vault = vault or run.open()
    is_watched = sys.stderr.isatty() and not run.quiet
    progress = show_progress if is_watched else no_progress
    return Session(vault.path, vault.day, progress, vault.cache_check, ask)


def make_screen(run: Run, calls: int = 1) -> Screen:
    """Return how wide and in which colours to draw, with COLUMNS honoured."""
    from mdrel.views.terminal.screen import Screen

    return Screen(read_width(), run.paint, calls, height=read_height(), command=run.call)


def make_rows(rows: Iterable[Iterable[object]]) -> Iterable[str]:
    """Return tab-separated lines."""
    from mdrel.views.terminal.text import tab_row

    return map(tab_row, rows)


def report_problems(run: Run, problems: Sequence[Diagnostic]) -> None:
    """Print what could not be read on stderr."""
    tell_lines(problem_lines(run, problems))


def problem_lines(run: Run | OutputFormat, problems: Sequence[Diagnostic]) -> Iterator[str]:
    """Yield what could not be read.

    Errors are named each, or all problems with -v, and the rest are counted. Nothing is yielded
    with -q.
    """
    from mdrel.model.diagnostic import Severity
    from mdrel.views.items import problem_line
    from mdrel.views.terminal.call_again import call_again
    from mdrel.views.terminal.text import count, show

    if run.quiet:
        return
    worth = [each for each in problems if each.severity is not Severity.INFO]
    told = (
        list(problems)
        if run.verbose
        else [each for each in worth if each.severity is Severity.ERROR][:MOST_PROBLEMS]
    )
    yield from (show(problem_line(each)) for each in told)
    rest = len(worth) - len(told)
    if rest > 0 and not run.verbose:
        what = count(rest, "more problem" if told else "problem")
        yield call_again(f"{what} in the notes: mdrel check", run.call)


def show_progress(paths: Iterable[str], total: int) -> Iterable[str]:
    """Yield `paths` under a progress bar on stderr that comes after a second."""
    start = monotonic()
    bar = None
    for done, path in enumerate(paths, 1):
        yield path
        if bar is None and monotonic() - start > 1:
            bar = click.progressbar(length=total, label="Reading notes", file=sys.stderr)
            bar.update(done - 1)
        if bar is not None:
            bar.update(1)
    if bar is not None:
        bar.render_finish()
