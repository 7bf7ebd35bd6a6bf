"""When to speak next (M9), and which messages wait for an answer (M12)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from mdrel.model.agenda import DueReason, ItemKind, State
from mdrel.model.policy import Method
from mdrel.rules.due import reply_due_on
from tests.support.contacts import make_contact
from tests.support.method import TODAY, agenda_of, make_policy, stand_alone, write_log, write_person

TRUSTED = "level: trusted"


def due_of(front: str, *entries: str, today: date = TODAY) -> tuple[str, str]:
    """Return due date and its reason of somebody with `front` and `entries`."""
    standing = stand_alone(front, write_log(*entries), today)
    return str(standing.due_on), str(standing.reason)


@pytest.mark.parametrize(
    ("cadence", "spoken", "due_on"),
    [
        ("monthly", "2026-10-20", "2026-11-20"),
        ("monthly", "2026-01-31", "2026-02-28"),
        ("1 month", "2024-01-31", "2024-02-29"),
        ("quarterly", "2026-08-31", "2026-11-30"),
        ("3 months", "2025-11-30", "2026-02-28"),
        ("yearly", "2024-02-29", "2025-02-28"),
        ("2 years", "2024-02-29", "2026-02-28"),
        ("weekly", "2026-11-15", "2026-11-22"),
        ("6 weeks", "2026-10-26", "2026-12-07"),
        ("45d", "2026-11-05", "2026-12-20"),
        ("45", "2026-11-05", "2026-12-20"),
        ("daily", "2026-11-22", "2026-11-23"),
    ],
)
def test_due_on_is_the_last_conversation_plus_the_cadence(
    cadence: str, spoken: str, due_on: str
) -> None:
    assert due_of(f"cadence: {cadence}", f"{spoken} call: x") == (due_on, "cadence")


@pytest.mark.parametrize(
    ("front", "entries", "due"),
    [
        (
            "level: trusted\nnext_contact: 2026-12-24",
            ["2026-11-01 call: x"],
            ("2026-12-24", "next_contact"),
        ),  # later than the last conversation
        (
            "level: trusted\nnext_contact: 2026-11-05",
            ["2026-11-01 call: x"],
            ("2026-11-05", "next_contact"),
        ),  # also when it is sooner than the cadence
        (
            "level: trusted\nnext_contact: 2026-11-01",
            ["2026-11-01 call: x"],
            ("2026-12-01", "cadence"),
        ),  # the same day is not later
        (
            "level: trusted\nnext_contact: 2026-10-01",
            ["2026-11-01 call: x"],
            ("2026-12-01", "cadence"),
        ),
        (
            "level: trusted\nnext_contact: 2026-11-05",
            ["2026-11-10 email: x", "2026-11-01 call: y"],
            ("2026-11-05", "next_contact"),
        ),  # an e-mail is no conversation here
        (
            "level: trusted\nnext_contact: 2026-10-01",
            [],
            ("2026-10-01", "next_contact"),
        ),  # nobody spoken with yet
        (
            "level: target\nnext_contact: 2026-12-24",
            [],
            ("2026-12-24", "next_contact"),
        ),  # no cadence
        (
            "level: target\nnext_contact: 2026-10-01",
            ["2026-11-01 call: x"],
            ("2026-10-01", "next_contact"),
        ),  # no cadence: whenever it is
        (
            "level: trusted\ncadence: none\nnext_contact: 2026-10-01",
            ["2026-11-01 call: x"],
            ("2026-10-01", "next_contact"),
        ),
        ("next_contact: 2026-12-24", [], ("2026-12-24", "next_contact")),
    ],
)
def test_a_later_next_contact_takes_the_place_of_the_cadence(
    front: str, entries: list[str], due: tuple[str, str]
) -> None:
    assert due_of(front, *entries) == due


@pytest.mark.parametrize(
    ("front", "entries", "due"),
    [
        (
            "level: trusted\nsnooze_until: 2026-12-24",
            ["2026-11-01 call: x"],
            ("2026-12-24", "snooze_until"),
        ),
        (
            "level: trusted\nsnooze_until: 2026-12-01",
            ["2026-11-01 call: x"],
            ("2026-12-01", "cadence"),
        ),  # not later than that
        (
            "level: trusted\nsnooze_until: 2026-11-25",
            ["2026-11-01 call: x"],
            ("2026-12-01", "cadence"),
        ),
        (
            "level: trusted\nsnooze_until: 2026-12-24\nnext_contact: 2026-12-01",
            ["2026-11-01 call: x"],
            ("2026-12-24", "snooze_until"),
        ),
        (
            "level: trusted\nsnooze_until: 2026-12-24\nnext_contact: 2026-12-25",
            ["2026-11-01 call: x"],
            ("2026-12-25", "next_contact"),
        ),
        (
            "level: trusted\nsnooze_until: 2026-12-24",
            [],
            ("2026-12-24", "snooze_until"),
        ),  # never spoken with, but a date of their own
        (
            "level: target\nsnooze_until: 2026-12-24",
            ["2026-11-01 call: x"],
            ("None", "none"),
        ),  # neither cadence nor next_contact
        (
            "level: target\nsnooze_until: 2026-12-24\nnext_contact: 2026-12-01",
            [],
            ("2026-12-24", "snooze_until"),
        ),
    ],
)
def test_a_snooze_later_than_that_takes_its_place(
    front: str, entries: list[str], due: tuple[str, str]
) -> None:
    assert due_of(front, *entries) == due


@pytest.mark.parametrize("word", ["paused", "archived"])
def test_paused_and_archived_contacts_have_no_due_date_whatever_else_is_said(word: str) -> None:
    standing = stand_alone(
        f"level: trusted\n{word}: true\nnext_contact: 2026-10-01\nsnooze_until: 2026-10-02",
        write_log("2026-01-01 call: x"),
    )
    assert (standing.due_on, standing.overdue_days, standing.reason, standing.is_due) == (
        None,
        None,
        DueReason.NONE,
        False,
    )
    assert standing.state == word
    assert not standing.is_active


@pytest.mark.parametrize(
    "front", ["level: target", "", "level: trusted\ncadence: none", "circle: ten\ncadence: never"]
)
@pytest.mark.parametrize("entries", [[], ["2020-01-01 call: x"]])
def test_without_cadence_and_planned_contact_nothing_is_due(front: str, entries: list[str]) -> None:
    standing = stand_alone(front, write_log(*entries))
    assert (standing.due_on, standing.is_due, standing.state, standing.cadence) == (
        None,
        False,
        State.UNSCHEDULED,
        None,
    )


@pytest.mark.parametrize(
    "entries",
    [
        [],
        ["2026-11-20 email: only written"],
        ["2026-11-20 attempt: no answer"],
        ["2026-12-01 call: a plan"],
        ["[ ] 2026-11-01 call: a plan"],
    ],
)
def test_never_spoken_with_a_cadence_and_no_date_of_their_own_is_due_without_a_date(
    entries: list[str],
) -> None:
    standing = stand_alone(TRUSTED, write_log(*entries))
    assert (
        standing.is_due,
        standing.due_on,
        standing.overdue_days,
        standing.reason,
        standing.state,
    ) == (True, None, None, DueReason.NEVER, State.OVERDUE)


@pytest.mark.parametrize(
    ("today", "state", "overdue_days"),
    [
        ("2026-11-12", State.FINE, None),  # eight days before
        ("2026-11-13", State.SOON, None),
        ("2026-11-19", State.SOON, None),
        ("2026-11-20", State.OVERDUE, 0),  # the day itself
        ("2026-11-21", State.OVERDUE, 1),
        ("2027-11-20", State.OVERDUE, 365),
    ],
)
def test_due_is_from_the_day_on_and_soon_the_seven_days_before(
    today: str, state: State, overdue_days: int | None
) -> None:
    standing = stand_alone(TRUSTED, write_log("2026-10-20 call: x"), date.fromisoformat(today))
    assert (standing.state, standing.overdue_days, standing.is_due) == (
        state,
        overdue_days,
        overdue_days is not None,
    )


def test_a_snooze_shows_until_its_day_and_then_it_is_due() -> None:
    states = [
        stand_alone(
            f"{TRUSTED}\nsnooze_until: 2026-12-24",
            write_log("2026-10-20 call: x"),
            date(2026, 12, 22) + timedelta(days=days),
        ).state
        for days in range(3)
    ]
    assert states == [State.SNOOZED, State.SNOOZED, State.OVERDUE]


@pytest.mark.parametrize(
    "entry",
    [
        "2026-11-15 attempt: called",
        "2026-11-15 voicemail: please call",
        "2026-11-15 tried",
        "2026-11-15 call: no answer",
        "2026-11-15 email: x",
    ],
)
def test_an_attempt_or_an_email_shows_in_the_history_and_resets_nothing(entry: str) -> None:
    standing = stand_alone(TRUSTED, write_log(entry, "2026-10-20 call: x"))
    assert len(standing.contact.conversations) == 2
    assert str(standing.due_on) == "2026-11-20"


def test_an_unreadable_cadence_leaves_the_levels() -> None:
    assert due_of("level: trusted\ncadence: often", "2026-11-01 call: x") == (
        "2026-12-01",
        "cadence",
    )


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
