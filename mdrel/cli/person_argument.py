"""The argument WHO of commands about one person, with completion of slugs."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

import click

from mdrel.cli.completers import complete_people

if TYPE_CHECKING:
    from mdrel.app.session import Session
    from mdrel.model.agenda import Standing

Command = TypeVar("Command", bound=Callable[..., object])


def who_argument(command: Command) -> Command:
    """Add the argument WHO: a name, slug or alias, or the beginning of its words."""
    return click.argument("who", nargs=-1, required=True, shell_complete=complete_people)(command)


def choose_one(session: Session, who: tuple[str, ...]) -> Standing:
    """Return the one person that is meant.

    Raises PersonNotFoundError, AmbiguousError, or UsageError where only blanks are typed.
    """
    from mdrel.app.input.person_lookup import resolve_person
    from mdrel.errors import UsageError

    if not " ".join(who).strip():
        raise UsageError("Nobody is named", "Say who: a name, slug or alias.")
    return resolve_person(session, " ".join(who))[0]


def choose_to_write(session: Session, who: tuple[str, ...]) -> Standing:
    """Return the one person that is meant.

    Raises PersonNotFoundError, AmbiguousError, UsageError where only blanks are typed, or
    WriteError where their note cannot be read.
    """
    from mdrel.app.input.person_lookup import find_people, reject_unreadable

    if not find_people(session, " ".join(who)):
        reject_unreadable(session, who)
    return choose_one(session, who)
