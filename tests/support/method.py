"""People as notes or as values, and where they stand on a day, for tests of the method."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from msgspec.structs import replace

from mdrel.model.agenda import Agenda, Ranking, Standing
from mdrel.model.contact import Contact
from mdrel.model.policy import Me, Method, Policy
from mdrel.model.snapshot import Snapshot
from mdrel.rules.agenda import add_items, make_ranking, make_standing
from mdrel.rules.checks.unread_lines import count_unread
from tests.support.vaults import read_vault

TODAY = date(2026, 11, 22)  # a Sunday, the last day of ISO week 47


def write_person(front: str = "", body: str = "") -> str:
    """Return a contact's note: `front` are property lines, `body` what stands below."""
    return f"---\ntype: person\n{front}\n---\n{body}\n"


def write_log(*lines: str) -> str:
    """Return a section of entries."""
    return "\n## Conversations\n\n" + "".join(f"- {line}\n" for line in lines)


def make_policy(*, me: Me | None = None, **method: object) -> Policy:
    """Return the default policy with other dials."""
    return Policy(me=me or Me(), method=replace(Method(), **method))


def stand(contact: Contact, today: date = TODAY, policy: Policy | None = None) -> Standing:
    """Return where `contact` stands on `today`."""
    return make_standing(contact, policy or Policy(), today)


def stand_as_read(notes: Mapping[str, str], *, policy: Policy | None = None) -> dict[str, Standing]:
    """Return name -> standing of everybody in a vault given as path -> text."""
    return {each.contact.name: each for each in agenda_of(notes, policy=policy).standings}


def stand_alone(front: str, body: str = "", today: date = TODAY) -> Standing:
    """Return where the one person of a vault stands, given as property lines and a body."""
    (standing,) = agenda_of({"People/Ada Lin.md": write_person(front, body)}, today).standings
    return standing


def make_agenda(
    snapshot: Snapshot, policy: Policy, today: date, before: Ranking | None = None
) -> Agenda:
    """Return where everybody stands on `today`, and what there is to do, in order.

    `before` is as `make_ranking` takes it.
    """
    unread = count_unread(snapshot, policy.reading, today)
    return add_items(make_ranking(snapshot, policy, today, before), policy, unread)


def agenda_of(
    notes: Mapping[str, str], today: date = TODAY, policy: Policy | None = None
) -> Agenda:
    """Return the agenda of a vault given as path -> text."""
    return make_agenda(read_vault(notes), policy or Policy(), today)
