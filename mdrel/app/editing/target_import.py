"""Makes many targets at once from a list or from people named in talks (M15, M16).

The list is a file. The people named have no note yet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from mdrel.app.editing.new_contacts import Newcomer, file_name
from mdrel.app.editing.talks import link_to
from mdrel.app.queries import find_mentioned
from mdrel.app.session import Session
from mdrel.errors import PersonNotFoundError, UsageError
from mdrel.index.unknown_people import UnknownPerson
from mdrel.model.level import Level
from mdrel.model.names import fold_case

LARGEST = 1 << 20
_BULLET = re.compile(r"(?:[-*+]|\d+[.)])\s+(?:\[.\]\s+)?")
_LINK = re.compile(r"\[\[(?:[^\]|]*\|)?([^\]|]*)\]\]")
# What the parts of a line are, after the name.
_PARTS = ("source", "they_offer", "i_offer", "organization")


@dataclass(frozen=True, slots=True)
class Batch:
    """The people to add, and those who are left out.

    Left out are those who have a note already, and names that came twice.
    """

    newcomers: tuple[Newcomer, ...]
    known: tuple[str, ...]


def read_list(session: Session, path: str) -> Batch:
    """Return the targets of a list that has one target a line.

    A line is `Name; source; what you gain; what they gain; organisation`, and all but the name is
    optional. Bullets, numbers, check boxes and links are taken off. Blank lines and lines that
    begin with `#` are passed over. Raises UsageError with the line.
    """
    try:
        text = Path(path).read_bytes()[:LARGEST].decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(
            f"{path} cannot be read: {getattr(error, 'strerror', None) or 'it is not UTF-8'}",
            "Name a file with one person per line.",
        ) from error
    return _sort_out(session, _read_lines(text, path))


def _read_lines(text: str, path: str) -> Iterator[Newcomer]:
    for number, line in enumerate(text.split("\n"), 1):
        bare = _BULLET.sub("", line.strip(), count=1)
        if not bare or bare.startswith("#"):
            continue
        name, *rest = (
            " ".join(_LINK.sub(r"\1", part).split()) for part in re.split(r"[;\t]", bare)
        )
        try:
            file_name(name)
        except UsageError as error:
            raise UsageError(
                f"{path}:{number}: {error.message}; nothing was written",
                "A line is: Name; source; what you gain; what they gain; organisation",
            ) from error
        yield Newcomer(name, Level.TARGET, tuple(zip(_PARTS, rest, strict=False)))


def read_mentioned(session: Session, name: str) -> Batch:
    """Return those who are named in conversations but have no note.

    With `name` only the one of that name is returned. Each comes with who could introduce you.
    Raises PersonNotFoundError where nobody of that name is named.
    """
    found = [
        each
        for each in find_mentioned(session)
        if not name or fold_case(each.name) == fold_case(name)
    ]
    if name and not found:
        raise PersonNotFoundError(
            f"Nobody called '{name}' is named in a conversation without having a note.",
            "`mdrel target list --mentioned` lists those who are.",
        )
    return _sort_out(session, (_meet(session, each) for each in found))


def _meet(session: Session, unknown: UnknownPerson) -> Newcomer:
    """Return a target with the contact who can introduce you.

    That is the contact who shared most of the conversations.
    """
    people = {each.path: each for each in session.snapshot.contacts}
    through = next((people[path] for path, _ in unknown.company if path in people), None)
    said = (("introduced_by", f"[[{link_to(session, through, '')}]]"),) if through else ()
    return Newcomer(unknown.name, Level.TARGET, (("source", "peers"), *said))


def _sort_out(session: Session, found: Iterator[Newcomer]) -> Batch:
    there = {
        fold_case(name)
        for each in session.snapshot.contacts
        for name in (each.name, each.slug, *each.profile.aliases)
    }
    new: dict[str, Newcomer] = {}
    known: list[str] = []
    for each in found:
        if fold_case(each.name) in there | new.keys():
            known.append(each.name)
        else:
            new[fold_case(each.name)] = each
    return Batch(tuple(new.values()), tuple(known))
