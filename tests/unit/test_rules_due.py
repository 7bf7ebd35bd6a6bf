"""When to speak next (M9)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from mdrel.model.agenda import DueReason, State
from tests.support.method import TODAY, stand_alone, write_log

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
