from __future__ import annotations

import pytest

from mdrel.rules.suggestions import make_suggestions, suggest, who_could_grow
from tests.support.method import TODAY, agenda_of, stand_alone, write_log, write_person

OLD = "2026-01-05 call: long ago"


def say(front: str, *lines: str) -> tuple[str | None, str] | None:
    found = suggest(stand_alone(front, write_log(*lines)), TODAY)
    return (found.level, found.why) if found else None


@pytest.mark.parametrize(
    ("front", "lines", "expected"),
    [
        (
            "level: target",
            ["2026-11-01 call: hello"],
            ("tentative", "you have spoken: a target no longer"),
        ),
        (
            "level: target",
            ["2026-11-01 email: yes #got"],
            ("tentative", "they have answered: a target no longer"),
        ),
        ("level: target", ["2026-11-01 email: hello?"], None),
        (
            "level: target\nadded: 2026-05-24",
            [],
            (
                None,
                "on the list since 2026-05-24 without a contact: make it this week's, or let go",
            ),
        ),
        ("level: target\nadded: 2026-05-25", [], None),
        ("level: target", [], None),
        (
            "level: tentative",
            ["2026-11-01 call", "2026-10-01 email", "2026-09-01 email"],
            ("transactional", "3 conversations within three months"),
        ),
        ("level: tentative", ["2026-11-01 call", "2026-10-01 email"], None),
        ("level: tentative", ["2026-11-01 email", "2026-10-01 email", "2026-09-01 email"], None),
        (
            "level: tentative\nowe_reply: 2026-11-20",
            ["2026-11-01 call", "2026-10-01 email", "2026-09-01 email"],
            None,
        ),
        (
            "level: tentative",
            ["2026-08-23 call"],
            (None, "no contact since 2026-08-23: write once more, or let go"),
        ),
        ("level: tentative", ["2026-08-24 call"], None),
        ("level: tentative\nowe_reply: 2026-11-20", ["2026-08-01 call"], None),
        ("level: tentative", [], None),
        (
            "level: transactional",
            [OLD],
            ("tentative", "no contact since 2026-01-05, and no objective with a date"),
        ),
        (
            "level: transactional\nobjective_due: 2026-11-21",
            [OLD],
            (
                "tentative",
                "no contact since 2026-01-05, and its objective's date has passed (2026-11-21)",
            ),
        ),
        ("level: transactional\nobjective_due: 2026-11-22", [OLD], None),
        ("level: transactional\ncadence: none", [OLD], None),
        ("level: transactional\nsnooze_until: 2027-01-01", [OLD], None),
        ("level: transactional", [], None),
        ("level: transactional", ["2026-07-01 call"], None),
        (
            "level: trusted",
            ["2026-08-24 call"],
            ("transactional", "no talk since 2026-08-24 (monthly): reconnect, or let it rest"),
        ),
        ("level: trusted", ["2026-08-25 call"], None),
        ("level: trusted\ncadence: none", [OLD], None),
        ("level: trusted\nnext_contact: 2026-12-01", [OLD], None),
        ("level: trusted", [], None),
        ("cadence: monthly", [OLD], None),
    ],
)
def test_what_is_suggested_and_why(
    front: str, lines: list[str], expected: tuple[str | None, str] | None
) -> None:
    assert say(front, *lines) == expected


@pytest.mark.parametrize(
    ("talk", "expected"),
    [("2026-11-12 call", "tentative"), ("2026-11-10 call", None), ("2026-11-09 call", None)],
)
def test_only_a_talk_with_a_target_is_news_after_the_person_decided(
    talk: str, expected: str | None
) -> None:
    decided = "\n## Levels\n\n- 2026-11-10 tentative -> target: too little in common\n"
    found = suggest(stand_alone("level: target", write_log(talk) + decided), TODAY)
    assert (found and found.level) == expected


MONTHS = ["2026-11-01", "2026-10-01", "2026-09-01", "2026-08-01"]


def test_four_months_on_personal_and_other_matters_may_be_trust() -> None:
    lines = [f"{day} call (build): x #personal #strategic" for day in MONTHS]
    assert say("level: transactional", *lines) == (
        "trusted",
        "you spoke in 4 different months within half a year, also on personal and strategic matters",
    )
    assert say("level: transactional", *lines[:3]) is None
    assert (
        say("level: transactional", *(line.replace("#personal", "#got") for line in lines)) is None
    )
    assert (
        say(
            "level: transactional",
            *(line.replace("(build)", "").replace("#strategic", "") for line in lines),
        )
        is None
    )
    assert say("level: transactional", *(line.replace("call", "email") for line in lines)) is None


def test_half_a_year_that_touches_seven_months_has_six() -> None:
    days = ["2026-05-25", *(f"2026-{month:02}-01" for month in range(6, 12))]
    agenda = agenda_of(
        {
            "Ada.md": write_person(
                "level: transactional", write_log(*(f"{day} call: x" for day in days))
            )
        }
    )
    assert [each.months for each in who_could_grow(agenda)] == [6]


def test_the_way_up_comes_first_and_paused_people_are_left_in_peace() -> None:
    log = write_log(OLD)
    agenda = agenda_of(
        {
            "People/A.md": write_person("level: trusted", log),
            "People/B.md": write_person("level: target", log),
            "People/C.md": write_person("level: target\npaused: true", log),
            "People/D.md": write_person("level: tentative", log),
        }
    )
    assert [
        (each.standing.contact.name, each.level, each.is_up) for each in make_suggestions(agenda)
    ] == [
        ("B", "tentative", True),
        ("A", "transactional", False),
        ("D", None, False),
    ]


def test_evidence_is_the_talks_newest_first() -> None:
    found = suggest(
        stand_alone(
            "level: tentative",
            write_log("2026-11-01 call: a", "2026-10-01 email: b", "2026-09-01 email: c"),
        ),
        TODAY,
    )
    assert found
    assert [talk.text for talk in found.talks] == ["a", "b", "c"]


def test_who_could_grow_is_ordered_by_months_then_breadth_then_name() -> None:
    once = write_log("2026-11-01 call: x")
    agenda = agenda_of(
        {
            "People/Z.md": write_person(
                "level: transactional", write_log("2026-11-01 call", "2026-10-01 call")
            ),
            "People/B.md": write_person("level: transactional", once),
            "People/C.md": write_person(
                "level: transactional", write_log("2026-11-01 call: x #personal")
            ),
            "People/A.md": write_person("level: transactional", once),
            "People/Ten.md": write_person("level: transactional\ncircle: ten", once),
            "People/Old.md": write_person("level: transactional", write_log(OLD)),
            "People/Written.md": write_person(
                "level: transactional", write_log("2026-11-01 email")
            ),
            "People/Trusted.md": write_person("level: trusted", once),
        }
    )
    assert [each.standing.contact.name for each in who_could_grow(agenda)] == ["Z", "C", "A", "B"]
