"""What the screen says of the next targets (M14-M16)."""

from __future__ import annotations

from datetime import date

import pytest

from mdrel.model.agenda import TargetWeek
from mdrel.rules.next_targets import next_targets
from mdrel.views.terminal.screen import Screen
from mdrel.views.terminal.targets import draw_next
from mdrel.views.terminal.wording import say_week_left
from tests.support.method import TODAY, agenda_of, write_log, write_person

INES = """level: target
added: 2026-05-24
source: the fair
role: Buyer
introduced_by: ["[[Dana]]", "[[Zoe]]"]
they_offer: [ports, cranes]"""


def draw(front: str, *talks: str) -> list[str]:
    """Return the screen of the next targets, of whom there is one."""
    notes = {
        "Ines.md": write_person(front, write_log(*talks)),
        "Dana.md": write_person("level: trusted", write_log("2026-11-01 call: x")),
    }
    agenda = agenda_of(notes, TODAY)
    return list(draw_next(next_targets(agenda), agenda, Screen(100, lambda text, _: text)))


@pytest.mark.parametrize(
    ("today", "streak", "words"),
    [
        (date(2026, 11, 22), 0, "until tonight"),
        (date(2026, 11, 21), 0, "until Sun 22 Nov"),
        (date(2026, 11, 16), 1, "until Sun 22 Nov; goal met 1 week"),
        (date(2026, 11, 22), 6, "until tonight; goal met 6 weeks in a row"),
    ],
)
def test_until_when_the_goal_can_be_met_and_how_often_it_was(
    today: date, streak: int, words: str
) -> None:
    week = TargetWeek(date(2026, 11, 16), 1, (), streak, (), (), None)
    assert say_week_left(week, today) == words


@pytest.mark.parametrize(
    ("talk", "last"),
    [("2026-10-02 email: hello?", "email 2 Oct: hello?"), ("2026-10-02 email", "email 2 Oct")],
)
def test_a_target_has_the_reasons_the_source_and_who_can_introduce_you(
    talk: str, last: str
) -> None:
    assert draw(INES, talk) == [
        "NEXT TARGETS   0 of 1 contacted in 2026-W47 (until tonight)",
        "",
        "1 Ines               Buyer",
        "    introducer  Dana (trusted, last spoke 1 Nov)",
        "    introducer  Zoe, who has no note yet",
        "    you gain    ports, cranes",
        "    they gain   not said yet (i_offer)",
        "    source      the fair",
        f"    last        {last}",
        "    since       24 May",
    ]


def test_what_is_not_known_of_a_target_makes_no_line() -> None:
    assert draw("level: target")[2:] == [
        "1 Ines",
        "    you gain    not said yet (they_offer)",
        "    they gain   not said yet (i_offer)",
    ]
    assert draw("level: trusted")[1:] == [
        "  Nobody is waiting in line. `mdrel target list` shows where names come from."
    ]
