"""Who the person whose vault it is probably is, where the settings do not say (MDR507)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from mdrel.model.codes import problem
from mdrel.model.contact import Contact
from mdrel.model.diagnostic import Diagnostic
from mdrel.model.names import SELF, SELF_RELATION, fold_case, note_name, spoken
from mdrel.model.policy import Me, Policy
from mdrel.model.snapshot import Listed, Snapshot
from mdrel.model.toml_writer import write_toml
from mdrel.rules.checks.spellings import Spellings, split_name

CODE, _UNKNOWN, _NAMELESS = "MDR507", "MDR404", "MDR304"
_NAMES = 2
_FEWEST, _SHARE = 10, 0.8
# So few lists will do where somebody is only not to be made a contact.
_FEW = 3
# So many will do where a stranger is in all of them,
_SOME = 5
# and where somebody is in half of so many, and so many times as often as anybody else.
_MANY, _HALF, _TIMES = 20, 0.5, 4
_SELF = frozenset({*SELF, SELF_RELATION, "about me"}) - {"you"}


class Owner(Struct, frozen=True):
    """Somebody who probably is the person whose vault it is.

    `path` is their note, or the first that names them. `why` says what speaks for it. `key` is the
    setting of `[me]` that would say so, and `value` what to set it to: an address is one of your
    `emails`. `spellings` are the names by which lists name them, `alone` the lists of nobody else.
    """

    name: str
    path: str
    why: str
    key: str
    value: str | tuple[str, ...]
    spellings: tuple[str, ...] = ()
    alone: tuple[Listed, ...] = ()

    @property
    def opens(self) -> str:
        """What the settings would open besides, as a sentence, or an empty text."""
        number = len({each.path for each in self.alone})
        meetings = "1 meeting, which names" if number == 1 else f"{number:,} meetings, which name"
        return (
            f"That opens {meetings} nobody else: mdrel triage --talks asks who was there."
            if number
            else ""
        )

    @property
    def remedy(self) -> str:
        """What to do where this is the person whose vault it is."""
        return (
            f"If that is you, write in mdrel.toml below [me]: {self.key} = {write_toml(self.value)}"
        )


def find_owner(snapshot: Snapshot, me: Me, git_name: str = "") -> Owner | None:
    """Return who the person probably is, or None where nobody is or the settings say so.

    A note that says so comes first, then whoever is called as git calls its user (`git_name`), then
    whoever is in most lists of those who were there.
    """
    own = _find_self(snapshot.contacts, me)
    if me.name:
        return own
    lists = _find_lists(snapshot)
    if own:
        return lists.complete(own)
    if called := _find_called(snapshot, git_name, lists):
        return called
    everywhere = _find_everywhere(lists, _FEWEST) or _find_foremost(lists)
    return everywhere[0] if len(everywhere) == 1 else None


def find_possible_owners(snapshot: Snapshot, me: Me, git_name: str = "") -> tuple[Owner, ...]:
    """Return everybody who may be the person, so that no contact is made of them unasked.

    Where several are in equally many lists, it is all of them. Where the settings give a name, it
    is nobody.
    """
    if me.name:
        return ()
    lists = _find_lists(snapshot)
    called = _find_called(snapshot, git_name, lists)
    return (called,) if called else tuple(_find_everywhere(lists, _FEW))


def check(snapshot: Snapshot, policy: Policy, _today: date) -> Iterator[Diagnostic]:
    """Yield a problem where somebody probably is the person whose vault it is."""
    if owner := find_owner(snapshot, policy.me):
        yield replace(
            problem(CODE, owner.path, f"{owner.name} {owner.why}"),
            hint=f"{owner.remedy}; if not, your own `name`.",
            names=(owner.name, *owner.spellings),
        )
        said = f"a conversation note names nobody but {owner.name}, who probably is you"
        named = {each.path for each in snapshot.diagnostics if each.code == _NAMELESS}
        for each in owner.alone:
            if each.path not in named:
                yield problem(_NAMELESS, each.path, said, each.span)


def leave_out_owner(
    problems: Iterable[Diagnostic], found: Iterable[Diagnostic]
) -> Iterator[Diagnostic]:
    """Yield the problems but those that the owner has no note, where `found` says who that is."""
    names = {fold_case(name) for each in found if each.code == CODE for name in each.names}
    for each in problems:
        if each.code != _UNKNOWN or fold_case(_name_of(each)) not in names:
            yield each


def _find_self(contacts: Iterable[Contact], me: Me) -> Owner | None:
    """Return the contact whose note is called `Me`, or says `relationship: self`.

    Where the file alone is called so, and the note says a name, it is the name of all their notes.
    """
    for contact in contacts:
        called = note_name(contact.path)
        said = (contact.name, *contact.profile.relations, called)
        if word := next((each for each in said if fold_case(each) in _SELF), ""):
            why = f"has a note that says '{word}'"
            is_named = word == called != contact.name and not me.name
            setting = ("name", contact.name) if is_named else ("note", contact.path)
            return Owner(contact.name, contact.path, why, *setting)
    return None


def _find_called(snapshot: Snapshot, git_name: str, lists: _Lists) -> Owner | None:
    """Return the contact, or somebody in a list, whom git calls its user."""
    name = fold_case(git_name)
    if not name:
        return None
    why = "is whom git calls its user"
    for contact in snapshot.contacts:
        if name in map(fold_case, (contact.name, *contact.profile.aliases)):
            return lists.complete(Owner(contact.name, contact.path, why, "name", contact.name))
    who = lists.whose.find(name)
    is_said = " " in name or name in map(fold_case, lists.spelled.get(who, ()))
    return replace(lists.tell(who), why=why) if is_said and who in lists.often else None


class _Lists(Struct, frozen=True):
    """The lists of who was there that say something of the owner, each as who is in it.

    Everybody stands for all spellings of their name, which `whose` knows. `often` says in how many
    lists somebody is, `known` are their contacts, `spelled` says how often each spelling comes,
    `first` where one comes first, and `alone` in which lists they are the only one.
    """

    whose: Spellings
    size: int
    often: Counter[tuple[str, ...]]
    known: dict[tuple[str, ...], Contact]
    spelled: dict[tuple[str, ...], Counter[str]]
    first: dict[tuple[str, ...], str]
    alone: dict[tuple[str, ...], list[Listed]]

    def complete(self, owner: Owner) -> Owner:
        """Return a probable owner with what the lists tell of them."""
        who = self.whose.find(owner.name)
        spellings, alone = self.spelled.get(who, ()), self.alone.get(who, ())
        return replace(owner, spellings=tuple(spellings), alone=tuple(alone))

    def tell(self, who: tuple[str, ...]) -> Owner:
        """Return somebody as the probable owner."""
        contact, names = self.known.get(who), self.spelled[who]
        path = contact.path if contact else self.first[who]
        name = spoken(contact.name) if contact else _find_fullest(names)
        why = f"is in {self.often[who]:,} of {self.size:,} lists of who was there"
        key, value = ("emails", (name,)) if "@" in name else ("name", name)
        alone = tuple(self.alone.get(who, ()))
        return Owner(name, path, why, key, value, tuple(names), alone)


def _find_lists(snapshot: Snapshot) -> _Lists:
    """Return the lists of who was there; those of a contact alone are no sign of the owner.

    Most people leave themselves out. A note counts once.
    """
    contacts = {contact.path: contact for contact in snapshot.contacts}
    names = frozenset(contact.name for contact in snapshot.contacts)
    whose = Spellings(_count_names(snapshot, contacts), names)
    found = _Lists(whose, 0, Counter(), {}, {}, {}, {})
    notes: dict[str, list[Listed]] = {}
    for each in snapshot.lists:
        notes.setdefault(each.path, []).append(each)
    size = 0
    for lists in notes.values():
        there: set[tuple[str, ...]] = set()
        for listed in lists:
            named = _name_all(found, listed, whose, contacts)
            there |= named
            if len(named) == 1:
                found.alone.setdefault(next(iter(named)), []).append(listed)
        if len(there) > 1 or any(each.others for each in lists):
            size += 1
            found.often.update(there)
    return replace(found, size=size)


def _name_all(
    found: _Lists, listed: Listed, whose: Spellings, contacts: dict[str, Contact]
) -> set[tuple[str, ...]]:
    """Return who is in a list, and take in how each of them is named there."""
    people = {whose.find(contacts[path].name): contacts[path] for path in listed.people}
    for who, contact in people.items():
        found.known.setdefault(who, contact)
        found.spelled.setdefault(who, Counter())
    others = {name: whose.find(name) for name in listed.others}
    for name, who in others.items():
        found.spelled.setdefault(who, Counter())[name] += 1
        found.first.setdefault(who, listed.path)
    return {*people, *others.values()}


def _count_names(snapshot: Snapshot, contacts: dict[str, Contact]) -> Counter[str]:
    """Return how often each name stands in a list."""
    often: Counter[str] = Counter()
    for listed in snapshot.lists:
        often.update(contacts[each].name for each in listed.people)
        often.update(listed.others)
    return often


def _find_fullest(names: Counter[str]) -> str:
    """Return the spelling of a name that has most words, and of these the most frequent."""
    spellings = [name for name in names if "@" not in name] or list(names)
    written = [name for name in spellings if name != name.lower()] or spellings
    best = max(written, key=lambda name: (min(len(split_name(name)), _NAMES), names[name], name))
    return spoken(best)


def _find_everywhere(lists: _Lists, fewest: int) -> list[Owner]:
    """Return whoever is in at least four fifths of `fewest` or more lists of who was there.

    Of several in so many, as a team is, it is whoever has no note and is in most, which may be
    several again.
    """
    often = lists.often
    if lists.size < fewest:
        return []
    everywhere = [who for who, number in often.items() if number >= _SHARE * lists.size]
    if len(everywhere) > 1:
        strangers = [who for who in everywhere if who not in lists.known]
        most = max(map(often.__getitem__, strangers), default=0)
        everywhere = [who for who in strangers if often[who] == most]
    return [lists.tell(who) for who in sorted(everywhere)]


def _find_foremost(lists: _Lists) -> list[Owner]:
    """Return who is in all of a few lists without a note, or far before all others in many."""
    size, often = lists.size, lists.often
    if _SOME <= size < _FEWEST:
        return [
            lists.tell(who)
            for who, number in sorted(often.items())
            if number == size and who not in lists.known
        ]
    nobody: tuple[tuple[str, ...], int] = ((), 0)
    (first, most), *others = [*often.most_common(2), nobody] if size >= _MANY else [nobody]
    second = others[0][1] if others else 0
    is_foremost = most >= _HALF * size and most >= _TIMES * second
    return [lists.tell(first)] if first and is_foremost else []


def _name_of(unknown: Diagnostic) -> str:
    """Return the name of an attendee who fits no contact."""
    return unknown.message.partition(" (probably ")[0]
