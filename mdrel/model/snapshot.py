"""The whole vault at one moment."""

from __future__ import annotations

from dataclasses import dataclass

from mdrel.model.contact import Contact
from mdrel.model.diagnostic import Diagnostic


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Every contact, sorted by path, and every problem, in reading order. `notes` counts the notes that were read."""

    contacts: tuple[Contact, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    notes: int = 0
