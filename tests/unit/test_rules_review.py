from __future__ import annotations

from datetime import date

import pytest
from dateutil.relativedelta import MO, relativedelta
from hypothesis import given
from hypothesis import strategies as st

from mdrel.model.agenda import Agenda, OpenTask
from mdrel.model.policy import Policy
from mdrel.rules.promises import share_tasks
from mdrel.rules.review import Review, make_review, measure_load, read_monday, week_to_review
from tests.support.method import TODAY, agenda_of, write_log, write_person

MONDAY = date(2026, 11, 16)


def agenda(today: date = TODAY, policy: Policy | None = None, **people: str) -> Agenda:
    return agenda_of({f"People/{name}.md": text for name, text in people.items()}, today, policy)


def review(today: date = TODAY, **people: str) -> Review:
    return make_review(agenda(today, None, **people), MONDAY)


def person(front: str, *lines: str, body: str = "") -> str:
    return write_person(front, write_log(*lines) + body)


@given(st.dates(date(1, 1, 20)))
def test_until_wednesday_the_week_that_ended_is_reviewed(today: date) -> None:
    monday = today + relativedelta(weekday=MO(-1))
    assert week_to_review(today) == (
        monday if today.isoweekday() >= 4 else monday - relativedelta(weeks=1)
    )


def test_the_first_days_of_the_calendar_have_a_week() -> None:
    assert week_to_review(date.min) == date.min


def test_each_conversation_of_the_week_is_told_once_with_all_its_people() -> None:
    found = review(
        A=person(
            "level: trusted",
            "2026-11-23 call: later",
            "2026-11-18 lunch with [[B]]: both",
            "2026-11-16 call: monday",
            "2026-11-15 call: before",
        ),
        B=person("level: trusted", "[ ] 2026-11-17 call: a plan", "2026-11-17 tried: nobody"),
        C=person("level: trusted\nlast_contact: 2026-11-20"),
    )
    assert [
        (each.talk.text, [standing.contact.name for standing in each.people])
        for each in found.talks
    ] == [("monday", ["A"]), ("both", ["A", "B"])]
    assert found.sunday == TODAY


def test_targets_streak_and_moves_are_those_of_the_week() -> None:
    levels = "\n## Levels\n\n- 2026-11-15 target\n- 2026-11-16 target -> tentative: so\n- 2026-11-22 tentative -> transactional\n- 2026-11-23 transactional -> trusted\n"
    found = review(
        A=person("level: target", "2026-11-17 email: hello", "2026-11-10 email: hello"),
        B=person("level: trusted", body=levels),
    )
    assert ([each.name for each in found.contacted], found.streak) == (["A"], 2)
    assert [(each.name, str(change.on)) for each, change in found.moves] == [
        ("B", "2026-11-16"),
        ("B", "2026-11-22"),
    ]


def test_replies_come_by_age_promises_and_follow_ups_once() -> None:
    meeting = '---\ntype: conversation\ndate: 2026-11-18\npeople: ["[[A]]", "[[B]]"]\n---\n- [ ] send it 📅 2026-11-24\n- [ ] later 📅 2026-12-24\n'
    people = {
        "A": person(
            "level: tentative\nowe_reply: 2026-11-20",
            body="\n- [ ] a promise\n- [ ] theirs #waiting\n",
        ),
        "B": person("level: tentative\nowe_reply: 2026-11-19"),
    }
    found = make_review(
        agenda_of(
            {**{f"People/{name}.md": text for name, text in people.items()}, "M.md": meeting}
        ),
        MONDAY,
    )
    assert [each.contact.name for each in found.replies] == ["B", "A"]
    assert [(whose(each), each.task.text, each.task.is_theirs) for each in found.promises] == [
        ("A", "a promise", False),
        ("A", "theirs", True),
    ]
    assert [(whose(each), each.task.text) for each in found.follow_ups] == [("A B", "send it")]


def whose(task: OpenTask) -> str:
    """Return the names of those a task concerns."""
    return " ".join(each.contact.name for each in task.standings)


