"""Answers one question: from the memo where nothing changed since it was asked last, else from the notes."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mdrel.cli.report import Run, is_terminal, open_session, read_width

if TYPE_CHECKING:
    from datetime import date

    from mdrel.app.answers import Answer
    from mdrel.app.glimpse import Glimpse
    from mdrel.app.session import Session


def answer(run: Run, words: tuple[object, ...], make: Callable[[Session], tuple[Iterable[str], int]]) -> int:
    """Print the answer to the question that `words` put (the command and its options) and return the exit code.

    `make` returns the lines for stdout and the exit code; problems of the notes are added for stderr.
    """
    from mdrel.app.answers import Answer, find_answer, keep_answer
    from mdrel.app.find_vault import find_vault
    from mdrel.cli.report import problem_lines

    vault = find_vault(run.vault, Path.cwd())
    glimpse = run.glance(vault)
    question = _question(run, words)
    today = _today(run, glimpse)
    if glimpse and today and (known := find_answer(glimpse, glimpse.revision, question, today)):
        return _say(run, known)
    session = open_session(run, vault, glimpse)
    revision = session.index.revision
    if session.glimpse and (known := find_answer(session.glimpse, revision, question, session.today)):
        return _say(run, known)
    lines, code = make(session)
    made = Answer(tuple(lines), tuple(problem_lines(run, session.problems)), code)
    _say(run, made)
    if session.glimpse:
        keep_answer(session.glimpse, revision, question, session.today, made)
    return code


def _question(run: Run, words: tuple[object, ...]) -> tuple[str, ...]:
    """Return all that an answer's text depends on besides vault, settings and day."""
    shape = (read_width() if is_terminal() else "pipe", run.is_colored, sys.stdout.encoding, bool(run.quiet), bool(run.verbose))
    return tuple(map(str, (*words, *shape)))


def _today(run: Run, glimpse: Glimpse | None) -> date | None:
    """Return the day the question is about, where it is known without reading the settings."""
    from mdrel.app.clock import parse_today, read_today

    if run.day:
        return parse_today(run.day)
    return read_today(glimpse.about.zone) if glimpse and glimpse.revision and glimpse.about else None


def _say(run: Run, known: Answer) -> int:
    run.say(known.lines)
    for line in known.remarks:
        click.echo(line, err=True)
    return known.code
