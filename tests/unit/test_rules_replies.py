"""Messages set aside (M12)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from mdrel.model.agenda import ItemKind
from mdrel.model.policy import Method
from mdrel.rules.replies import reply_due_on
from tests.support.contacts import make_contact
from tests.support.method import TODAY, agenda_of, make_policy, stand_alone, write_log, write_person

OWED = "level: tentative\nowe_reply: 2026-11-13"


def test_a_reply_is_due_three_days_after_the_message_came_or_as_the_setting_says() -> None:
    assert stand_alone(OWED).reply_due_on == date(2026, 11, 16)
    contact = make_contact(owe_reply=date(2026, 11, 13))
    assert reply_due_on(contact, Method(reply_within=0), TODAY) == date(2026, 11, 13)
    assert reply_due_on(contact, Method(reply_within=10), TODAY) == date(2026, 11, 23)


@pytest.mark.parametrize(
    "entry",
    [
        "2026-11-14 email: answered",
        "2026-11-20 call: x",
        "2026-11-22: talked",
        "2026-11-15 linkedin: wrote",
    ],
)
def test_an_owed_reply_ends_by_any_later_entry(entry: str) -> None:
    assert stand_alone(OWED, write_log(entry)).reply_due_on is None


@pytest.mark.parametrize(
    "entry",
    [
        "2026-11-13 email: it came",
        "2026-11-01 call: before",
        "2026-11-20 voicemail",
        "2026-12-01 call: a plan",
        "[ ] 2026-11-20 call: a plan",
    ],
)
def test_an_owed_reply_stays_after_an_entry_of_its_day_an_attempt_or_a_plan(entry: str) -> None:
    assert stand_alone(OWED, write_log(entry)).reply_due_on == date(2026, 11, 16)


def test_an_owed_reply_ends_by_an_entry_in_any_note_but_not_by_a_stated_date() -> None:
    daily = agenda_of(
        {"People/Joris.md": write_person(OWED), "Daily/2026-11-17.md": "- Emailed [[Joris]]\n"}
    )
    assert [each.reply_due_on for each in daily.standings] == [None]
    assert stand_alone(f"{OWED}\nlast_contact: 2026-11-20").reply_due_on == date(2026, 11, 16)


def test_a_message_that_has_not_come_yet_is_not_owed() -> None:
    contact = make_contact(owe_reply=TODAY + timedelta(days=1))
    assert reply_due_on(contact, Method(), TODAY) is None
    assert reply_due_on(contact, Method(), TODAY + timedelta(days=1)) == TODAY + timedelta(days=4)
    assert reply_due_on(make_contact(), Method(), TODAY) is None


def test_a_reply_past_the_calendar_is_due_on_its_last_day() -> None:
    assert reply_due_on(make_contact(owe_reply=date(9999, 12, 30)), Method(), date.max) == date.max


def test_replies_are_in_the_agenda_from_the_day_the_message_came_oldest_first_until_answered() -> (
    None
):
    notes = {
        "People/Bo.md": write_person(
            "level: tentative\nowe_reply: 2026-11-22\nnext_contact: 2027-01-01"
        ),
        "People/Ada.md": write_person(
            "level: trusted\nowe_reply: 2026-11-22\nnext_contact: 2027-01-01"
        ),
        "People/Joris.md": write_person(f"{OWED}\nnext_contact: 2027-01-01"),
        "People/Cy.md": write_person(
            f"{OWED}\nnext_contact: 2027-01-01", write_log("2026-11-14 email: done")
        ),
        "People/Dan.md": write_person(f"{OWED}\npaused: true"),
    }
    items = [
        item
        for item in agenda_of(notes, policy=make_policy(targets_per_week=0)).items
        if item.kind is ItemKind.ANSWER
    ]
    assert [(item.standing.contact.name, str(item.due_on), item.reason.rule) for item in items] == [
        ("Joris", "2026-11-16", "M12"), ("Ada", "2026-11-25", "M12"), ("Bo", "2026-11-25", "M12"),
    ]  # fmt: skip
    assert items[0].reason.dates == {"owe_reply": date(2026, 11, 13), "due_on": date(2026, 11, 16)}