def test_shared_tasks_stand_where_the_first_of_their_people_does() -> None:
    meeting = '---\ntype: conversation\ndate: 2026-11-18\npeople: ["[[A]]", "[[C]]"]\n---\n- [ ] both 📅 2026-11-24\n'
    people = {
        f"People/{name}.md": person("level: tentative", body=f"\n- [ ] {name} 📅 2026-11-{day}\n")
        for name, day in (("A", 25), ("B", 24), ("C", 23))
    }
    agenda = agenda_of({**people, "M.md": meeting})
    found = make_review(agenda, MONDAY).follow_ups
    assert [(whose(each), each.task.text) for each in found] == [
        ("B", "B"),
        ("A C", "both"),
        ("A", "A"),
        ("C", "C"),
    ]
    assert found == share_tasks(
        (each, task) for each in agenda.standings for task in each.follow_ups
    )


def test_next_week_is_everybody_due_until_its_sunday_with_objectives_and_birthdays() -> None:
    found = review(
        Due=person("level: trusted", "2026-10-01 call"),
        Sunday=person("level: trusted\nnext_contact: 2026-11-29"),
        Monday=person("level: trusted\nnext_contact: 2026-11-30"),
        Goal=person(
            "level: transactional\ncadence: none\nobjective_due: 2026-11-23\nbirthday: 1980-11-29"
        ),
        Past=person(
            "level: transactional\ncadence: none\nobjective_due: 2026-11-22\nbirthday: 1980-11-30"
        ),
    )
    assert [each.contact.name for each in found.next_week] == ["Due", "Sunday"]
    assert [each.contact.name for each in found.objectives] == ["Goal"]
    assert [each.contact.name for each in found.birthdays] == ["Goal"]


def test_the_load_is_what_all_cadences_ask_for_a_week_and_the_average_what_there_was() -> None:
    people = {f"T{number}": person("level: trusted", "2026-11-20 call") for number in range(5)} | {
        f"X{number}": person("level: transactional", "2026-11-20 call") for number in range(21)
    }
    load = measure_load(agenda(TODAY, None, **people))
    assert [(part.group, part.people, part.cadence) for part in load.parts] == [
        ("trusted", 5, "monthly"),
        ("transactional", 21, "quarterly"),
    ]
    assert round(load.per_week, 1) == round((5 * 12 + 21 * 4) / 52.18, 1) == 2.8
    assert load.average == 26 / 13


def test_a_conversation_counts_for_each_who_took_part_once_a_day_within_13_weeks() -> None:
    load = measure_load(
        agenda(
            A=person(
                "cadence: weekly",
                "2026-11-20 lunch with [[B]]",
                "2026-11-20 call",
                "2026-08-24 call",
                "2026-08-23 call",
            ),
            B=person("cadence: none"),
            C=person("circle: ten\npaused: true"),
            D=person("circle: ten"),
        )
    )
    assert load.average == 3 / 13
    assert [
        (part.group, part.per_week) for part in load.parts if part.group == "without level"
    ] == [("without level", 1.0)]
    assert [part.group for part in load.parts] == ["of the ten", "without level"]


def test_a_week_of_a_long_year_and_an_empty_vault_have_a_review() -> None:
    found = make_review(agenda(date(2027, 1, 3)), date(2026, 12, 28))
    assert found.monday.isocalendar()[:2] == (2026, 53)
    assert (found.talks, found.next_week, found.load.per_week, found.load.average) == ((), (), 0, 0)
    assert make_review(agenda(date.min), date.min).streak == 0


@pytest.mark.parametrize("goal", [0, 1])
def test_a_streak_needs_a_goal(goal: int) -> None:
    from tests.support.method import make_policy

    found = make_review(
        agenda(
            TODAY,
            make_policy(targets_per_week=goal),
            A=person("level: target", "2026-11-17 email: hello"),
        ),
        MONDAY,
    )
    assert found.streak == goal


@pytest.mark.parametrize("week", ["9999-W51", "9999-W52", "2025-W53", "2026-W00"])
def test_a_week_without_a_next_one_is_none(week: str) -> None:
    with pytest.raises(ValueError, match=r"9999|[Ii]nvalid week"):
        read_monday(week)


def test_the_last_week_that_has_a_next_one_is_reviewed() -> None:
    assert make_review(agenda_of({}), read_monday("9999-W50")).monday == date(9999, 12, 13)
