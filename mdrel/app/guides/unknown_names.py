"""Asks whether names in lists of who was there, which no contact has, mean a contact (F44).

Such a name becomes an alias, an address one more e-mail address, and the talks count.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from itertools import islice

from msgspec.structs import replace

from mdrel.app.guides.guide import Guide
from mdrel.app.guides.question import Question
from mdrel.app.guides.settled import read_settled
from mdrel.app.session import Session
from mdrel.index.near_contacts import NearContacts
from mdrel.index.resolve import Resolver
from mdrel.model.contact import Contact, Profile
from mdrel.model.mark import make_mark
from mdrel.model.names import fold_case
from mdrel.model.note import Link, ParsedNote
from mdrel.parse.dated_notes.attendees import ADDRESS
from mdrel.parse.note import parse_fully
from mdrel.rules.checks.probable_owner import find_owner
from mdrel.vault.read import read_note
from mdrel.views.notes.style import say_on_screen
from mdrel.views.terminal.text import count, short_day
from mdrel.write.edits import AddItem, Edit, EditRefusedError, Reader, apply_edits

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
        return make_mark(f"{fold_case(self.name)}\n{self.contact.path}")

    @property
    def is_address(self) -> bool:
        """Whether it is an e-mail address, and not a name such as `Ada @ Acme`."""
        return ADDRESS.fullmatch(self.name) is not None

    @property
    def edit(self) -> Edit:
        """What makes it a name of the contact."""
        return AddItem("email" if self.is_address else "aliases", self.name)

    def give(self, profile: Profile) -> Profile:
        """Return the profile of the contact as it is once it has the name."""
        if self.is_address:
            return replace(profile, emails=(*profile.emails, self.name))
        return replace(profile, aliases=(*profile.aliases, self.name))

    def can_be_given(self, session: Session) -> bool:
        """Whether the edit can be done, and the name is read then."""
        path, reader = self.contact.path, Reader(self.contact.path, session.lexicon)
        text, _ = read_note(session.vault, path)
        with suppress(EditRefusedError):
            after = apply_edits(text, [self.edit], reader) if text is not None else ""
            profile = parse_fully(path, after, session.lexicon).profile
            names = (*profile.aliases, *profile.emails) if profile else ()
            return fold_case(self.name) in map(fold_case, names)
        return False


def find_names(session: Session, *, is_all: bool = False) -> list[UnknownName]:
    """Return the names that may mean a contact, and would once it has them; most talks first.

    With `is_all` also those that were asked about before.
    """
    contacts = {each.path: each for each in session.snapshot.contacts}
    near = NearContacts(each.profile for each in contacts.values())
    settled = frozenset(() if is_all else read_settled(session.vault))
    whose: dict[str, str] = {}
    found: dict[str, UnknownName] = {}
    links: list[tuple[Link, str, date]] = []
    owner = find_owner(session.snapshot, session.policy.me)
    mine = frozenset(owner.spellings if owner else ())
    for note in session.index.notes.values():
        for link, on in _list_unknown(session, note):
            name = _name(link)
            if name in mine or session.gatherer.own.may_mean(link):
                continue
            if name not in whose:
                whose[name] = near.find(name)
            path = whose[name]
            if path in contacts and path != note.path:
                found.setdefault(fold_case(name), UnknownName(name, contacts[path]))
                links.append((link, note.path, on))
    if found:
        _add_talks(session, found, links)
    return sorted(
        (each for each in found.values() if each.talks and each.mark not in settled),
        key=lambda each: (-len(each.talks), fold_case(each.name)),
    )


def _add_talks(
    session: Session, found: Mapping[str, UnknownName], links: Iterable[tuple[Link, str, date]]
) -> None:
    """Tell each name the talks that the contact gets by it: a path stays one that leads nowhere."""
    profiles = {each.path: each.profile for each in session.snapshot.contacts}
    for each in found.values():
        profiles[each.contact.path] = each.give(profiles[each.contact.path])
    resolver = Resolver(session.index.notes, profiles.values())
    for link, path, on in links:
        known = found[fold_case(_name(link))]
        if resolver.resolve(link, path).path == known.contact.path:
            known.talks.add((path, on))


def _list_unknown(session: Session, note: ParsedNote) -> Iterator[tuple[Link, date]]:
    """Yield who took part in the talks of a note and is no contact, with the day."""
    resolver = session.gatherer.resolver
    for talk in note.talks if not note.is_generated else ():
        for link in talk.people:
            if not talk.is_guess(link) and talk.on <= session.today:
                found = resolver.resolve(link, note.path)
                if found.path is None and not found.candidates:
                    yield link, talk.on


def _name(link: Link) -> str:
    return link.name or link.email


def list_askable(session: Session, *, is_all: bool) -> list[UnknownName]:
    """Return the names to ask about now: the few of most talks that can be given."""
    found = find_names(session, is_all=is_all)
    return list(islice((each for each in found if each.can_be_given(session)), _MOST))


def settle_names(guide: Guide, asked: Sequence[UnknownName]) -> list[UnknownName]:
    """Ask which names are whose, plan that they are, and return them."""
    if not asked:
        return []
    guide.dialogue.say("")
    guide.dialogue.say(
        "Names in lists of who was there that no contact has, and whom they may mean:"
    )
    guide.dialogue.say_numbered(_say(each, guide.session.today) for each in asked)
    marks = [each.mark for each in asked]
    chosen = guide.dialogue.ask_numbers(_ARE_THEY, marks)
    named = [asked[at - 1] for at in chosen]
    for each in named:
        guide.edit(each.contact, each.edit)
    guide.settle_others(marks, chosen)
    return named


def _say(each: UnknownName, today: date) -> str:
    latest = short_day(max(on for _, on in each.talks), today)
    talks = f"{count(len(each.talks), 'talk')}, the last" if len(each.talks) > 1 else "1 talk,"
    return f"{say_on_screen(each.name)} is {each.contact.name}? ({talks} on {latest})"
