"""Holds one thing that was made of a line, and finds the people it names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mdrel.app.session import Session
from mdrel.model.note import Link


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was made of a line.

    `rule` is the number of a rule of the note format or the code of a problem. `remedy` says what
    would change it.
    """

    verdict: str
    text: str
    rule: str = ""
    remedy: str = ""
    people: tuple[str, ...] = ()


def names_by_path(session: Session) -> dict[str, str]:
    """Return the name of each contact by path."""
    return {contact.path: contact.name for contact in session.snapshot.contacts}


def join_names(names: Sequence[str]) -> str:
    """Return names as a list in a sentence."""
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def find_contacts(session: Session, links: Iterable[Link], source: str) -> list[str]:
    """Return the paths of the contacts that links from the note `source` lead to."""
    found = (session.gatherer.resolver.resolve(link, source).path for link in links)
    return [path for path in found if path]


def find_names(session: Session, links: Iterable[Link], source: str) -> tuple[str, ...]:
    """Return the names of the contacts that links lead to, each once."""
    names = names_by_path(session)
    return tuple(
        dict.fromkeys(
            names[path] for path in find_contacts(session, links, source) if path in names
        )
    )
