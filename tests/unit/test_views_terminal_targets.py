"""What the screen says of the next targets (M14-M16)."""

from __future__ import annotations

import pytest

from mdrel.rules.next_targets import next_targets
from mdrel.views.terminal.screen import Screen
from mdrel.views.terminal.targets import draw_next
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
    ("talk", "last"),
    [("2026-10-02 email: hello?", "email 2 Oct: hello?"), ("2026-10-02 email", "email 2 Oct")],
)
def test_a_target_has_the_reasons_the_source_and_who_can_introduce_you(
    talk: str, last: str
) -> None:
    assert draw(INES, talk) == [
        "NEXT TARGETS   0 of 1 contacted (2026-W47, ends today)",
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
