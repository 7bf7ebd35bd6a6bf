"""Who the person whose vault it is probably is, where the settings do not say (MDR507)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from mdrel.model.codes import problem
from mdrel.model.contact import Contact
from mdrel.model.conversation import Source
from mdrel.model.diagnostic import Diagnostic
from mdrel.model.names import SELF, SELF_RELATION, fold_case
from mdrel.model.policy import Me, Policy
from mdrel.model.snapshot import Snapshot
from mdrel.model.toml_writer import write_toml

CODE, _UNKNOWN = "MDR507", "MDR404"
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
    `emails`.
    """

    name: str
    path: str
    why: str
    key: str
    value: str | tuple[str, ...]

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
    if own := _find_self(snapshot.contacts):
        return own
    if me.name:
        return None
    if called := _find_called(snapshot, git_name):
        return called
    lists = _find_lists(snapshot)
    everywhere = _find_everywhere(lists, _FEWEST) or _find_foremost(lists)
    return everywhere[0] if len(everywhere) == 1 else None


def find_possible_owners(snapshot: Snapshot, me: Me, git_name: str = "") -> tuple[Owner, ...]:
    """Return everybody who may be the person, so that no contact is made of them unasked.

    Where several are in equally many lists, it is all of them. Where the settings give a name, it
    is nobody.
    """
    if me.name:
        return ()
    called = _find_called(snapshot, git_name)
    return (called,) if called else tuple(_find_everywhere(_find_lists(snapshot), _FEW))


def check(snapshot: Snapshot, policy: Policy, _today: date) -> Iterator[Diagnostic]:
    """Yield a problem where somebody probably is the person whose vault it is."""
    if owner := find_owner(snapshot, policy.me):
        yield replace(
            problem(CODE, owner.path, f"{owner.name} {owner.why}"),
            hint=f"{owner.remedy}; if not, your own `name`.",
            names=(owner.name,),
        )


def drop_owner(problems: Iterable[Diagnostic], found: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Yield the problems but those that the owner has no note, where `found` says who that is."""
    names = {fold_case(name) for each in found if each.code == CODE for name in each.names}
    for each in problems:
        if each.code != _UNKNOWN or fold_case(_name_of(each)) not in names:
            yield each


def _find_self(contacts: Iterable[Contact]) -> Owner | None:
    """Return the contact whose note is called `Me`, or says `relationship: self`."""
    for contact in contacts:
        said = (contact.name, *contact.profile.relations)
        if word := next((each for each in said if fold_case(each) in _SELF), ""):
            why = f"has a note that says '{word}'"
            return Owner(contact.name, contact.path, why, "note", contact.path)
    return None


def _find_called(snapshot: Snapshot, git_name: str) -> Owner | None:
    """Return the contact, or somebody in a list, whom git calls its user."""
    name = fold_case(git_name)
    if not name:
        return None
    why = "is whom git calls its user"
    for contact in snapshot.contacts:
        if name in map(fold_case, (contact.name, *contact.profile.aliases)):
            return Owner(contact.name, contact.path, why, "name", contact.name)
    for each in _unknown(snapshot):
        if fold_case(_name_of(each)) == name:
            return Owner(_name_of(each), each.path, why, "name", _name_of(each))
    return None


class _Lists(Struct, frozen=True):
    """The lists of who was there that say something of the owner, by the notes in which they stand.

    `often` says in how many somebody is, a contact by path and anybody else by name. `known` are
    the contacts.
    """

    several: dict[str, set[str]]
    often: Counter[str]
    known: dict[str, Contact]

    def tell(self, who: str) -> Owner:
        """Return somebody as the probable owner."""
        path = who
        if who not in self.known:
            path = min(path for path, there in self.several.items() if who in there)
        name = self.known[who].name if who in self.known else who
        why = f"is in {self.often[who]:,} of {len(self.several):,} lists of who was there"
        return (
            Owner(name, path, why, "emails", (name,))
            if "@" in name
            else Owner(name, path, why, "name", name)
        )


def _find_lists(snapshot: Snapshot) -> _Lists:
    """Return the lists of who was there, but those of nobody but a contact.

    These are no sign of who is the owner: most people leave themselves out.
    """
    known = {contact.path: contact for contact in snapshot.contacts}
    lists: dict[str, set[str]] = {}
    for contact in snapshot.contacts:
        for talk in contact.conversations:
            if talk.source is Source.CONVERSATION:
                lists.setdefault(talk.path, set()).add(contact.path)
    spelled: dict[str, str] = {}
    for each in _unknown(snapshot):
        name = spelled.setdefault(fold_case(_name_of(each)), _name_of(each))
        lists.setdefault(each.path, set()).add(name)
    several = {path: who for path, who in lists.items() if len(who) > 1 or not who <= known.keys()}
    return _Lists(several, Counter(each for who in several.values() for each in who), known)


def _find_everywhere(lists: _Lists, fewest: int) -> list[Owner]:
    """Return whoever is in at least four fifths of `fewest` or more lists of who was there.

    Of several in so many, as a team is, it is whoever has no note and is in most, which may be
    several again.
    """
    several, often = lists.several, lists.often
    if len(several) < fewest:
        return []
    everywhere = [who for who, number in often.items() if number >= _SHARE * len(several)]
    if len(everywhere) > 1:
        strangers = [who for who in everywhere if who not in lists.known]
        most = max(map(often.__getitem__, strangers), default=0)
        everywhere = [who for who in strangers if often[who] == most]
    return [lists.tell(who) for who in sorted(everywhere)]


def _find_foremost(lists: _Lists) -> list[Owner]:
    """Return who is in all of a few lists without a note, or far before all others in many."""
    size, often = len(lists.several), lists.often
    if _SOME <= size < _FEWEST:
        return [
            lists.tell(who)
            for who, number in sorted(often.items())
            if number == size and who not in lists.known
        ]
    (first, most), *others = [*often.most_common(2), ("", 0)] if size >= _MANY else [("", 0)]
    second = others[0][1] if others else 0
    is_foremost = most >= _HALF * size and most >= _TIMES * second
    return [lists.tell(first)] if first and is_foremost else []


def _unknown(snapshot: Snapshot) -> Iterator[Diagnostic]:
    return (each for each in snapshot.diagnostics if each.code == _UNKNOWN)


def _name_of(unknown: Diagnostic) -> str:
    """Return the name of an attendee who fits no contact."""
    return unknown.message.partition(" (probably ")[0]
