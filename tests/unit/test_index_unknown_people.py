from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

from mdrel.index.unknown_people import UnknownPerson, find_unknown_people
from tests.support.method import TODAY, write_log, write_person
from tests.support.vaults import read

ADA, BO = "People/Ada Lin.md", "People/Bo Berg.md"


def find(notes: Mapping[str, str], *mine: str) -> tuple[UnknownPerson, ...]:
    return find_unknown_people(
        {path: read(path, text) for path, text in notes.items()}, TODAY, mine
    )


def named(notes: Mapping[str, str], *mine: str) -> list[str]:
    return [each.name for each in find(notes, *mine)]


def ada(*lines: str) -> dict[str, str]:
    return {ADA: write_person("level: trusted", write_log(*lines))}


def test_who_is_named_in_talks_comes_with_places_and_company() -> None:
    notes = {
        **ada(
            "2026-10-01 call: she knows [[Clara Voss]]",
            "2026-09-01 lunch with [[Clara Voss]] and [[Bo Berg]]: hello",
        ),
        BO: write_person(
            "level: tentative", write_log("2026-11-01 call: [[Clara Voss|Clara]] again")
        ),
    }
    (clara,) = find(notes)
    assert clara.name == "Clara Voss"
    assert [(talk.on, talk.path) for talk in clara.talks] == [
        (date(2026, 11, 1), BO),
        (date(2026, 10, 1), ADA),
        (date(2026, 9, 1), ADA),
    ]
    assert clara.company == ((ADA, 2), (BO, 2))
    assert notes[ADA].split("\n")[clara.talks[1].span.line - 1].startswith("- 2026-10-01")


def test_meetings_and_daily_notes_name_people_too() -> None:
    meeting = '---\ntype: conversation\ndate: 2026-10-10\npeople:\n  - "[[Ada Lin]]"\n  - Dora Maar\n  - team\n  - x@y.example\n---\n'
    notes = {
        **ada(),
        "Meetings/M.md": meeting,
        "2026-10-11.md": "- Called [[Ada Lin]] about [[Emil Noth]]\n",
    }
    found = find(notes)
    assert [(each.name, each.company) for each in found] == [
        ("Emil Noth", ((ADA, 1),)),
        ("Dora Maar", ((ADA, 1),)),
    ]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("2026-10-01 call: read [[Project x]] and [[budget]]", []),
        ("2026-10-01 call with [[Bo]]: hello", ["Bo"]),
        (
            "2026-10-01 call: [[Ada van Loon]] and [[\u00c9mile Zo\u00eb]]",
            ["Ada van Loon", "\u00c9mile Zo\u00eb"],
        ),
        ("2026-10-01 call: [[Contacts/Zora Hurst.md]]", ["Zora Hurst"]),
        ("2027-10-01 call: [[Clara Voss]]", []),
        ("[ ] 2026-10-01 call: [[Clara Voss]]", []),
        ("2026-10-01 call: [[Ada Lin]] and [[AL]]", []),
    ],
)
def test_only_what_looks_like_a_person_without_note_in_a_talk_that_was(
    line: str, names: list[str]
) -> None:
    notes = {ADA: write_person("level: trusted\naliases: [AL]", write_log(line))}
    assert sorted(named(notes)) == sorted(names)


def test_a_note_that_is_no_contact_is_still_a_note_and_i_am_nobody() -> None:
    notes = {
        **ada("2026-10-01 call: [[Clara Voss]], [[Alex Morgan]]"),
        "Clara Voss.md": "a novel\n",
    }
    assert named(notes, "alex morgan") == []
    assert named(notes) == ["Alex Morgan"]
    generated = {
        "Relationships/Clara Voss.md": "---\nmdrel: generated\n---\n",
        **ada("2026-10-01 call: [[Clara Voss]]"),
    }
    assert named(generated) == ["Clara Voss"]


def test_the_most_named_come_first_then_the_newest_then_by_name() -> None:
    notes = ada(
        "2026-10-03 call: [[Bea Cox]], [[Abe Cox]]",
        "2026-10-02 call: [[Cleo Cox]]",
        "2026-10-01 call: [[Cleo Cox]], [[Dan Cox]]",
    )
    assert named(notes) == ["Cleo Cox", "Abe Cox", "Bea Cox", "Dan Cox"]
