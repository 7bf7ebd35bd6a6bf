"""Finds words in what the vault says of its contacts.

That is names, conversations, and the text of their notes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from mdrel.app.session import Session
from mdrel.model.contact import Contact
from mdrel.model.names import fold_case
from mdrel.vault.read import read_note


@dataclass(frozen=True, slots=True)
class Hit:
    """One place that holds all the words.

    `kind` is `name`, `entry` (a conversation) or `note`.
    """

    contact: Contact
    kind: str
    path: str
    line: int
    text: str


def find_words(session: Session, words: str) -> Iterator[Hit]:
    """Yield the places that hold all of `words`, each place once.

    They come contact by contact in agenda order. Parts of words do, whatever the case.
    """
    wanted = fold_case(words).split()
    for standing in session.agenda.standings:
        seen: set[tuple[str, int]] = set()
        for hit in _find_in(session, standing.contact):
            if (hit.path, hit.line) not in seen and _has_all(hit.text, wanted):
                seen.add((hit.path, hit.line))
                yield hit


def _find_in(session: Session, contact: Contact) -> Iterator[Hit]:
    """Yield every place of one contact.

    Names come first, then conversations, newest first, then the lines of the note.
    """
    profile = contact.profile
    yield Hit(
        contact,
        "name",
        contact.path,
        1,
        " · ".join(
            filter(None, (contact.name, *profile.aliases, profile.role, profile.organization))
        ),
    )
    for talk in contact.conversations:
        yield Hit(
            contact,
            "entry",
            talk.path,
            talk.span.line,
            " ".join(filter(None, (talk.on.isoformat(), str(talk.channel), talk.text, talk.more))),
        )
    text, _ = read_note(session.vault, contact.path)
    for number, line in enumerate((text or "").split("\n"), 1):
        yield Hit(contact, "note", contact.path, number, line.strip())


def _has_all(text: str, wanted: list[str]) -> bool:
    folded = fold_case(text)
    return all(word in folded for word in wanted)
