"""Where targets come from and who introduces them (M13-M15), and names added by week (M16)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from msgspec import Struct

from mdrel.model.agenda import Standing
from mdrel.model.contact import Contact
from mdrel.model.level import Level
from mdrel.model.names import fold_case, note_name
from mdrel.rules.last_conversation import was_target_on
from mdrel.rules.targets import WEEK, monday_of

# The method's six, each with the words it goes by.
SOURCES = {
    "peers": ("peers", "peer", "colleague", "colleagues"),
    "boss": ("boss", "my boss"),
    "LinkedIn": ("linkedin",),
    "Facebook": ("facebook",),
    "industry events": (
        "industry events",
        "industry event",
        "event",
        "events",
        "conference",
        "conferences",
    ),
    "associations": ("associations", "association"),
}
DRY_DAYS = 91
INTRODUCTIONS, NOT_NOTED = "introductions", "not noted"


class SourceCount(Struct, frozen=True):
    """What one source of targets gave.

    `targets` are still targets, `moved_on` are those who no longer are. `newest` is the day of the
    last name, or None where it is unknown or there was none.
    """

    name: str
    targets: int
    moved_on: int
    newest: date | None
    is_dry: bool


def count_sources(contacts: Iterable[Contact], today: date) -> tuple[SourceCount, ...]:
    """Return the sources of everyone who is or was a target, the richest first.

    The sources of the method that never gave a name follow. A source of the method is dry where it
    gave no name within three months.
    """
    found: dict[str, list[Contact]] = {}
    for contact in contacts:
        if was_target(contact):
            found.setdefault(name_source(contact), []).append(contact)
    counted = [_count(name, members, today) for name, members in found.items()]
    unused = [SourceCount(name, 0, 0, None, is_dry=True) for name in SOURCES if name not in found]
    return (
        *sorted(counted, key=lambda each: (-each.targets - each.moved_on, each.name.casefold())),
        *unused,
    )


def _count(name: str, members: Sequence[Contact], today: date) -> SourceCount:
    targets = sum(contact.level is Level.TARGET for contact in members)
    newest = max(
        (
            contact.profile.added_on
            for contact in members
            if contact.profile.added_on and contact.profile.added_on <= today
        ),
        default=None,
    )
    is_dry = name in SOURCES and (newest is None or today - newest >= timedelta(days=DRY_DAYS))
    return SourceCount(name, targets, len(members) - targets, newest, is_dry)


def was_target(contact: Contact) -> bool:
    """Whether the contact is or ever was a target."""
    return contact.level is Level.TARGET or any(
        Level.TARGET in (change.before, change.after) for change in contact.levels
    )


def name_source(contact: Contact) -> str:
    """Return the source of a contact, by the method's name where it has one.

    Other sources are called as the note says. An introduction is a source, too.
    """
    said = " ".join(contact.profile.origin.split())
    if not said:
        return INTRODUCTIONS if contact.profile.introduced_by else NOT_NOTED
    return next((name for name, words in SOURCES.items() if said.casefold() in words), said)


def count_added(
    contacts: Iterable[Contact], today: date, weeks: int
) -> tuple[tuple[date, int], ...]:
    """Return how many targets were added in each of the last `weeks` ISO weeks, oldest first.

    Each week is given by its Monday.
    """
    added = [
        added_on
        for contact in contacts
        if (added_on := contact.profile.added_on) and was_target_on(contact, added_on)
    ]
    counts = Counter(monday_of(day) for day in added if day <= today)
    last = monday_of(today)
    mondays = [
        last - WEEK * back for back in range(weeks - 1, -1, -1) if (last - date.min) >= WEEK * back
    ]
    return tuple((monday, counts[monday]) for monday in mondays)


class Introduction(Struct, frozen=True):
    """Somebody of the vault who introduced somebody else to you, or can do so."""

    by: Standing
    whom: Standing


def index_names(standings: Iterable[Standing]) -> dict[str, Standing]:
    """Return people by each name that a note may call them, folded.

    Where a name fits two people, it is that of the first in the order of the agenda.
    """
    by_name: dict[str, Standing] = {}
    for standing in reversed(tuple(standings)):
        for name in (
            *standing.contact.profile.aliases,
            standing.contact.name,
            standing.contact.path.removesuffix(".md"),
        ):
            by_name[fold_case(name)] = standing
    return by_name


def find_named(by_name: dict[str, Standing], name: str) -> Standing | None:
    """Return whom `name` calls, with or without the folder of their note."""
    spellings = (fold_case(name.removesuffix(".md")), fold_case(note_name(name)))
    return next((by_name[each] for each in spellings if each in by_name), None)


def find_introductions(standings: Iterable[Standing]) -> tuple[Introduction, ...]:
    """Return each introduction among `standings` once, in their order."""
    standings = tuple(standings)
    by_name = index_names(standings)
    found = {
        (by.contact.path, whom.contact.path): Introduction(by, whom)
        for whom in standings
        for name in whom.contact.profile.introduced_by
        if (by := find_named(by_name, name)) is not None and by is not whom
    }
    return tuple(found.values())
