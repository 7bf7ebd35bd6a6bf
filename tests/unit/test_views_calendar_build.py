"""The feed as a whole: its events, their order and their UIDs, and what a limit leaves."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from mdrel.errors import UsageError
from mdrel.model.agenda import State, TargetState
from mdrel.model.contact import Birthday
from mdrel.model.level import Level
from mdrel.views.calendar.build import LIMITS, build_feed
from tests.support.agendas import TODAY, make_context, make_due, make_example, make_feed, make_task
from tests.support.contacts import make_contact
from tests.support.feeds import decode_everything, find_event, find_events, list_events
from tests.support.people import make_agenda, make_snapshot
from tests.support.rfc5545 import check, read

TOMORROW = TODAY + timedelta(days=1)


@pytest.mark.parametrize("detail", ["private", "name", "full"])
@pytest.mark.parametrize("overdue", ["digest", "keep", "today"])
@pytest.mark.parametrize("birthdays", ["yearly", "next", "none"])
def test_example_feed_is_valid_whatever_the_settings(
    detail: str, overdue: str, birthdays: str
) -> None:
    assert (
        check(make_feed(make_example(), detail=detail, overdue=overdue, birthdays=birthdays)) == []
    )


def test_vault_without_people_gives_a_valid_feed_without_events() -> None:
    feed = make_feed(make_agenda())
    assert (check(feed), list_events(feed)) == ([], [])


def test_header_is_constant_and_carries_no_uid_method_or_zone() -> None:
    lines = make_feed(make_example()).split(b"BEGIN:VEVENT")[0].decode().split("\r\n")
    assert lines == [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//mdrel//mdrel//EN", "CALSCALE:GREGORIAN", "NAME:Relationships", "X-WR-CALNAME:Relationships",
        "REFRESH-INTERVAL;VALUE=DURATION:PT6H", "X-PUBLISHED-TTL:PT6H", "",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("hours", "interval"), [(1, "PT1H"), (24, "P1D"), (0, "PT1H"), (-5, "PT1H"), (10**12, "P366D")]
)
def test_refresh_hours_set_both_intervals_and_stay_sane(hours: int, interval: str) -> None:
    calendar = read(make_feed(make_agenda(), refresh_hours=hours))
    assert (calendar.value("REFRESH-INTERVAL"), calendar.value("X-PUBLISHED-TTL")) == (
        interval,
        interval,
    )


def test_touch_event_is_an_all_day_event_that_blocks_no_time() -> None:
    event = find_event(
        make_feed(make_agenda(make_due(make_contact("Ana Núñez"), TOMORROW))), "touch-"
    )
    assert (event.value("DTSTART"), event.value("DTEND"), event.value("SUMMARY")) == (
        "20261123",
        "20261124",
        "Speak with Ana Núñez",
    )
    assert (
        event.value("TRANSP"),
        event.value("X-MICROSOFT-CDO-BUSYSTATUS"),
        event.value("CLASS"),
    ) == ("TRANSPARENT", "FREE", "PRIVATE")


def test_uid_is_kind_key_and_vault_id() -> None:
    contact = make_contact("Ana")
    event = find_event(make_feed(make_agenda(make_due(contact, TOMORROW))), "touch-")
    assert event.value("UID") == f"touch-{contact.key}@k3v9.mdrel"


def test_without_a_vault_id_the_uid_ends_with_a_hash_of_the_folders_name() -> None:
    agenda, context = make_agenda(make_due(make_contact("Ana"), TOMORROW)), make_context()
    feeds = [
        build_feed(
            agenda,
            make_snapshot(agenda),
            replace(context, policy=replace(context.policy, vault_id=""), vault_name=name),
        ).content
        for name in ("One", "One", "Two")
    ]
    ends = [find_event(feed, "touch-").value("UID").partition("@")[2] for feed in feeds]
    assert ends[0] == ends[1] != ends[2]
    assert "One" not in ends[0]


def test_uids_stay_when_name_day_and_texts_change() -> None:
    before = make_contact(
        "Ana",
        Level.TRUSTED,
        birthday=Birthday(5, 1),
        owe_reply=TODAY,
        objective_due=TOMORROW,
        objective="a",
    )
    after = replace(
        before,
        profile=replace(
            before.profile,
            name="Ana Núñez-Lin",
            birthday=Birthday(5, 2),
            owe_reply_about="b",
            objective_due=TODAY,
            objective="c",
        ),
    )
    feeds = [
        make_feed(
            make_agenda(
                make_due(
                    contact,
                    day,
                    reply_due_on=day,
                    follow_ups=(make_task("call", day, block_id="x1"),),
                )
            )
        )
        for contact, day in ((before, TOMORROW), (after, TODAY + timedelta(days=60)))
    ]
    uids = [sorted(event.value("UID") for event in list_events(feed)) for feed in feeds]
    assert uids[0] == uids[1]
    assert len(uids[0]) == 5


@pytest.mark.parametrize(
    ("days", "is_shown"), [(-31, False), (-30, True), (0, True), (366, True), (367, False)]
)
def test_dated_events_lie_in_the_window(days: int, is_shown: bool) -> None:
    feed = make_feed(make_agenda(make_due(make_contact("Ana"), TODAY + timedelta(days=days))))
    assert bool(find_events(feed, "touch-")) == is_shown


@pytest.mark.parametrize(
    ("tasks", "more"), [(20, ""), (21, "1 more follow-up"), (3000, "2980 more follow-ups")]
)
def test_of_one_persons_many_tasks_the_next_are_events_and_the_rest_are_counted(
    tasks: int, more: str
) -> None:
    dated = tuple(
        make_task(f"thing {number}", TODAY + timedelta(days=(tasks - number) % 300))
        for number in range(tasks)
    )
    old = tuple(make_task(f"old {number}", TODAY - timedelta(days=400)) for number in range(30))
    feed = make_feed(
        make_agenda(
            make_due(make_contact("Ana"), None, follow_ups=dated),
            make_due(make_contact("Bo"), None, follow_ups=(*old, *dated[:2])),
        )
    )
    events = find_events(feed, "followup-")
    summaries = [event.value("SUMMARY") for event in events]
    assert [each for each in summaries if "more" in each] == ([f"{more} with Ana"] if more else [])
    mine = [event for event in events if "Ana" in event.value("SUMMARY")]
    assert len(mine) == min(tasks, 20) + bool(more)
    assert sum("Bo" in each for each in summaries) == 2, "what is long past takes no place"
    if more:
        (rest,) = (event for event in mine if "more" in event.value("SUMMARY"))
        assert all(event.value("DTSTART") <= rest.value("DTSTART") for event in mine)


@pytest.mark.parametrize("day", [date.min, date.max])
def test_window_works_at_both_ends_of_the_calendar(day: date) -> None:
    assert (
        find_events(
            make_feed(make_agenda(make_due(make_contact("Ana"), None), today=day)), "touch-"
        )
        == []
    )


@pytest.mark.parametrize("in_calendar", [True, False])
@pytest.mark.parametrize("state", [State.PAUSED, State.ARCHIVED, State.OVERDUE])
def test_paused_archived_and_excluded_people_are_nowhere_in_the_feed(
    in_calendar: bool, state: State
) -> None:
    contact = make_contact(
        "Ana Hidden",
        birthday=Birthday(5, 1),
        objective_due=TOMORROW,
        owe_reply=TODAY,
        in_calendar=in_calendar,
    )
    standing = make_due(
        contact,
        TODAY - timedelta(days=3),
        state=state,
        reply_due_on=TODAY,
        follow_ups=(make_task("call", TOMORROW),),
    )
    is_shown = state is State.OVERDUE and in_calendar
    assert (b"Ana Hidden" in make_feed(make_agenda(standing))) == is_shown


def test_contact_that_raises_is_left_out_and_reported_while_others_stay() -> None:
    broken = make_due(make_contact("Ana"), TOMORROW, follow_ups=(None,))
    agenda = make_agenda(broken, make_due(make_contact("Bo"), TOMORROW))
    result = build_feed(agenda, make_snapshot(agenda), make_context())
    assert [problem.path for problem in result.problems] == ["People/Ana.md"]
    assert "Speak with Bo" in [event.value("SUMMARY") for event in list_events(result.content)]


def test_event_on_the_last_day_of_the_calendar_is_left_out_and_reported() -> None:
    agenda = make_agenda(make_due(make_contact("Ana"), date.max, date.max), today=date.max)
    result = build_feed(agenda, make_snapshot(agenda), make_context())
    assert ([problem.path for problem in result.problems], list_events(result.content)) == (
        ["People/Ana.md"],
        [],
    )


def test_events_are_sorted_by_day_and_uid() -> None:
    places = [
        (event.value("DTSTART"), event.value("UID"))
        for event in list_events(make_feed(make_example()))
    ]
    assert places == sorted(places)
    assert len(places) > 8


@pytest.mark.parametrize(
    ("only", "kinds"),
    [
        ("trusted", ["bday", "touch", "overdue"]),
        ("target", ["goal"]),
        ("tentative", ["bday", "reply", "overdue", "touch"]),
        ("birthdays", ["bday", "bday", "bday"]),
        ("conversations", ["touch", "overdue", "touch", "touch"]),
        ("replies", ["reply", "overdue"]),
        ("follow-ups", ["followup", "followup"]),
        ("objectives", ["objective"]),
        ("goal", ["goal"]),
    ],
)
def test_feed_can_be_limited_to_a_level_or_a_kind(only: str, kinds: list[str]) -> None:
    agenda = make_example()
    feed = build_feed(agenda, make_snapshot(agenda), make_context(), only).content
    assert [
        event.value("UID").partition("@")[0].partition("-")[0] for event in list_events(feed)
    ] == kinds
    assert only in LIMITS


@pytest.mark.parametrize(
    ("only", "name"),
    [
        ("", "Relationships"),
        ("birthdays", "Relationships: birthdays"),
        ("trusted", "Relationships"),
    ],
)
def test_feed_of_one_kind_says_so_in_its_name_and_one_of_a_level_does_not(
    only: str, name: str
) -> None:
    agenda = make_example()
    calendar = read(build_feed(agenda, make_snapshot(agenda), make_context(), only).content)
    assert (calendar.value("NAME"), calendar.value("X-WR-CALNAME")) == (name, name)


@pytest.mark.parametrize("only", ["trusted", "target"])
def test_feed_of_a_level_does_not_name_the_level(only: str) -> None:
    agenda = make_example()
    assert only not in decode_everything(
        build_feed(agenda, make_snapshot(agenda), make_context(), only).content
    ).replace("goal-target", "")


def test_without_a_weekly_goal_there_is_no_event_for_it() -> None:
    agenda = make_example()
    assert find_events(make_feed(replace(agenda, week=replace(agenda.week, goal=0))), "goal-") == []


@pytest.mark.parametrize("in_calendar", [True, False])
def test_next_in_line_is_named_only_in_a_full_feed_and_only_where_the_person_is_in_it(
    in_calendar: bool,
) -> None:
    target = make_due(make_contact("Ines Moreau", Level.TARGET, in_calendar=in_calendar), None)
    agenda = make_agenda(target)
    agenda = replace(agenda, week=replace(agenda.week, next_up=TargetState(target, ())))
    shown = {
        detail: b"Ines" in make_feed(agenda, detail=detail)
        for detail in ("private", "name", "full")
    }
    assert shown == {"private": False, "name": False, "full": in_calendar}


def test_limit_that_does_not_exist_is_refused_with_the_ones_that_do() -> None:
    agenda = make_example()
    with pytest.raises(UsageError) as error:
        build_feed(agenda, make_snapshot(agenda), make_context(), "friends")
    assert "birthdays" in error.value.hint
