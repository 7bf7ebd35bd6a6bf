"""The whole vault at one moment."""

from __future__ import annotations

from msgspec import Struct

from mdrel.model.contact import Contact
from mdrel.model.diagnostic import Diagnostic


class Snapshot(Struct, frozen=True):
    """All contacts, sorted by path, and all problems, in reading order.

    `notes` counts the notes that were read.
    """

    contacts: tuple[Contact, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    notes: int = 0
