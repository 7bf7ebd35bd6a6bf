"""Lines of contacts' notes that link the note of a conversation which names nobody (MDR318)."""

from __future__ import annotations

from collections.abc import Iterable

from mdrel.model.contact import Contact
from mdrel.model.diagnostic import Diagnostic
from mdrel.model.snapshot import Snapshot

CODE, _NAMELESS = "MDR318", "MDR304"


def drop_told(problems: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return the problems without lines that link a note of another kind.

    The note that such a line links is its name.
    """
    found = list(problems)
    nameless = {each.path for each in found if each.code == _NAMELESS}
    return [each for each in found if each.code != CODE or each.names[0] in nameless]


def map_listing(snapshot: Snapshot) -> dict[str, list[Contact]]:
    """Return the contacts whose notes have lines that link a note, by the path of that note."""
    contacts = {each.path: each for each in snapshot.contacts}
    found: dict[str, dict[str, Contact]] = {}
    for each in snapshot.diagnostics:
        if each.code == CODE and each.path in contacts:
            found.setdefault(each.names[0], {})[each.path] = contacts[each.path]
    return {path: list(some.values()) for path, some in found.items()}
