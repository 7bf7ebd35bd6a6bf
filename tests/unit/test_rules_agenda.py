"""Who to call today and in which order (M8-M12, M16)."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from mdrel.model.agenda import ItemKind
from mdrel.model.level import Circle, Level, Role
from mdrel.model.policy import Me, Policy
from mdrel.rules.agenda import group_of
from tests.support.contacts import make_contact
from tests.support.method import (
    TODAY,
    agenda_of,
    make_agenda,
    make_policy,
    stand,
    stand_alone,
    stand_as_read,
    write_log,
    write_person,
)
from tests.support.vaults import read_vault

MANAGER = Policy(me=Me(role=Role.MANAGER))


def names_of(notes: dict[str, str], policy: Policy | None = None) -> list[str]:
    """Return everybody's name in agenda order."""
    return [standing.contact.name for standing in agenda_of(notes, policy=policy).standings]


EVERY_GROUP = {
    "h.md": write_person("level: trusted\ncircle: three"),
    "g.md": write_person("level: target\ncircle: ten"),
    "f.md": write_person("level: trusted"),
    "e.md": write_person("level: transactional"),
    "d.md": write_person("level: tentative"),
    "c.md": write_person("level: target"),
    "b.md": write_person(),
}


def test_for_an_executive_the_circles_come_first_then_trusted_transactional_tentative_target_and_without_level() -> (
    None
):
    assert names_of(EVERY_GROUP) == ["h", "g", "f", "e", "d", "c", "b"]


def test_an_agenda_is_the_same_with_an_earlier_one_which_gives_it_who_did_not_change() -> None:
    notes = {"Ada.md": write_person("level: trusted"), "Bo.md": write_person()}
    snapshot = read_vault(notes)
    before = make_agenda(snapshot, Policy(), TODAY)
    edited = read_vault({**notes, "Bo.md": write_person("level: target")})
    later = replace(edited, contacts=(snapshot.contacts[0], edited.contacts[1]))
    after = make_agenda(later, Policy(), TODAY, before)
    assert after == make_agenda(later, Policy(), TODAY)
    kept = {id(each) for each in before.standings}
    assert [each.contact.name for each in after.standings if id(each) in kept] == ["Ada"]


def test_for_a_manager_transactional_comes_before_trusted() -> None:
    assert names_of(EVERY_GROUP, MANAGER) == ["h", "g", "e", "f", "d", "c", "b"]


@pytest.mark.parametrize("level", [*Level, None])
@pytest.mark.parametrize("role", Role)
def test_a_circle_member_stands_in_the_circles_group_whatever_the_level(
    level: Level | None, role: Role
) -> None:
    assert group_of(make_contact(level=level, circle=Circle.THREE), role) == 0
    assert group_of(make_contact(level=level, circle=Circle.TEN), role) == 1


def person_due(overdue: int, cadence: str) -> str:
    """Return a note of somebody due `overdue` days ago by `next_contact`."""
    day = date.fromordinal(TODAY.toordinal() - overdue)
    return write_person(f"level: trusted\ncadence: {cadence}\nnext_contact: {day}")


def test_in_a_group_the_share_of_the_cadence_decides_then_never_spoken_with_then_the_name() -> None:
    notes = {
        "yearly.md": person_due(100, "yearly"),  # 0.27
        "quarterly.md": person_due(50, "quarterly"),  # 0.55
        "monthly.md": person_due(17, "monthly"),  # 0.57
        "weekly.md": person_due(5, "weekly"),  # 0.71
        "today.md": person_due(0, "daily"),
        "Never.md": write_person("level: trusted"),
        "never again.md": write_person("level: trusted"),
        "b fine.md": person_due(-90, "monthly"),
        "A fine.md": person_due(-100, "monthly"),
        "a paused.md": write_person("level: trusted\npaused: true"),
    }
    assert names_of(notes) == [
        "weekly",
        "monthly",
        "quarterly",
        "yearly",
        "today",
        "Never",
        "never again",
        "A fine",
        "a paused",
        "b fine",
    ]


def test_equal_shares_come_by_name_in_any_case_then_by_path() -> None:
    notes = {
        "b.md": person_due(3, "90d"),
        "A.md": person_due(1, "30d"),
        "y/C.md": person_due(1, "monthly"),
        "x/c.md": person_due(2, "60d"),
    }
    assert names_of(notes) == ["A", "b", "c", "C"]


def test_without_a_cadence_a_share_is_of_30_days() -> None:
    notes = {
        "b.md": write_person("level: target\nnext_contact: 2026-11-07"),  # 15 / 30
        "a.md": write_person("level: target\ncadence: 45d\nnext_contact: 2026-11-02"),  # 20 / 45
        "c.md": write_person("level: target\ncadence: 20d\nnext_contact: 2026-11-11"),  # 11 / 20
    }
    assert names_of(notes) == ["c", "b", "a"]


def test_everybody_is_in_the_standings_once_paused_and_archived_too() -> None:
    notes = {
        **EVERY_GROUP,
        "p.md": write_person("paused: true"),
        "q.md": write_person("archived: true"),
    }
    assert sorted(names_of(notes)) == ["b", "c", "d", "e", "f", "g", "h", "p", "q"]


