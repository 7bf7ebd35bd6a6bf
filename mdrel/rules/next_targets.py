"""The next targets to contact, with what speaks for each of them (M14-M16)."""

from __future__ import annotations

from msgspec import Struct

from mdrel.model.agenda import Agenda, Standing, TargetState
from mdrel.model.contact import Contact
from mdrel.model.level import Level
from mdrel.model.names import fold_case, note_name
from mdrel.rules.sources import find_named, index_names
from mdrel.rules.targets import line_up

AT_ONCE = 3


class Introducer(Struct, frozen=True):
    """A contact of the vault who may introduce you to a target.

    `how` is `introduced_by`, or `organization` where both work at the same place.
    """

    standing: Standing
    how: str


class NextTarget(Struct, frozen=True):
    """A target with the contacts who may introduce you.

    `others` are names noted as introducers that have no note.
    """

    state: TargetState
    introducers: tuple[Introducer, ...]
    others: tuple[str, ...]


def next_targets(agenda: Agenda, count: int = AT_ONCE) -> tuple[NextTarget, ...]:
    """Return the next `count` targets in line, ready ones first, then who waits longest."""
    line = line_up(agenda.week.targets, agenda.today)
    by_name = index_names(agenda.standings)
    return tuple(_prepare(state, by_name, agenda) for state in line[:count])


def _prepare(state: TargetState, by_name: dict[str, Standing], agenda: Agenda) -> NextTarget:
    contact = state.standing.contact
    found, others = [], []
    for name in contact.profile.introduced_by:
        standing = find_named(by_name, name)
        if standing is None:
            others.append(note_name(name))
        elif standing.contact.path != contact.path:
            found.append(Introducer(standing, "introduced_by"))
    if not found:
        found = [
            Introducer(each, "organization")
            for each in agenda.standings
            if _is_colleague(each, contact)
        ]
    return NextTarget(state, tuple(found), tuple(others))


def _is_colleague(standing: Standing, contact: Contact) -> bool:
    """Whether somebody one already talks with works at the same place as `contact`."""
    place = fold_case(contact.profile.organization)
    works_there = bool(place) and fold_case(standing.contact.profile.organization) == place
    return (
        works_there
        and standing.is_active
        and standing.contact.level is not Level.TARGET
        and standing.last_contact is not None
    )
