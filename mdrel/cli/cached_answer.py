"""Answers one question: from the memo where nothing changed since it was asked last, else from the notes."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mdrel.cli.output_format import Look
from mdrel.cli.run import Run, open_session

if TYPE_CHECKING:
    from datetime import date

    from mdrel.app.cache.answers import Answer
    from mdrel.app.cache.validation import Glimpse
    from mdrel.app.session import Session

Reply = Callable[["Session", "Look", tuple[str, ...]], "Answer"]
# The commands whose answers are kept: each has a module of its name with `reply`.
KEPT = frozenset({"today", "due"})
_LOOK = len(Look.__slots__)


def answer(run: Run, command: str, options: tuple[str, ...], reply: Reply) -> int:
    """Print what `reply` says to a command with its options, as words, and return the exit code."""
    from mdrel.app.cache.answers import find_answer, keep_answer
    from mdrel.app.environment.vault_location import find_vault

    vault = find_vault(run.vault, Path.cwd())
    glimpse = run.glance(vault)
    look = Look.of(run)
    question = (command, *options, *look.words())
    today = _today(run, glimpse)
    if glimpse and today and (known := find_answer(glimpse, glimpse.revision, question, today)):
        return _say(run, known)
    session = open_session(run, vault, glimpse)
    revision = session.index.revision
    if session.glimpse and (known := find_answer(session.glimpse, revision, question, session.today)):
        return _say(run, known)
    made = reply(session, look, options)
    _say(run, made)
    if session.glimpse:
        keep_answer(session.glimpse, revision, question, session.today, made)
    return made.code


def answer_again(session: Session, question: tuple[str, ...]) -> Answer | None:
    """Return the answer to a question that was kept, as the command that asked it would make it now; None for what is no such question."""
    command, options, words = question[0], question[1:-_LOOK], question[-_LOOK:]
    if command not in KEPT:
        return None
    try:
        made: Answer = import_module(f"mdrel.cli.commands.{command}").reply(session, Look.read(words), options)
    except (ValueError, IndexError):
        return None
    return made


def _today(run: Run, glimpse: Glimpse | None) -> date | None:
    """Return the day the question is about, where it is known without reading the settings."""
    from mdrel.app.environment.clock import parse_today, read_today

    if run.day:
        return parse_today(run.day)
    return read_today(glimpse.about.zone) if glimpse and glimpse.revision and glimpse.about else None


def _say(run: Run, known: Answer) -> int:
    run.say(known.lines)
    for line in known.remarks:
        click.echo(line, err=True)
    return known.code
