"""When one last spoke with a contact (M9, M19)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

import pytest

from mdrel.model.cadence import Cadence
from mdrel.model.contact import Contact
from mdrel.model.conversation import Channel, Conversation, Source
from mdrel.model.level import Circle, Level
from mdrel.model.policy import FORTNIGHT, MONTHLY, QUARTERLY, Method
from mdrel.rules.last_conversation import (
    cadence_of,
    last_conversation,
    level_on,
    planned,
    was_target_on,
)
from tests.support.contacts import make_contact, make_talk
from tests.support.method import TODAY, stand_alone, stand_as_read, write_log, write_person

METHOD = Method()
SPOKEN = [
    Channel.IN_PERSON,
    Channel.CALL,
    Channel.VIDEO,
    Channel.MEETING,
    Channel.MEAL,
    Channel.EVENT,
    Channel.OTHER,
]
WRITTEN = [Channel.EMAIL, Channel.MESSAGE, Channel.LETTER, Channel.SOCIAL]


def newest_that_counts(contact: Contact, method: Method) -> Conversation | None:
    """Return the last conversation with a contact, by the talks so far."""
    return last_conversation(contact, method, contact.talks_until(TODAY))


@pytest.mark.parametrize("channel", Channel)
def test_last_contact_is_the_newest_entry_of_any_channel_but_an_attempt(channel: Channel) -> None:
    ada = make_contact(talks=(make_talk(date(2026, 11, 20), channel), make_talk(date(2026, 11, 1))))
    newest = ada.talks_until(TODAY)[0]
    assert newest.on.day == (1 if channel is Channel.ATTEMPT else 20)


@pytest.mark.parametrize(
    "make",
    [
        partial(make_contact, level=Level.TRUSTED),
        partial(make_contact, circle=Circle.TEN),
        partial(make_contact, circle=Circle.THREE, level=Level.TARGET),
    ],
)
@pytest.mark.parametrize("channel", SPOKEN + WRITTEN)
def test_for_trusted_and_both_circles_only_spoken_channels_and_other_count(
    channel: Channel, make: Callable[..., Contact]
) -> None:
    talks = (make_talk(date(2026, 11, 20), channel), make_talk(date(2026, 11, 1)))
    ada = make(talks=talks)
    newest = newest_that_counts(ada, METHOD)
    assert newest
    assert newest.on.day == (20 if channel in SPOKEN else 1)


@pytest.mark.parametrize("level", [Level.TRANSACTIONAL, Level.TENTATIVE, Level.TARGET, None])
@pytest.mark.parametrize("channel", SPOKEN + WRITTEN)
def test_for_everyone_else_every_channel_counts(channel: Channel, level: Level | None) -> None:
    newest = newest_that_counts(
        make_contact(level=level, talks=(make_talk(date(2026, 11, 20), channel),)), METHOD
    )
    assert newest
    assert newest.on.day == 20


def test_with_whom_only_speaking_counts_is_a_setting() -> None:
    mail = (make_talk(date(2026, 11, 20), Channel.EMAIL),)
    method = Method(spoken_only_for=frozenset({"transactional"}))
    assert newest_that_counts(
        make_contact(level=Level.TRUSTED, circle=Circle.TEN, talks=mail), method
    )
    assert newest_that_counts(make_contact(level=Level.TRANSACTIONAL, talks=mail), method) is None
    assert newest_that_counts(make_contact(level=None, talks=mail), method)


def test_what_is_noted_for_later_is_planned_and_no_conversation() -> None:
    talks = (
        make_talk(date(2026, 12, 24)),
        make_talk(date(2026, 12, 1), is_plan=True),
        make_talk(TODAY, is_plan=True),
        make_talk(date(2026, 11, 1), is_plan=True),
        make_talk(TODAY),
    )
    ada = make_contact(talks=talks)
    assert [(each.on, each.is_plan) for each in planned(ada, TODAY)] == [
        (TODAY, True),
        (date(2026, 12, 1), True),
        (date(2026, 12, 24), False),
    ]
    assert [(each.on, each.is_plan) for each in ada.talks_until(TODAY)] == [(TODAY, False)]


def test_a_plan_becomes_a_conversation_by_the_passing_of_its_date_unless_it_is_an_open_task() -> (
    None
):
    entry = stand_alone(
        "level: trusted",
        write_log("2026-12-01 call: plan", "[ ] 2026-12-02 lunch: plan"),
        date(2026, 12, 24),
    )
    assert entry.last_conversation
    assert entry.last_conversation.on == date(2026, 12, 1)


def test_a_stated_last_contact_counts_if_it_is_newer_and_as_spoken() -> None:
    older = stand_alone("level: trusted\nlast_contact: 2026-11-01", write_log("2026-11-02 call: x"))
    newer = stand_alone("level: trusted\nlast_contact: 2026-11-03", write_log("2026-11-02 call: x"))
    assert older.last_conversation
    assert newer.last_conversation
    assert (older.last_conversation.on.day, older.last_conversation.source) == (2, Source.ENTRY)
    assert (
        newer.last_conversation.on.day,
        newer.last_conversation.source,
        newer.last_conversation.channel,
    ) == (3, Source.STATED, Channel.OTHER)


@pytest.mark.parametrize("mail_day", [1, 3, 5])
def test_an_email_before_on_or_after_its_day_does_not_take_a_stated_last_contact_away(
    mail_day: int,
) -> None:
    standing = stand_alone(
        "level: trusted\nlast_contact: 2026-11-03",
        write_log(f"2026-11-0{mail_day} email: x", "2026-10-01 call: y"),
    )
    assert standing.last_conversation
    assert standing.last_conversation.on == date(2026, 11, 3)


def test_a_stated_last_contact_in_the_future_is_ignored_and_no_plan() -> None:
    standing = stand_alone(
        "level: trusted\nlast_contact: 2026-11-23", write_log("2026-11-02 call: x")
    )
    assert standing.last_conversation
    assert standing.last_conversation.on.day == 2
    assert planned(standing.contact, TODAY) == ()


@pytest.mark.parametrize(
    ("source", "path", "notes"),
    [
        (
            "entry",
            "People/Ada.md",
            {"People/Ada.md": write_person(body=write_log("2026-11-19 call: x"))},
        ),
        (
            "entry",
            "People/Bo.md",
            {"People/Bo.md": write_person(body=write_log("2026-11-19 call with [[Ada]]: x"))},
        ),
        (
            "conversation",
            "Board.md",
            {"Board.md": "---\ntype: meeting\ndate: 2026-11-19\nattendees: [Ada]\n---\n"},
        ),
        ("daily", "Daily/2026-11-19.md", {"Daily/2026-11-19.md": "- Coffee with [[Ada]]\n"}),
        ("stated", "People/Ada.md", {"People/Ada.md": write_person("last_met: 2026-11-19")}),
    ],
)
def test_the_newest_of_all_sources_counts_and_says_where_it_came_from(
    source: str, path: str, notes: dict[str, str]
) -> None:
    last = stand_as_read(
        {"People/Ada.md": write_person(body=write_log("2026-11-01 call: old")), **notes}
    )["Ada"].last_conversation
    assert last
    assert (str(last.on), str(last.source), last.path) == ("2026-11-19", source, path)


@pytest.mark.parametrize(
    ("level", "circle", "own", "cadence"),
    [
        (Level.TRUSTED, None, None, MONTHLY),
        (Level.TRANSACTIONAL, None, None, QUARTERLY),
        (Level.TENTATIVE, None, None, FORTNIGHT),
        (Level.TARGET, None, None, None),
        (None, None, None, None),
        (None, Circle.TEN, None, MONTHLY),
        (Level.TRANSACTIONAL, Circle.THREE, None, MONTHLY),  # the circle before the level
        (Level.TARGET, Circle.TEN, None, MONTHLY),
        (Level.TRUSTED, Circle.TEN, QUARTERLY, QUARTERLY),  # their own before all
        (None, None, QUARTERLY, QUARTERLY),
        (Level.TRUSTED, Circle.TEN, Cadence("none"), None),  # also none
    ],
)
def test_the_cadence_is_their_own_else_the_circles_else_the_levels(
    level: Level | None, circle: Circle | None, own: Cadence | None, cadence: Cadence | None
) -> None:
    assert cadence_of(make_contact(level=level, circle=circle, cadence=own), METHOD) == cadence


def test_cadences_of_levels_and_circles_are_settings() -> None:
    method = Method(cadence={Level.TARGET: QUARTERLY}, circle_cadence=FORTNIGHT)
    assert cadence_of(make_contact(level=Level.TARGET), method) == QUARTERLY
    assert cadence_of(make_contact(level=Level.TRUSTED), method) is None
    assert cadence_of(make_contact(level=Level.TARGET, circle=Circle.TEN), method) == FORTNIGHT


@pytest.mark.parametrize(
    ("day", "level"),
    [
        ("2026-01-04", Level.TARGET),
        ("2026-01-05", Level.TENTATIVE),
        ("2026-05-31", Level.TENTATIVE),
        ("2026-06-01", Level.TRANSACTIONAL),
        ("2026-11-22", Level.TRANSACTIONAL),
    ],
)
def test_a_dates_level_is_what_levels_says_of_that_date(day: str, level: Level) -> None:
    body = (
        "\n## Levels\n- 2026-06-01 tentative -> transactional\n- 2026-01-05 target -> tentative\n"
    )
    contact = stand_alone("level: trusted", body).contact
    assert level_on(contact, date.fromisoformat(day)) is level


def test_where_levels_says_nothing_of_a_date_todays_level_counts() -> None:
    assert level_on(stand_alone("level: target").contact, TODAY) is Level.TARGET
    started = stand_alone("level: tentative", "\n## Levels\n- 2026-06-01 target\n").contact
    assert level_on(started, date(2026, 5, 31)) is Level.TENTATIVE
    assert level_on(started, date(2026, 6, 1)) is Level.TARGET
    assert level_on(make_contact(), TODAY) is None


def test_on_the_day_of_the_move_one_still_was_a_target() -> None:
    lena = stand_alone(
        "level: tentative", "\n## Levels\n- 2026-06-03 target -> tentative: met\n"
    ).contact
    assert [was_target_on(lena, date(2026, 6, day)) for day in (2, 3, 4)] == [True, True, False]


@pytest.mark.parametrize(
    ("front", "lines", "day", "was"),
    [
        # With a dated level: not before it, unless it says what was before.
        ("level: target", ["2026-06-03 target"], "2026-06-02", False),
        ("level: target", ["2026-06-03 target"], "2026-06-03", True),
        ("level: target", ["2026-06-03 tentative -> target"], "2026-06-02", False),
        ("level: target", ["2026-06-03 tentative -> target"], "2026-06-03", True),
        ("level: tentative", ["2026-06-03 target -> tentative"], "2026-01-01", True),
        ("level: tentative", ["2026-06-03 target -> tentative"], "2026-06-04", False),
        ("level: target", ["2026-06-03 tentative", "2026-07-01 target"], "2026-06-02", False),
        ("level: target", ["2026-06-03 tentative", "2026-07-01 target"], "2026-06-30", False),
        ("level: target\nadded: 2026-05-01", ["2026-06-03 target"], "2026-05-20", False),
        # Without one: not before the day they were added.
        ("level: target\nadded: 2026-06-03", [], "2026-06-02", False),
        ("level: target\nadded: 2026-06-03", [], "2026-06-03", True),
        ("level: target", [], "2020-01-01", True),
        ("level: tentative", [], "2026-06-03", False),
        ("", [], "2026-06-03", False),
    ],
)
def test_nobody_was_a_target_before_the_day_they_became_one(
    front: str, lines: list[str], day: str, *, was: bool
) -> None:
    body = "\n## Levels\n\n" + "".join(f"- {line}\n" for line in lines)
    assert was_target_on(stand_alone(front, body).contact, date.fromisoformat(day)) is was
