"""Writes links to contacts: one to a note, and those in properties whose values are people."""

from __future__ import annotations

import re

from mdrel.app.input.person_lookup import find_people, resolve_person
from mdrel.app.session import Session
from mdrel.errors import WriteError
from mdrel.model.contact import Contact
from mdrel.model.note import Link
from mdrel.parse.classify.note_path import FOLDER_NOTES

# The properties of a person's note that name other people.
NAMING = frozenset({"introduced_by", "handover_to"})
_UNLINKABLE = frozenset("[]|#^")
_BETWEEN = re.compile(r"[,;]")
# A link, or an address of e-mail or a page.
_LINKED = re.compile(r"\[\[|\]\(|@|://")


def link_to(session: Session, contact: Contact, source: str) -> str:
    """Return the text between `[[` and `]]` that links a contact from the note `source`.

    That is the note's name where it is clear, else its path. The name of an index note or a README
    is never clear.
    """
    whole = contact.path.rpartition(".")[0]
    name = whole.rpartition("/")[2]
    is_clear = (
        name.casefold() not in FOLDER_NOTES
        and session.linker.resolve(Link(name), source).path == contact.path
    )
    target = name if is_clear else whole
    if not _UNLINKABLE.isdisjoint(target):
        raise WriteError(
            f"{contact.path} cannot be linked: its name has one of [ ] | # ^",
            "Rename the note, or log in each note separately.",
        )
    shown = contact.name if contact.name != target and _UNLINKABLE.isdisjoint(contact.name) else ""
    return f"{target}|{shown}" if shown else target


def link_names(session: Session, value: str, source: str) -> str:
    """Return a value with a link for each name that fits exactly one contact.

    `source` is the note it is for. A name that fits nobody stays text, and so does a value that has
    links. Raises AmbiguousError where a name fits several.
    """
    if _LINKED.search(value):
        return value
    names = [part.strip() for part in _BETWEEN.split(value) if part.strip()]
    linked = [_link(session, name, source) for name in names]
    return value if linked == names else ", ".join(linked)


def _link(session: Session, name: str, source: str) -> str:
    found = find_people(session, name)
    if not found:
        return name
    contact = (found[0] if len(found) == 1 else resolve_person(session, name)[0]).contact
    if contact.path == source:
        return name
    try:
        return f"[[{link_to(session, contact, source)}]]"
    except WriteError:  # the name of the note cannot stand in a link
        return contact.name
