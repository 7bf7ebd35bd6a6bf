"""Writes the names of contacts as links, in properties whose values are people."""

from __future__ import annotations

import re

from mdrel.app.editing.talks import link_to
from mdrel.app.input.person_lookup import find_people, resolve_person
from mdrel.app.session import Session
from mdrel.errors import WriteError

# The properties of a person's note that name other people.
NAMING = frozenset({"introduced_by", "handover_to"})
_BETWEEN = re.compile(r"[,;]")
# A link, or an address of e-mail or a page.
_LINKED = re.compile(r"\[\[|\]\(|@|://")


def link_names(session: Session, value: str, source: str) -> str:
    """Return a value with a link for each name that fits exactly one contact.

    `source` is the note it is for. Whom nobody is called stays text, and so does a value with
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
