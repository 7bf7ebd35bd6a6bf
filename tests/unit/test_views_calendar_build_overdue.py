"""Alarms, the digest of all that is overdue, and the weekly goal."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from mdrel.model.agenda import State, TargetState
from mdrel.model.contact import Birthday
from mdrel.model.level import Level
from tests.support.agendas import LATER, MONDAY, TODAY, make_due, make_example, make_feed, make_task
from tests.support.contacts import make_contact
from tests.support.feeds import find_event, find_events, list_events, read_text
from tests.support.people import make_agenda

TOMORROW = TODAY + timedelta(days=1)


def test_private_events_have_no_description_but_the_digest() -> None:
    events = list_events(make_feed(make_example(), detail="private"))
    assert [event.value("UID") for event in events if event.value("DESCRIPTION")] == [
        "overdue@k3v9.mdrel"
    ]


def test_objective_stands_on_its_day_and_never_becomes_overdue() -> None:
    standing = make_due(
        make_contact("Bo", objective="Sign", objective_due=TODAY - timedelta(days=2)), None
    )
    feed = make_feed(make_agenda(standing), overdue="today")
    event = find_event(feed, "objective-")
    assert (event.value("SUMMARY"), event.value("DTSTART"), event.parts) == (
        "Objective with Bo",
        "20261120",
        [],
    )
    assert find_events(make_feed(make_agenda(standing)), "overdue@") == []


@pytest.mark.parametrize(
    ("words", "trigger"),
    [
        ("09:00", "PT9H"),
        ("-1d 09:00", "-PT15H"),
        ("-2d 23:30", "-P1DT30M"),
        ("00:00", "P0D"),
        ("17:45", "PT17H45M"),
    ],
)
def test_alarm_is_one_relative_display_alarm_at_the_end(words: str, trigger: str) -> None:
    event = find_event(
        make_feed(make_agenda(make_due(make_contact("Ana"), TOMORROW)), alarm=words), "touch-"
    )
    (alarm,) = event.parts
    assert [(line.name, line.value) for line in alarm.lines] == [
        ("ACTION", "DISPLAY"),
        ("DESCRIPTION", "Speak with Ana"),
        ("TRIGGER", trigger),
    ]


def test_alarm_none_rings_nowhere() -> None:
    assert b"VALARM" not in make_feed(make_example(), alarm="none")


@pytest.mark.parametrize("overdue", ["digest", "keep", "today"])
def test_nothing_overdue_rings(overdue: str) -> None:
    standing = make_due(
        make_contact("Ana", owe_reply=date(2026, 11, 1)),
        TODAY - timedelta(days=1),
        reply_due_on=date(2026, 11, 4),
        follow_ups=(make_task("a", date(2026, 11, 2)),),
    )
    assert b"VALARM" not in make_feed(make_agenda(standing), overdue=overdue)


def test_reminder_due_today_rings_and_is_not_in_the_digest() -> None:
    feed = make_feed(make_agenda(make_due(make_contact("Ana"), TODAY)))
    assert len(find_event(feed, "touch-").parts) == 1
    assert find_events(feed, "overdue@") == []


def test_digest_on_today_names_everybody_overdue_also_beyond_the_window() -> None:
    late = [
        make_due(make_contact(name), TODAY - timedelta(days=days))
        for name, days in (("Ana", 400), ("Bo", 5), ("Cy", 31))
    ]
    joris = make_due(
        make_contact("Joris", owe_reply=date(2026, 9, 1)), TOMORROW, reply_due_on=date(2026, 9, 4)
    )
    feed = make_feed(make_agenda(*late, joris))
    event = find_event(feed, "overdue@")
    assert (event.value("UID"), event.value("DTSTART"), read_text(event, "SUMMARY")) == (
        "overdue@k3v9.mdrel",
        "20261122",
        "Reconnect with Ana, Bo and 2 others",
    )
    assert read_text(event, "DESCRIPTION").split("\n") == [
        "Speak with Ana (due 2025-10-18)",
        "Speak with Bo (due 2026-11-17)",
        "Speak with Cy (due 2026-10-22)",
        "Answer Joris (due 2026-09-04)",
    ]
    assert [event.value("DTSTART") for event in find_events(feed, "touch-")] == [
        "20261117",
        "20261123",
    ]


@pytest.mark.parametrize(
    ("names", "summary"),
    [
        (("Ana",), "Reconnect with Ana"),
        (("Ana", "Bo"), "Reconnect with Ana and Bo"),
        (("Ana", "Bo", "Cy"), "Reconnect with Ana, Bo and 1 other"),
    ],
)
def test_digest_summary_names_two_and_counts_the_rest(names: tuple[str, ...], summary: str) -> None:
    feed = make_feed(
        make_agenda(*(make_due(make_contact(name), TODAY - timedelta(days=2)) for name in names))
    )
    assert read_text(find_event(feed, "overdue@"), "SUMMARY") == summary


def test_digest_is_absent_when_nobody_is_overdue() -> None:
    assert (
        find_events(make_feed(make_agenda(make_due(make_contact("Ana"), TOMORROW))), "overdue@")
        == []
    )


def test_overdue_keep_leaves_reminders_alone_and_writes_no_digest() -> None:
    feed = make_feed(
        make_agenda(make_due(make_contact("Ana"), TODAY - timedelta(days=5))), overdue="keep"
    )
    assert [event.value("DTSTART") for event in list_events(feed)] == ["20261117"]


def test_overdue_today_moves_even_old_reminders_to_today() -> None:
    feed = make_feed(
        make_agenda(make_due(make_contact("Ana"), TODAY - timedelta(days=500))), overdue="today"
    )
    assert [(event.value("UID")[:6], event.value("DTSTART")) for event in list_events(feed)] == [
        ("touch-", "20261122")
    ]


def test_weekly_goal_is_a_series_of_mondays_without_the_weeks_already_met() -> None:
    event = find_event(make_feed(make_example()), "goal-")
    assert (event.value("UID"), event.value("DTSTART"), event.value("RRULE")) == (
        "goal-target@k3v9.mdrel",
        "20240101",
        "FREQ=WEEKLY",
    )
    assert [line.value for line in event.all("EXDATE")] == ["20261102", "20261109"]
    assert date(2024, 1, 1).weekday() == 0


def test_week_met_just_now_is_left_out_as_well() -> None:
    ines = make_due(make_contact("Ines", Level.TARGET), None)
    agenda = make_example()
    week = replace(
        agenda.week,
        monday=MONDAY,
        contacted=(ines.contact,),
        met_weeks=(date(1999, 1, 4), date(9999, 1, 4)),
    )
    assert [
        line.value
        for line in find_event(make_feed(replace(agenda, week=week)), "goal-").all("EXDATE")
    ] == ["20261116"]


def test_weekly_goal_needs_somebody_to_reach_out_to() -> None:
    levels = (None, Level.TRUSTED, Level.TENTATIVE)
    assert (
        find_events(
            make_feed(
                make_agenda(*(make_due(make_contact(f"P{level}", level), None) for level in levels))
            ),
            "goal-",
        )
        == []
    )
    assert (
        len(
            find_events(
                make_feed(make_agenda(make_due(make_contact("Ines", Level.TARGET), None))), "goal-"
            )
        )
        == 1
    )
    archived = make_due(
        make_contact("Ines", Level.TARGET, is_archived=True), None, state=State.ARCHIVED
    )
    assert find_events(make_feed(make_agenda(archived)), "goal-") == []


@pytest.mark.parametrize(
    ("detail", "is_named"), [("private", False), ("name", False), ("full", True)]
)
def test_weekly_goal_names_who_is_next_only_when_full(detail: str, is_named: bool) -> None:
    assert (
        "Ines" in find_event(make_feed(make_example(), detail=detail), "goal-").value("DESCRIPTION")
    ) == is_named


def test_weekly_goal_of_several_says_how_many() -> None:
    agenda = make_example()
    several = replace(
        agenda, week=replace(agenda.week, goal=3, next_up=TargetState(agenda.standings[3], ()))
    )
    assert (
        find_event(make_feed(several), "goal-").value("SUMMARY")
        == "Reach out to 3 new people this week"
    )


def test_no_text_ages_when_a_day_passes_without_a_change() -> None:
    standings = [
        make_due(make_contact("Ana", birthday=Birthday(5, 1)), TODAY - timedelta(days=5)),
        make_due(make_contact("Bo"), TODAY + timedelta(days=9)),
    ]
    one, two = (
        make_feed(make_agenda(*standings, today=day), now=LATER).decode()
        for day in (TODAY, TOMORROW)
    )
    differing = [
        pair
        for pair in zip(one.split("\r\n"), two.split("\r\n"), strict=True)
        if pair[0] != pair[1]
    ]
    assert [pair for pair in differing if not pair[0].startswith("X-MDREL-HASH")] == [
        ("DTSTART;VALUE=DATE:20261122", "DTSTART;VALUE=DATE:20261123"),
        ("DTEND;VALUE=DATE:20261123", "DTEND;VALUE=DATE:20261124"),
    ]
