"""Who introduced whom to you, as far as the notes name somebody of the vault (M13, M14)."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from mdrel.model.agenda import Standing
from mdrel.model.names import fold_case, note_name


class Introduction(Struct, frozen=True):
    """Somebody of the vault who introduced somebody else to you, or can do so."""

    by: Standing
    whom: Standing


def index_names(standings: Iterable[Standing]) -> dict[str, Standing]:
    """Return people by each name that a note may call them, folded.

    Where a name fits two people, it is that of the first in the order of the agenda.
    """
    by_name: dict[str, Standing] = {}
    for standing in reversed(tuple(standings)):
        for name in (
            *standing.contact.profile.aliases,
            standing.contact.name,
            standing.contact.path.removesuffix(".md"),
        ):
            by_name[fold_case(name)] = standing
    return by_name


def find_named(by_name: dict[str, Standing], name: str) -> Standing | None:
    """Return whom `name` calls, with or without the folder of their note."""
    spellings = (fold_case(name.removesuffix(".md")), fold_case(note_name(name)))
    return next((by_name[each] for each in spellings if each in by_name), None)


def find_introductions(standings: Iterable[Standing]) -> tuple[Introduction, ...]:
    """Return each introduction among `standings` once, in their order."""
    standings = tuple(standings)
    by_name = index_names(standings)
    found = {
        (by.contact.path, whom.contact.path): Introduction(by, whom)
        for whom in standings
        for name in whom.contact.profile.introduced_by
        if (by := find_named(by_name, name)) is not None and by is not whom
    }
    return tuple(found.values())
