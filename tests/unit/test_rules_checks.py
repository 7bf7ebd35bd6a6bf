"""Checks over the whole vault: each has its problem, its place, and its silence."""

from __future__ import annotations

from datetime import date

import pytest

from mdrel.model.policy import Policy
from mdrel.rules.checks import run_checks
from tests.support.method import TODAY, write_person
from tests.support.vaults import read_vault


def problems_of(notes: dict[str, str], today: date = TODAY) -> list[tuple[str, str, int]]:
    """Return (code, path, line) of every problem."""
    return [(each.code, each.path, each.span.line) for each in run_checks(read_vault(notes), Policy(), today)]


def test_a_stated_last_contact_in_the_future_is_reported_where_it_stands() -> None:
    notes = {"Ada.md": write_person("level: trusted\nlast_contact: 2026-11-23")}
    assert problems_of(notes) == [("MDR206", "Ada.md", 4)]
    assert problems_of(notes, date(2026, 11, 23)) == []


@pytest.mark.parametrize(("front", "codes"), [("", ["MDR501"]), ("archived: true", []), ("level: trustd", ["MDR201"]), ("level: trusted", [])])
def test_a_missing_level_is_reported_unless_it_is_unreadable_or_the_contact_archived(front: str, codes: list[str]) -> None:
    assert [code for code, _, _ in problems_of({"Ada.md": write_person(front)})] == codes


@pytest.mark.parametrize("front", ["level: [trusted", "level: " + "[" * 100 + "]" * 100])
def test_a_note_whose_properties_cannot_be_read_is_reported_for_that_alone(front: str) -> None:
    ((code, path, _),) = problems_of({"People/Ada.md": f"---\n{front}\n---\n"})
    assert (code, path) in {("MDR111", "People/Ada.md"), ("MDR113", "People/Ada.md")}


@pytest.mark.parametrize(("circle", "size"), [("ten", 10), ("three", 3)])
def test_a_circle_with_more_people_than_its_name_says_is_reported_at_each_member(circle: str, size: int) -> None:
    notes = {f"{number:02}.md": write_person(f"level: trusted\ncircle: {circle}") for number in range(size)}
    archived = {"z.md": write_person(f"level: trusted\ncircle: {circle}\narchived: true")}
    assert problems_of({**notes, **archived}) == []
    more = {**notes, "a.md": write_person(f"level: trusted\ncircle: {circle}")}
    assert problems_of(more) == [("MDR502", path, 4) for path in sorted(more)]


@pytest.mark.parametrize(
    ("front", "message"),
    [
        ("level: target", "Ada lacks they_offer and i_offer"),
        ("level: target\nthey_offer: x", "Ada lacks i_offer"),
        ("level: target\nthey_offer: x\ni_offer: y", None),
        ("level: target\narchived: true", None),
        ("level: tentative", None),
    ],
)
def test_a_target_without_both_reasons_is_reported(front: str, message: str | None) -> None:
    found = [each.message for each in run_checks(read_vault({"Ada.md": write_person(front)}), Policy(), TODAY)]
    assert found == ([message] if message else [])


def test_problems_of_notes_and_checks_are_in_reading_order() -> None:
    notes = {"B.md": write_person("cadence: often"), "A.md": write_person("last_contact: 2027-01-01\nbirthday: soon")}
    assert problems_of(notes) == [("MDR501", "A.md", 1), ("MDR206", "A.md", 3), ("MDR203", "A.md", 4), ("MDR501", "B.md", 1), ("MDR205", "B.md", 3)]
