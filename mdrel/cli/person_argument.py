"""The argument WHO of commands about one person, with completion of slugs."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

import click
from click.shell_completion import CompletionItem

if TYPE_CHECKING:
    from mdrel.app.session import Session
    from mdrel.model.agenda import Standing
    from mdrel.model.contact import Contact

Command = TypeVar("Command", bound=Callable[..., object])


def complete_slugs(
    ctx: click.Context, _param: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Return the slugs that begin with what was typed.

    Names would break at their blanks. Of a comma list the last one is completed.
    """
    before, comma, last = incomplete.rpartition(",")
    return [
        CompletionItem(f"{before}{comma}{each.slug}", help=each.name)
        for each in _contacts(ctx)
        if each.slug.startswith(last.lower())
    ]


def complete_organizations(
    ctx: click.Context, _param: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Return the organisations that begin with what was typed."""
    names = sorted({each.profile.organization for each in _contacts(ctx)})
    return [
        CompletionItem(each)
        for each in names
        if each and each.lower().startswith(incomplete.lower())
    ]


def _contacts(ctx: click.Context) -> tuple[Contact, ...]:
    """Return the contacts of the vault that a command line is about, none where there is none."""
    from mdrel.app.cache.validation import check_cache
    from mdrel.app.environment.vault_location import find_vault
    from mdrel.app.session import Session
    from mdrel.errors import MdrelError

    try:
        options = ctx.find_root().params
        vault = find_vault(str(options.get("vault") or ""))
        session = Session(
            vault, cache_check=check_cache(vault) if options.get("has_cache", True) else None
        )
        contacts = session.snapshot.contacts
    except MdrelError:
        return ()
    return contacts


def who_argument(command: Command) -> Command:
    """Add the argument WHO: a name, slug or alias, or the beginning of its words."""
    return click.argument("who", nargs=-1, required=True, shell_complete=complete_slugs)(command)


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
