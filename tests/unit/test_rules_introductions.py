"""Who introduced whom, by any name the vault knows (M13)."""

from __future__ import annotations

from mdrel.rules.introductions import find_introductions, find_named, index_names
from tests.support.method import agenda_of, write_person


def name_pairs(notes: dict[str, str]) -> list[tuple[str, str]]:
    found = find_introductions(agenda_of(notes).standings)
    return sorted((each.by.contact.name, each.whom.contact.name) for each in found)


def test_a_name_an_alias_a_link_and_a_path_name_who_introduced_somebody() -> None:
    notes = {
        "People/Ada Lin.md": write_person("level: trusted\naliases: [Countess]"),
        "People/Bo.md": write_person('introduced_by: "ada lin"'),
        "People/Cy.md": write_person("introduced_by: Countess"),
        "People/Di.md": write_person('introduced_by: "[[People/Ada Lin]]"'),
        "People/Ed.md": write_person('introduced_by: "[[Old folder/Ada Lin.md|Ada]]"'),
    }
    assert name_pairs(notes) == [("Ada Lin", name) for name in ("Bo", "Cy", "Di", "Ed")]


def test_nobody_introduces_themselves_and_a_name_without_a_note_no_one() -> None:
    notes = {
        "People/Ada.md": write_person("introduced_by: [Ada, Nobody]"),
        "People/Bo.md": write_person("level: trusted"),
    }
    assert name_pairs(notes) == []


def test_who_is_named_twice_introduced_somebody_once() -> None:
    notes = {
        "People/Ada.md": write_person("aliases: [Countess]"),
        "People/Bo.md": write_person('introduced_by: [Ada, Countess, "[[People/Ada]]"]'),
    }
    assert name_pairs(notes) == [("Ada", "Bo")]


def test_of_two_people_of_one_name_the_first_of_the_agenda_is_meant() -> None:
    notes = {
        "B/Ada.md": write_person("level: target"),
        "A/Ada.md": write_person("level: trusted"),
    }
    standings = agenda_of(notes).standings
    found = find_named(index_names(standings), "ada")
    assert found is standings[0]