def test_the_agenda_lists_calls_then_what_is_owed_then_replies_the_target_and_birthdays() -> None:
    notes = {
        "Ada.md": write_person(
            "level: trusted\nbirthday: 1985-11-22", write_log("2026-10-01 call: x")
        ),
        "Bo.md": write_person("level: trusted\nowe_reply: 2026-11-01\nnext_contact: 2027-01-01"),
        "Cy.md": write_person("level: target\nbirthday: --11-22\npaused: true"),
        "Dan.md": write_person(
            "level: target\nthey_offer: x\ni_offer: y\nbirthday: --11-23",
            "- [ ] call the port\n- [ ] ask 📅 2026-11-20\n",
        ),
    }
    agenda = agenda_of(notes)
    assert [(item.kind, item.standing.contact.name) for item in agenda.items] == [
        (ItemKind.CALL, "Ada"),
        (ItemKind.FOLLOW_UP, "Dan"),
        (ItemKind.PROMISE, "Dan"),
        (ItemKind.ANSWER, "Bo"),
        (ItemKind.TARGET, "Dan"),
        (ItemKind.BIRTHDAY, "Ada"),
        (ItemKind.BIRTHDAY, "Cy"),
    ]
    assert [each.contact.name for each in agenda.birthdays] == ["Ada", "Cy", "Dan"]
    assert [item.reason.text for item in agenda.items if item.kind is ItemKind.BIRTHDAY] == [
        "birthday today, turns 41",
        "birthday today",
    ]
    assert [each for each in agenda.standings if each.is_due] == [agenda.items[0].standing]


@pytest.mark.parametrize(
    ("front", "entries", "rule", "text", "dates"),
    [
        ("level: trusted", ["2026-10-01 call: x"], "M9", "last conversation + monthly", {"last_conversation": "2026-10-01", "due_on": "2026-11-01"}),
        ("level: trusted", [], "M9", "no talk noted (monthly)", {}),
        ("level: tentative", [], "M9", "no talk noted (every 2 weeks)", {}),
        ("level: transactional", ["2026-08-01 email: x"], "M2", "last conversation + quarterly", {"last_conversation": "2026-08-01", "due_on": "2026-11-01"}),
        ("level: transactional\ncircle: ten", ["2026-08-01 call: x"], "M9", "last conversation + monthly", {"last_conversation": "2026-08-01", "due_on": "2026-09-01"}),
        ("level: transactional\ncadence: none\nnext_contact: 2026-11-01", [], "M2", "the contact you planned", {"due_on": "2026-11-01"}),
        ("next_contact: 2026-11-01", [], "M9", "the contact you planned", {"due_on": "2026-11-01"}),
        ("level: trusted\nsnooze_until: 2026-11-20", [], "M9", "the snooze has ended", {"due_on": "2026-11-20"}),
        (
            "level: trusted", ["2026-11-01 email: x", "2026-10-01 call: y"], "M19",
            "last conversation + monthly; written contact does not reset the clock", {"last_conversation": "2026-10-01", "due_on": "2026-11-01"},
        ),
        ("level: trusted", ["2026-11-01 email: x"], "M19", "no talk noted (monthly); written contact does not reset the clock", {}),
    ],
)  # fmt: skip
def test_a_call_says_its_rule_and_the_dates_behind_it(
    front: str, entries: list[str], rule: str, text: str, dates: dict[str, str]
) -> None:
    (item,) = agenda_of(
        {"Ada.md": write_person(front, write_log(*entries))}, policy=make_policy(targets_per_week=0)
    ).items
    assert (item.kind, item.reason.rule, item.reason.text) == (ItemKind.CALL, rule, text)
    assert {name: str(day) for name, day in item.reason.dates.items()} == dates
    assert item.due_on == item.standing.due_on


@pytest.mark.parametrize(
    ("organization", "is_internal"),
    [
        ("Northwind Rail", True),
        ("northwind RAIL", True),
        ("[[Northwind Rail]]", True),
        ("Northwind", False),
        ("", False),
    ],
)
def test_internal_is_whose_organization_is_among_mine(organization: str, is_internal: bool) -> None:
    policy = Policy(me=Me(organizations=("Southwind", "Northwind Rail")))
    front = f'organization: "{organization}"'
    assert (
        stand_as_read({"Ada.md": write_person(front)}, policy=policy)["Ada"].is_internal
        is is_internal
    )


def test_added_on_is_added_else_created_else_unknown() -> None:
    fronts = [
        "added: 2026-11-03",
        "created: 2026-11-04",
        "added: 2026-11-03\ncreated: 2026-11-04",
        "created: some day",
        "",
    ]
    assert [str(stand_alone(front).contact.profile.added_on) for front in fronts] == [
        "2026-11-03",
        "2026-11-04",
        "2026-11-03",
        "None",
        "None",
    ]


def test_a_standing_holds_the_cadence_in_force_and_both_last_dates() -> None:
    standing = stand_alone(
        "level: transactional\ncircle: ten", write_log("2026-11-20 email: x", "2026-11-10 call: y")
    )
    assert standing.cadence
    assert standing.last_contact
    assert standing.last_conversation
    assert (
        standing.cadence.words,
        standing.last_contact.on.day,
        standing.last_conversation.on.day,
    ) == ("monthly", 20, 10)


def test_an_empty_vault_has_an_empty_agenda() -> None:
    agenda = agenda_of({})
    assert (agenda.standings, agenda.items, agenda.birthdays, agenda.week.streak) == ((), (), (), 0)


def test_a_contact_without_anything_stands_without_date() -> None:
    assert stand(make_contact()).due_on is None
