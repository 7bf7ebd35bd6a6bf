"""Real public vaults beside the checkout, as input that is only read.

The answers were worked out by hand.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from mdrel.app.session import Session
from tests.support.method import make_agenda
from tests.support.places import hash_tree

SHARED = Path(__file__).resolve().parents[3] / "shared/vaults"
DAY = date(2026, 3, 20)

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not SHARED.is_dir(), reason="needs the real vaults beside the checkout"),
]


def test_two_people_of_a_real_crm_vault_stand_where_their_notes_say() -> None:
    before = hash_tree(SHARED / "mekb")
    sarah, alex = Session(SHARED / "mekb", DAY).agenda.standings
    assert (sarah.contact.name, alex.contact.name) == ("Sarah Chen", "Alex Rivera")
    assert sarah.last_conversation
    assert (str(sarah.last_conversation.on), str(sarah.last_conversation.source)) == (
        "2026-02-04",
        "conversation",
    )
    assert sarah.last_conversation.path.startswith("Interaction")
    assert (str(sarah.due_on), str(sarah.reason), sarah.overdue_days) == (
        "2026-02-11",
        "next_contact",
        37,
    )
    assert alex.last_conversation
    assert (str(alex.last_conversation.on), str(alex.last_conversation.source)) == (
        "2026-02-06",
        "stated",
    )
    assert (str(alex.due_on), alex.overdue_days) == ("2026-03-01", 19)
    assert hash_tree(SHARED / "mekb") == before


@pytest.mark.parametrize("vault", ["mekb", "digitalgov", "kepano-obsidian"])
def test_any_real_vault_is_read_without_a_byte_changed_and_stands_on_any_day(vault: str) -> None:
    before = hash_tree(SHARED / vault)
    session = Session(SHARED / vault, DAY)
    for today in (date.min, DAY, date.max):
        agenda = make_agenda(session.snapshot, session.policy, today)
        assert len(agenda.standings) == len(session.snapshot.contacts)
    assert session.snapshot.notes > 10
    assert all(
        problem.span.line >= 1 and (SHARED / vault / problem.path).exists()
        for problem in session.problems
    )
    assert hash_tree(SHARED / vault) == before
