"""Asks whether names in lists of who was there, which no contact has, mean a contact (F44).

Such a name becomes an alias, an address one more e-mail address, and the talks count.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256

from mdrel.app.guides.guide import Guide
from mdrel.app.guides.numbered import number
from mdrel.app.guides.question import Question
from mdrel.app.guides.settled import read_settled
from mdrel.app.session import Session
from mdrel.index.near_contacts import NearContacts
from mdrel.model.contact import Contact
from mdrel.model.names import fold_case
from mdrel.model.note import Link, ParsedNote
from mdrel.views.notes.style import say_on_screen
from mdrel.views.terminal.text import count, short_day
from mdrel.write.edits import AddItem, Edit

# So many are asked about at once, those of most talks first.
_MOST = 9
_ARE_THEY = Question(
    "names",
    "Which of these are right? Numbers, all, or Enter for none",
    "Numbers from the list above, such as 1 3, 2-5 or all. The name becomes an alias of the "
    "contact, or the address one more of theirs, and the talks count. The others are not asked "
    "about again.",
)


@dataclass(slots=True)
class UnknownName:
    """A name or address of who was there, whom it may mean, and the talks by path and day."""

    name: str
    contact: Contact
    talks: set[tuple[str, date]] = field(default_factory=set)

    @property
    def mark(self) -> str:
        """A short text that is the same for the same name and contact."""
        told = f"{fold_case(self.name)}\n{self.contact.path}"
        return sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:16]

    @property
    def edit(self) -> Edit:
        """What makes it a name of the contact."""
        return AddItem("email" if "@" in self.name else "aliases", self.name)


def find_names(session: Session, *, is_all: bool = False) -> list[UnknownName]:
    """Return the names that may mean a contact, those of most talks first.

    With `is_all` also those that were asked about before.
    """
    contacts = {each.path: each for each in session.snapshot.contacts}
    near = NearContacts(each.profile for each in contacts.values())
    settled = frozenset(() if is_all else read_settled(session.vault))
    whose: dict[str, str] = {}
    found: dict[str, UnknownName] = {}
    for note in session.index.notes.values():
        for name, on in _list_unknown(session, note):
            if name not in whose:
                whose[name] = near.find(name)
            path = whose[name]
            if path in contacts and path != note.path:
                known = found.setdefault(fold_case(name), UnknownName(name, contacts[path]))
                known.talks.add((note.path, on))
    return sorted(
        (each for each in found.values() if each.mark not in settled),
        key=lambda each: (-len(each.talks), fold_case(each.name)),
    )


def _list_unknown(session: Session, note: ParsedNote) -> Iterator[tuple[str, date]]:
    """Yield who took part in the talks of a note and is no contact, with the day."""
    resolver = session.gatherer.resolver
    for talk in note.talks if not note.is_generated else ():
        for link in talk.people:
            if not talk.is_guess(link) and talk.on <= session.today:
                found = resolver.resolve(link, note.path)
                if found.path is None and not found.candidates:
                    yield _name(link), talk.on


def _name(link: Link) -> str:
    return link.name or link.email


def settle_names(guide: Guide, *, is_all: bool) -> list[UnknownName]:
    """Ask which names are whose, plan that they are, and return them."""
    asked = find_names(guide.session, is_all=is_all)[:_MOST]
    if not asked:
        return []
    guide.dialogue.say("")
    guide.dialogue.say(
        "Names in lists of who was there that no contact has, and whom they may mean:"
    )
    for line in number([_say(each, guide.session.today) for each in asked]):
        guide.dialogue.say(line)
    chosen = guide.dialogue.ask_numbers(_ARE_THEY, [each.mark for each in asked])
    named = [asked[at - 1] for at in chosen]
    for each in named:
        guide.edit(each.contact, each.edit)
    guide.settled += [each.mark for each in asked if each not in named]
    return named


def _say(each: UnknownName, today: date) -> str:
    latest = short_day(max(on for _, on in each.talks), today)
    talks = f"{count(len(each.talks), 'talk')}, the last" if len(each.talks) > 1 else "1 talk,"
    return f"{say_on_screen(each.name)} is {each.contact.name}? ({talks} on {latest})"
