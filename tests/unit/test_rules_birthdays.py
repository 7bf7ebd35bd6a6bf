"""The next birthday of each."""

from __future__ import annotations

from datetime import date

import pytest

from mdrel.model.contact import Birthday
from mdrel.rules.birthdays import birthday_in, next_birthdays
from tests.support.contacts import make_contact
from tests.support.method import TODAY


@pytest.mark.parametrize(
    ("birthday", "today", "on", "turns"),
    [
        (Birthday(11, 22, 1985), TODAY, date(2026, 11, 22), 41),  # today is the next one
        (Birthday(11, 21, 1985), TODAY, date(2027, 11, 21), 42),
        (Birthday(12, 10), TODAY, date(2026, 12, 10), None),
        (Birthday(2, 29, 1988), TODAY, date(2027, 2, 28), 39),
        (Birthday(2, 29, 1988), date(2028, 2, 28), date(2028, 2, 29), 40),
        (Birthday(2, 29, 1988), date(2027, 3, 1), date(2028, 2, 29), 40),
        (Birthday(2, 29), date(2027, 2, 28), date(2027, 2, 28), None),
        (Birthday(12, 10, 2026), TODAY, date(2026, 12, 10), None),  # not born yet
        (Birthday(12, 10, 2030), TODAY, date(2026, 12, 10), None),
    ],
)
def test_the_next_birthday_is_today_or_later_and_29_february_the_months_last_day(
    birthday: Birthday, today: date, on: date, turns: int | None
) -> None:
    (found,) = next_birthdays([make_contact(birthday=birthday)], today)
    assert (found.on, found.turns) == (on, turns)


def test_birthdays_come_soonest_first_then_by_name_and_without_archived_ones() -> None:
    people = [
        make_contact("bo", birthday=Birthday(12, 1)),
        make_contact("Ada", birthday=Birthday(12, 1)),
        make_contact("Cy", birthday=Birthday(11, 30), is_paused=True),
        make_contact("Dan", birthday=Birthday(11, 25), is_archived=True),
        make_contact("Eve"),
        make_contact("Fay", birthday=Birthday(11, 21)),
    ]
    assert [each.contact.name for each in next_birthdays(people, TODAY)] == [
        "Cy",
        "Ada",
        "bo",
        "Fay",
    ]


def test_the_birthday_of_whoever_is_the_same_is_taken_over() -> None:
    people = [make_contact(name, birthday=Birthday(12, day)) for day, name in enumerate("dcba", 1)]
    before = next_birthdays(people, TODAY)
    moved = make_contact("b", birthday=Birthday(12, 30))
    gone = make_contact("d")
    found = next_birthdays([gone, people[1], moved, people[3]], TODAY, before)
    assert found == next_birthdays([gone, people[1], moved, people[3]], TODAY)
    assert [each.contact.name for each in found] == ["c", "a", "b"]
    assert found[:2] == (before[1], before[3])
    assert found[0] is before[1]
    assert found[1] is before[3]


def test_there_is_no_birthday_after_the_calendars_end() -> None:
    people = [
        make_contact("Ada", birthday=Birthday(12, 30)),
        make_contact("Bo", birthday=Birthday(12, 31)),
    ]
    assert [(each.contact.name, each.on) for each in next_birthdays(people, date.max)] == [
        ("Bo", date.max)
    ]


def test_a_leap_day_is_itself_in_a_leap_year() -> None:
    assert [birthday_in(Birthday(2, 29), year).day for year in (2026, 2028, 2100, 2400)] == [
        28,
        29,
        28,
        29,
    ]
