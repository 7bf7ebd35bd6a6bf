"""Shows what `mdrel service` is about to do, and asks whether to do it."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

import click

from mdrel.errors import UsageError, WriteError

if TYPE_CHECKING:
    from mdrel.app.service.install import Installation, Removal
    from mdrel.app.service.known import Installed


class Consent(NamedTuple):
    """What was said beforehand: not to ask, to do nothing, that edits by hand may go."""

    is_sure: bool
    is_dry: bool
    discards: bool


def is_wanted(what: str, found: Installed | None, consent: Consent) -> bool:
    """Return whether to go on with `what`: the name of the command.

    Raises UsageError where nobody is there to answer, WriteError where edits by hand would be lost
    and nobody said that they may.
    """
    is_edited = found is not None and found.is_edited
    if consent.is_dry:
        return False
    if consent.is_sure and is_edited and not consent.discards:
        raise WriteError(
            "Nothing was done: the file was edited by hand",
            f"To lose your edits: mdrel service {what} --yes --discard-edits",
        )
    if consent.is_sure:
        return True
    if sys.stdin is None or not sys.stdin.isatty():
        raise UsageError(
            "Nothing was done: there is no terminal to ask on",
            f"Have it done without asking: mdrel service {what} --yes",
        )
    if click.confirm("Your edits will be lost. Go on?" if is_edited else "Go on?"):
        return True
    click.echo("Nothing was done.")
    return False


def install_lines(plan: Installation) -> Iterator[str]:
    """Yield what is going to be written, and what the manager is asked then."""
    before = plan.before
    if before is None:
        yield f"{plan.file}:"
        yield from _indent(plan.text.splitlines())
    elif before.content != plan.content:
        yield f"{plan.file}{', edited by hand' * before.is_edited}:"
        yield from _indent(_compare(before.text, plan.text))
    if plan.absence:
        yield f"Nothing is started: {plan.absence}"
    else:
        yield "Then runs:"
        yield from _indent(map(shlex.join, plan.steps))


def installed_lines(plan: Installation) -> Iterator[str]:
    """Yield what was done, and what is left to type where there is no manager."""
    yield f"Installed{' and started' * (not plan.absence)}: {plan.name}"
    if plan.absence:
        yield "It is not started. Once the manager is there, type:"
        yield from _indent(map(shlex.join, plan.steps))


def removal_lines(plan: Removal) -> Iterator[str]:
    """Yield what the manager is asked, and what is going to be deleted."""
    if plan.absence:
        yield f"Nothing is stopped: {plan.absence}"
    if plan.steps:
        yield "Runs:"
        yield from _indent(map(shlex.join, plan.steps))
    yield f"{'Then deletes' if plan.steps else 'Deletes'}:"
    yield from _indent(map(str, plan.paths))
    if plan.found.is_edited:
        yield "The service's file was edited by hand."


def _compare(before: str, after: str) -> Iterator[str]:
    import difflib

    return difflib.unified_diff(
        before.splitlines(), after.splitlines(), "as it is", "as it will be", lineterm=""
    )


def _indent(lines: Iterable[str]) -> Iterator[str]:
    return (f"  {line}" for line in lines)
