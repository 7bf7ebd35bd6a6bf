from __future__ import annotations

from datetime import date

import pytest

from mdrel.rules.next_targets import next_targets
from mdrel.rules.sources import (
    SOURCES,
    count_added,
    count_sources,
    find_introductions,
    find_named,
    index_names,
)
from tests.support.method import TODAY, agenda_of, write_log, write_person
from tests.support.vaults import read_vault


def vault(**people: str) -> dict[str, str]:
    return {f"People/{name}.md": text for name, text in people.items()}


def target(front: str = "", *lines: str) -> str:
    return write_person(f"level: target\n{front}", write_log(*lines))


READY = "they_offer: a\ni_offer: b\n"


def test_sources_are_counted_richest_first_and_the_methods_unused_ones_come_last() -> None:
    gone = write_person(
        "level: trusted\nsource: Conference", "\n## Levels\n\n- 2026-01-01 target -> tentative\n"
    )
    people = vault(
        A=target("source: linkedin\nadded: 2026-11-01"), B=target("source: LinkedIn\nadded: 2026-12-01"), C=gone,
        D=target('introduced_by: "[[A]]"'), E=target(), F=target("source: A podcast"), G=write_person("level: trusted\nsource: boss"),
    )  # fmt: skip
    found = count_sources(read_vault(people).contacts, TODAY)
    assert [(each.name, each.targets, each.moved_on, each.newest) for each in found] == [
        ("LinkedIn", 2, 0, date(2026, 11, 1)),
        ("A podcast", 1, 0, None),
        ("industry events", 0, 1, None),
        ("introductions", 1, 0, None),
        ("not noted", 1, 0, None),
        ("peers", 0, 0, None),
        ("boss", 0, 0, None),
        ("Facebook", 0, 0, None),
        ("associations", 0, 0, None),
    ]
    assert {each.name for each in found if each.is_dry} == {
        "industry events",
        "peers",
        "boss",
        "Facebook",
        "associations",
    }


def test_a_source_is_dry_three_months_after_its_last_name() -> None:
    def is_dry(added: str) -> bool:
        return count_sources(
            read_vault(vault(A=target(f"source: peers\nadded: {added}"))).contacts, TODAY
        )[0].is_dry

    assert [is_dry("2026-08-24"), is_dry("2026-08-23")] == [False, True]
    assert len(count_sources((), TODAY)) == len(SOURCES)


def test_names_added_count_in_their_iso_week_if_they_were_targets_then() -> None:
    raised = write_person(
        "level: tentative\nadded: 2026-11-16", "\n## Levels\n\n- 2026-11-18 target -> tentative\n"
    )
    people = vault(
        A=target("added: 2026-11-22"),
        B=raised,
        C=target("added: 2026-11-15"),
        D=target("added: 2026-11-23"),
        E=write_person("level: trusted\nadded: 2026-11-16"),
        F=target(),
    )
    contacts = read_vault(people).contacts
    assert count_added(contacts, TODAY, 3) == (
        (date(2026, 11, 2), 0),
        (date(2026, 11, 9), 1),
        (date(2026, 11, 16), 2),
    )
    assert [str(monday) for monday, _ in count_added(contacts, date.min, 3)] == ["0001-01-01"]


def test_three_are_next_ready_first_with_introducers_from_the_vault() -> None:
    people = vault(
        A=target("organization: Acme"),
        B=target(
            READY
            + 'introduced_by:\n  - "[[Dana Cole]]"\n  - "[[People/Ann]]"\n  - "[[Nobody Known]]"\n  - "[[B]]"'
        ),
        C=target(READY + "organization: ACME\nadded: 2026-01-01"),
        D=target(READY + "added: 2026-02-01", "2026-09-01 email: hello"),
        Colleague=write_person(
            "level: transactional\norganization: acme", write_log("2026-11-01 call: x")
        ),
        Silent=write_person("level: transactional\norganization: acme"),
        Ann=write_person("level: trusted"),
        **{"Dana Cole": write_person("level: trusted")},
    )
    found = next_targets(agenda_of(people))
    assert [each.state.standing.contact.name for each in found] == ["C", "B", "D"]
    assert [
        [(each.standing.contact.name, each.how) for each in one.introducers] for one in found
    ] == [
        [("Colleague", "organization")],
        [("Dana Cole", "introduced_by"), ("Ann", "introduced_by")],
        [],
    ]
    assert found[1].others == ("Nobody Known",)
    assert [each.state.standing.contact.name for each in next_targets(agenda_of(people), 9)] == [
        "C",
        "B",
        "D",
        "A",
    ]


def test_the_first_of_the_line_is_the_weeks() -> None:
    agenda = agenda_of(
        vault(A=target(READY + "added: 2026-02-01"), B=target(READY + "added: 2026-01-01"))
    )
    assert agenda.week.next_up == next_targets(agenda)[0].state


@pytest.mark.parametrize(
    ("place", "front", "talk"),
    [
        ("", "level: trusted", "2026-11-01 call: x"),
        ("", "level: trusted\norganization: Acme", "2026-11-01 call: x"),
        ("organization: Acme", "level: trusted", "2026-11-01 call: x"),
        ("organization: Acme", "level: trusted\norganization: Lin", "2026-11-01 call: x"),
        ("organization: Acme", "level: target\norganization: Acme", "2026-11-01 call: x"),
        (
            "organization: Acme",
            "level: trusted\norganization: Acme\narchived: true",
            "2026-11-01 call: x",
        ),
        ("organization: Acme", "level: trusted\norganization: Acme", "2026-12-01 call: x"),
    ],
)
def test_nobody_introduces_but_an_active_colleague_one_speaks_with(
    place: str, front: str, talk: str
) -> None:
    people = vault(A=target(READY + place), B=write_person(front, write_log(talk)))
    assert next_targets(agenda_of(people))[0].introducers == ()


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
