"""Strategic and personal, given and received (M2, M6, M20)."""

from __future__ import annotations

from datetime import date

import pytest

from mdrel.model.agenda import ItemKind, PromptKind
from mdrel.rules.balance import Exchange, measure_exchange
from tests.support.method import TODAY, agenda_of, stand_alone, write_log, write_person


def say(front: str, *tags: str) -> list[tuple[str, str]]:
    """Return the balance prompts after talks with `tags`, newest first, a week apart."""
    lines = [
        f"{date.fromordinal(TODAY.toordinal() - 7 * number)} call: x {each}"
        for number, each in enumerate(tags, 1)
    ]
    return [
        (each.text, str(each.on))
        for each in stand_alone(front, write_log(*lines)).prompts
        if each.kind is PromptKind.BALANCE
    ]


S, P, BOTH, NONE = "#strategic", "#personal", "#strategic #personal", "#got"


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        (
            [S, S, S, S],
            [("the last 4 tagged talks were strategic: time for something personal", "None")],
        ),
        (
            [S, NONE, S, S, S, P],
            [
                (
                    "the last 4 tagged talks were strategic: time for something personal",
                    "2026-10-11",
                )
            ],
        ),
        (
            [P, P, P, P, P, BOTH],
            [
                (
                    "the last 5 tagged talks were personal: time for something strategic",
                    "2026-10-11",
                )
            ],
        ),
        ([S, S, S], []),
        ([S, S, S, BOTH, S], []),
        ([P, S, S, S, S], []),
        ([NONE] * 6, []),
    ],
)
def test_four_of_a_kind_in_a_row_ask_for_the_other(
    tags: list[str], expected: list[tuple[str, str]]
) -> None:
    assert say("level: trusted", *tags) == expected


def test_only_trusted_and_circles_are_balanced() -> None:
    assert say("level: transactional", S, S, S, S) == []
    assert len(say("level: transactional\ncircle: ten", S, S, S, S)) == 1


def test_a_years_gifts_are_counted_both_ways_with_the_last_day() -> None:
    log = write_log(
        "2026-11-01 call: x #gave #got",
        "2026-01-01 call: x #got",
        "2025-11-23 email: x #got",
        "2025-11-22 call: x #gave",
        "2026-12-01 call: x #gave",
    )
    assert measure_exchange(stand_alone("level: trusted", log).talks, TODAY) == Exchange(
        1, 3, date(2026, 11, 1), date(2026, 11, 1)
    )
    assert measure_exchange(stand_alone("level: trusted").talks, TODAY) == Exchange(
        0, 0, None, None
    )


@pytest.mark.parametrize(
    ("due", "expected"),
    [
        ("2026-11-30", None),
        ("2026-11-29", "sign it"),
        ("2026-11-22", "sign it"),
        ("2026-11-21", "sign it; its day has passed: reached, renewed or given up?"),
        ("2026-10-23", "sign it; its day has passed: reached, renewed or given up?"),
        ("2026-10-22", None),
    ],
)
def test_an_objective_is_on_the_agenda_a_week_before_its_day_until_a_month_after(
    due: str, expected: str | None
) -> None:
    agenda = agenda_of(
        {
            "People/Ada.md": write_person(
                f"level: transactional\ncadence: none\nobjective: sign it\nobjective_due: {due}"
            )
        }
    )
    assert [(each.kind, each.reason.rule, each.reason.text) for each in agenda.items] == (
        [(ItemKind.OBJECTIVE, "M2", expected)] if expected else []
    )


def test_objectives_come_by_date_and_without_words_too_and_not_of_paused_people() -> None:
    front = "level: transactional\ncadence: none\nobjective_due: "
    agenda = agenda_of(
        {
            "People/A.md": write_person(f"{front}2026-11-25"),
            "People/B.md": write_person(f"{front}2026-11-24"),
            "People/C.md": write_person(f"{front}2026-11-24\npaused: true"),
        }
    )
    assert [(each.standing.contact.name, each.reason.text) for each in agenda.items] == [
        ("B", "the objective"),
        ("A", "the objective"),
    ]
