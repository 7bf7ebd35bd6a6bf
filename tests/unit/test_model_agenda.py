"""The agenda's own small answers."""

from __future__ import annotations

from datetime import date

import pytest

from mdrel.model.agenda import Agenda, State, TargetState, TargetWeek
from mdrel.model.level import Level
from mdrel.views.items import due_standings
from tests.support.contacts import make_contact
from tests.support.people import make_standing

DAY = date(2026, 11, 22)
WEEK = TargetWeek(date(2026, 11, 16), 1, (), 0, (), (), None)


@pytest.mark.parametrize("state", State)
def test_only_paused_and_archived_contacts_take_no_part_in_the_clock(state: State) -> None:
    assert make_standing(make_contact("Ada Lin"), state).is_active == (
        state.value not in {"paused", "archived"}
    )


def test_a_target_is_ready_when_neither_reason_is_missing() -> None:
    standing = make_standing(make_contact("Ines Moreau", Level.TARGET))
    assert TargetState(standing, ()).is_ready
    assert not TargetState(standing, ("i_offer",)).is_ready


@pytest.mark.parametrize(
    ("goal", "count", "is_met"),
    [(1, 0, False), (1, 1, True), (2, 1, False), (2, 3, True), (0, 0, True)],
)
def test_a_week_is_met_when_as_many_targets_were_contacted_as_the_goal_says(
    goal: int, count: int, is_met: bool
) -> None:
    people = tuple(make_contact(f"Target {number}", Level.TARGET) for number in range(count))
    assert TargetWeek(date(2026, 11, 16), goal, people, 0, (), (), None).is_met is is_met


def test_an_agenda_lists_those_due_in_its_order_and_of_one_level() -> None:
    bo = make_standing(make_contact("Bo Lin", Level.TRANSACTIONAL), State.OVERDUE, DAY)
    ada = make_standing(make_contact("Ada Lin", Level.TRUSTED), State.OVERDUE, DAY)
    cy = make_standing(make_contact("Cy Lin", Level.TRUSTED), State.FINE)
    agenda = Agenda(DAY, (bo, cy, ada), WEEK, ())
    assert due_standings(agenda, "", 0) == (bo, ada)
    assert due_standings(agenda, "trusted", 0) == (ada,)
    assert due_standings(agenda, "target", 0) == ()
