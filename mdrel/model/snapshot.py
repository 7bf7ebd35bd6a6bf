"""The whole vault at one moment."""

from __future__ import annotations

from msgspec import Struct

from mdrel.model.contact import Contact
from mdrel.model.diagnostic import Diagnostic
from mdrel.model.span import Span


class Listed(Struct, frozen=True, omit_defaults=True, gc=False):
    """Whom a dated note says to have been there: `people` are contacts by path.

    `others` are names as written, with those around the sign of a pair in a title.
    """

    path: str
    span: Span
    people: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


class Snapshot(Struct, frozen=True):
    """All contacts, sorted by path, and all problems, in reading order.

    `notes` counts the notes that were read. `lists` are those of who was there, for as long as
    nobody knows whose vault it is.
    """

    contacts: tuple[Contact, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    notes: int = 0
    lists: tuple[Listed, ...] = ()
