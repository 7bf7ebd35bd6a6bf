"""Answers one question from the cache where nothing changed, else from the notes.

What counts is whether anything changed since the question was asked last.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

import click

from mdrel.cli.output_format import OutputFormat
from mdrel.cli.run import OpenVault, Run, open_session
from mdrel.cli.terminal import tell_lines

if TYPE_CHECKING:
    from mdrel.app.build import Build
    from mdrel.app.cache.answers import CachedAnswer

# The commands whose answers are kept: each has a module of its name with `reply`.
KEPT = frozenset({"today", "due", "completion"})
# What the answer was made of stays until the process ends: freeing it takes a twentieth as long.
_LAST: list[object] = []
# A text that JSON has as it is.
_PLAIN = re.compile(r"[\w ~/.:-]*", re.ASCII).fullmatch


class Question(NamedTuple):
    """What a command with a kept answer was asked, and how the answer is to look.

    Its JSON stands for it in the cache, so a watcher can answer it anew. A command leaves the
    options it does not have as they are. All texts are words that mdrel chose, but for the folder
    in how it is called again.
    """

    command: str
    output: OutputFormat
    level: str = ""
    within: int = 0
    is_why: bool = False
    is_exit_code: bool = False
    is_json: bool = False

    def to_json(self) -> str:
        """Return the question as JSON, without the library for it, which takes longer to start."""
        return _write_json(self)

    @classmethod
    def from_json(cls, text: str) -> Question:
        """Return the question that `to_json` wrote.

        Raises ValueError for anything else.
        """
        import json

        try:
            found = json.loads(text)
            question = cls(**found | {"output": OutputFormat(**found["output"])})
        except (TypeError, KeyError, RecursionError) as error:
            raise ValueError("this is no question") from error
        plain = OutputFormat(0, 0, False, False, False, False)
        if not (_is_like(question, cls("", plain)) and _is_like(question.output, plain)):
            raise ValueError("this is no question")
        return question


Reply = Callable[["Build", Question], "CachedAnswer"]


def answer(run: Run, question: Question, reply: Reply) -> int:
    """Print what `reply` says to a question, and return the exit code."""
    made = find_answer(run, question, reply)
    # The views have shown what a terminal would obey; an answer from the cache imports nothing.
    if made.lines:
        click.echo("\n".join(made.lines), color=run.is_colored)
    if made.remarks:
        tell_lines(made.remarks)
    return made.code


def find_answer(run: Run, question: Question, reply: Reply) -> CachedAnswer:
    """Return the answer kept for the vault as it is, else the one that `reply` makes."""
    vault = run.open()
    return _load(vault, question.to_json()) or _make(run, vault, question, reply)


def remake_answer(build: Build, text: str) -> CachedAnswer | None:
    """Return the answer to a kept question, as its command would make it of a build.

    Return None for a text that is no such question.
    """
    try:
        question = Question.from_json(text)
    except ValueError:
        return None
    if question.command not in KEPT:
        return None
    made: CachedAnswer = import_module(f"mdrel.cli.commands.{question.command}").reply(
        build, question
    )
    return made


def _load(vault: OpenVault, question: str) -> CachedAnswer | None:
    """Return the answer kept for the vault as it is, where the day is known without settings."""
    from mdrel.app.cache.answers import load_answer

    check, today = vault.cache_check, vault.find_today()
    return load_answer(check, check.revision, question, today) if check and today else None


def _make(run: Run, vault: OpenVault, question: Question, reply: Reply) -> CachedAnswer:
    """Return the answer of the notes, and keep it.

    What was read may come to a revision for which an answer is kept after all.
    """
    from mdrel.app.cache.answers import load_answer, save_answer

    session, text = open_session(run, vault), question.to_json()
    check, revision = session.cache_check, session.index.revision
    if check and (known := load_answer(check, revision, text, session.today)):
        return known
    session.release_notes()
    _LAST[:] = [session.build]
    made = reply(session.build, question)
    if check:
        save_answer(check, revision, text, session.today, made)
    return made


def _write_json(value: str | int | OutputFormat | Question) -> str:
    if isinstance(value, str):
        return f'"{value}"' if _PLAIN(value) else _quote(value)
    if isinstance(value, int):
        return str(value).lower()
    pairs = (f'"{name}": {_write_json(getattr(value, name))}' for name in value._fields)
    return f"{{{', '.join(pairs)}}}"


def _quote(text: str) -> str:
    import json

    return json.dumps(text)


def _is_like(value: OutputFormat | Question, other: OutputFormat | Question) -> bool:
    """Whether each part of a value is of the same type as the other's."""
    return all(type(getattr(value, name)) is type(getattr(other, name)) for name in other._fields)
