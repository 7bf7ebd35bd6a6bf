"""Whose level cannot be read is told apart from whoever has none."""

from __future__ import annotations

import pytest

from mdrel.app.queries import filter_people
from mdrel.views.terminal.people import draw_people
from mdrel.views.terminal.screen import Screen
from mdrel.views.web.people import choose_people
from tests.support.method import TODAY, agenda_of, write_person

NOTES = {
    "People/Ada.md": write_person("level: trustworthy"),
    "People/Bo.md": write_person("level: trusted, target"),
    "People/Cy.md": write_person(),
    "People/Di.md": write_person("relationship: boss"),
    "People/Ed.md": write_person("level: trusted"),
    "People/Fay.md": write_person("level:"),
}


@pytest.mark.parametrize(
    ("level", "names"),
    [
        ("unreadable", ["Ada", "Bo"]),
        ("none", ["Cy", "Di", "Fay"]),
        ("trusted", ["Ed"]),
        (None, ["Ada", "Bo", "Cy", "Di", "Ed", "Fay"]),
    ],
)
def test_a_list_and_the_page_leave_each_to_its_own(level: str | None, names: list[str]) -> None:
    standings = agenda_of(NOTES).standings
    found = sorted(each.contact.name for each in filter_people(standings, level, ""))
    assert found == names
    query = {"level": level or "", "sort": "level"}
    assert sorted(each.contact.name for each in choose_people(standings, query)) == names


def test_it_is_said_on_the_screen() -> None:
    rows = draw_people(agenda_of(NOTES).standings, TODAY, Screen(80, lambda text, _: text))
    plain = (row.removesuffix("no talk noted").split() for row in rows)
    levels = {cells[-3]: cells[-2] for cells in plain if len(cells) > 2}
    assert (levels["Ada"], levels["Bo"]) == ("unreadable", "unreadable")
    assert (levels["Cy"], levels["Di"], levels["Ed"]) == ("–", "–", "trusted")
