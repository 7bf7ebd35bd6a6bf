"""Answers one question from the cache where nothing changed, else from the notes.

What counts is whether anything changed since the question was asked last.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mdrel.cli.output_format import OutputFormat
from mdrel.cli.run import Run, open_session

if TYPE_CHECKING:
    from datetime import date

    from mdrel.app.cache.answers import CachedAnswer
    from mdrel.app.cache.validation import CacheCheck
    from mdrel.app.session import Session

Reply = Callable[["Session", "OutputFormat", tuple[str, ...]], "CachedAnswer"]
# The commands whose answers are kept: each has a module of its name with `reply`.
KEPT = frozenset({"today", "due"})
_LOOK = len(OutputFormat.__slots__)


def answer(run: Run, command: str, options: tuple[str, ...], reply: Reply) -> int:
    """Print what `reply` says to a command with its options, and return the exit code.

    The options are given as words.
    """
    from mdrel.app.cache.answers import load_answer, save_answer
    from mdrel.app.environment.vault_location import find_vault

    vault = find_vault(run.vault, Path.cwd())
    cache_check = run.glance(vault)
    look = OutputFormat.of(run)
    question = (command, *options, *look.words())
    today = _today(run, cache_check)
    if (
        cache_check
        and today
        and (known := load_answer(cache_check, cache_check.revision, question, today))
    ):
        return _say(run, known)
    session = open_session(run, vault, cache_check)
    revision = session.index.revision
    if session.cache_check and (
        known := load_answer(session.cache_check, revision, question, session.today)
    ):
        return _say(run, known)
    made = reply(session, look, options)
    _say(run, made)
    if session.cache_check:
        save_answer(session.cache_check, revision, question, session.today, made)
    return made.code


def answer_again(session: Session, question: tuple[str, ...]) -> CachedAnswer | None:
    """Return the answer to a kept question, as its command would make it now.

    Return None for words that are no such question.
    """
    command, options, words = question[0], question[1:-_LOOK], question[-_LOOK:]
    if command not in KEPT:
        return None
    try:
        made: CachedAnswer = import_module(f"mdrel.cli.commands.{command}").reply(
            session, OutputFormat.read(words), options
        )
    except (ValueError, IndexError):
        return None
    return made


def _today(run: Run, cache_check: CacheCheck | None) -> date | None:
    """Return the day the question is about, where it is known without reading the settings."""
    from mdrel.app.environment.clock import parse_today, read_today

    if run.day:
        return parse_today(run.day)
    return (
        read_today(cache_check.about.zone)
        if cache_check and cache_check.revision and cache_check.about
        else None
    )


def _say(run: Run, known: CachedAnswer) -> int:
    # The views have shown what a terminal would obey; an answer from the cache imports nothing.
    for line in known.lines:
        click.echo(line, color=run.is_colored)
    for line in known.remarks:
        click.echo(line, err=True)
    return known.code
