"""Birthdays: every year for ever, or the next one with the age."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from mdrel.model.contact import Birthday
from mdrel.views.calendar.build import build_feed
from tests.support.agendas import TODAY, make_context, make_due, make_example, make_feed, make_task
from tests.support.contacts import make_contact
from tests.support.feeds import find_event, find_events, list_events
from tests.support.people import make_agenda, make_snapshot

TOMORROW = TODAY + timedelta(days=1)


def test_person_without_a_due_date_keeps_birthday_and_follow_up() -> None:
    standing = make_due(
        make_contact("Ana", birthday=Birthday(5, 1)),
        None,
        follow_ups=(make_task("call", TOMORROW),),
    )
    assert [
        event.value("UID").partition("-")[0]
        for event in list_events(make_feed(make_agenda(standing)))
    ] == ["bday", "followup"]


@pytest.mark.parametrize(
    ("birthday", "start", "rule"),
    [
        (Birthday(12, 10, 1985), "19851210", "FREQ=YEARLY"),
        (Birthday(12, 10), "20001210", "FREQ=YEARLY"),
        (Birthday(2, 29, 1988), "19880229", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1"),
        (Birthday(2, 29), "20000229", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1"),
        (Birthday(2, 28, 1988), "19880228", "FREQ=YEARLY"),
        (Birthday(3, 1, 1815), "18150301", "FREQ=YEARLY"),
        (Birthday(3, 1, 1583), "15830301", "FREQ=YEARLY"),
        (Birthday(3, 1, 1582), "20000301", "FREQ=YEARLY"),
        (Birthday(3, 1, 1), "20000301", "FREQ=YEARLY"),
    ],
)
def test_yearly_birthday_starts_at_birth_and_recurs_for_ever(
    birthday: Birthday, start: str, rule: str
) -> None:
    event = find_event(
        make_feed(make_agenda(make_due(make_contact("Ana", birthday=birthday), None))), "bday-"
    )
    assert (event.value("DTSTART"), event.value("RRULE"), event.value("SUMMARY")) == (
        start,
        rule,
        "Birthday: Ana",
    )
    assert len(event.parts) == 1


@pytest.mark.parametrize(
    ("birthday", "today", "start", "summary"),
    [
        (Birthday(11, 22, 1985), TODAY, "20261122", "Birthday: Ana (41)"),
        (Birthday(11, 21, 1985), TODAY, "20271121", "Birthday: Ana (42)"),
        (Birthday(11, 23), TODAY, "20261123", "Birthday: Ana"),
        (Birthday(2, 29, 1988), TODAY, "20270228", "Birthday: Ana (39)"),
        (Birthday(2, 29, 1988), date(2028, 2, 1), "20280229", "Birthday: Ana (40)"),
        (Birthday(12, 1, 2026), TODAY, "20261201", "Birthday: Ana"),
        (Birthday(12, 1, 1500), TODAY, "20261201", "Birthday: Ana"),
    ],
)
def test_next_birthday_is_one_dated_event_with_the_age(
    birthday: Birthday, today: date, start: str, summary: str
) -> None:
    feed = make_feed(
        make_agenda(make_due(make_contact("Ana", birthday=birthday), None), today=today),
        birthdays="next",
    )
    event = find_event(feed, "bday-")
    assert (event.value("DTSTART"), event.value("SUMMARY"), event.value("RRULE")) == (
        start,
        summary,
        "",
    )


def test_birthdays_none_shows_none() -> None:
    assert find_events(make_feed(make_example(), birthdays="none"), "bday-") == []


def test_impossible_birthday_is_reported_and_costs_nothing_else() -> None:
    agenda = make_agenda(
        make_due(make_contact("Ana", birthday=Birthday(2, 29, 1987)), TOMORROW),
        make_due(make_contact("Bo", birthday=Birthday(5, 1)), None),
    )
    result = build_feed(agenda, make_snapshot(agenda), make_context())
    assert [(problem.code, problem.path) for problem in result.problems] == [
        ("MDR208", "People/Ana.md")
    ]
    assert [event.value("UID").partition("-")[0] for event in list_events(result.content)] == [
        "bday",
        "touch",
    ]
