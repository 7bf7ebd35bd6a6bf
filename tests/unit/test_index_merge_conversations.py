"""Several notes of one talk count once (M9)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import permutations

import pytest

from mdrel.index.merge_conversations import Unions
from mdrel.index.merge_conversations import merge_conversations as merge
from mdrel.model.conversation import Channel, Conversation, Purpose, Source
from mdrel.model.span import Span
from tests.support.contacts import make_talk

DAY = date(2026, 11, 20)
CALL, EMAIL, MEAL, OTHER, ATTEMPT = (
    Channel.CALL,
    Channel.EMAIL,
    Channel.MEAL,
    Channel.OTHER,
    Channel.ATTEMPT,
)


def merge_conversations(talks: Iterable[Conversation]) -> tuple[Conversation, ...]:
    """Merge the talks of one contact alone."""
    return merge(talks, Unions())


def channels_after(*channels: Channel) -> list[str]:
    """Return the channels left of entries on one day."""
    return sorted(
        each.channel
        for each in merge_conversations(
            make_talk(DAY, channel, span=Span(line)) for line, channel in enumerate(channels, 1)
        )
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ((CALL, CALL), [CALL]),
        ((CALL, OTHER), [CALL]),
        ((OTHER, EMAIL), [EMAIL]),
        ((OTHER, OTHER, OTHER), [OTHER]),
        ((CALL, MEAL), [CALL, MEAL]),
        ((CALL, EMAIL, OTHER), [CALL, EMAIL]),
        ((EMAIL, ATTEMPT), [ATTEMPT, EMAIL]),
        ((OTHER, ATTEMPT), [ATTEMPT, OTHER]),
        ((ATTEMPT, ATTEMPT), [ATTEMPT]),
        ((), []),
    ],
)
def test_one_date_and_channel_is_one_talk_and_other_merges_with_any(
    before: tuple[Channel, ...], after: list[str]
) -> None:
    assert channels_after(*before) == after


def test_two_days_stay_two_and_the_newest_comes_first() -> None:
    merged = merge_conversations(
        [make_talk(date(2026, 11, 1)), make_talk(DAY), make_talk(date(2026, 11, 19))]
    )
    assert [each.on.day for each in merged] == [20, 19, 1]


def test_a_plan_never_merges_with_a_talk() -> None:
    merged = merge_conversations([make_talk(DAY, is_plan=True), make_talk(DAY)])
    assert sorted(each.is_plan for each in merged) == [False, True]


def test_of_a_day_the_later_hour_comes_first_and_one_without_hour_last() -> None:
    talks = [
        make_talk(DAY, MEAL, time="09:30"),
        make_talk(DAY, EMAIL),
        make_talk(DAY, CALL, time="17:05"),
    ]
    assert [each.channel for each in merge_conversations(talks)] == [CALL, MEAL, EMAIL]


def full_set() -> list[Conversation]:
    """Return one talk as four notes tell it."""
    return [
        make_talk(DAY, OTHER, source=Source.STATED, path="People/Ada.md", span=Span(3)),
        make_talk(
            DAY,
            CALL,
            "Called her",
            source=Source.DAILY,
            path="Daily/2026-11-20.md",
            tags=frozenset({"thanks"}),
            people=("People/Ada.md", "People/Bo.md"),
        ),
        make_talk(
            DAY,
            CALL,
            "the board",
            more="in full",
            path="People/Ada.md",
            time="14:30",
            tags=frozenset({"assist"}),
        ),
        make_talk(
            DAY,
            OTHER,
            "Board call",
            source=Source.CONVERSATION,
            path="Meetings/Board.md",
            purpose=Purpose.DECIDE,
            people=("People/Ada.md", "People/Bo.md", "People/Cy.md"),
        ),
    ]


def test_the_fullest_note_speaks_and_tags_purpose_time_and_people_are_united() -> None:
    (talk,) = merge_conversations(full_set())
    assert (talk.source, talk.path, talk.channel, talk.text) == (
        Source.CONVERSATION,
        "Meetings/Board.md",
        CALL,
        "Board call",
    )
    assert talk.more == "the board in full Called her"
    assert (talk.time, talk.purpose, talk.tags) == (
        "14:30",
        Purpose.DECIDE,
        frozenset({"thanks", "assist"}),
    )
    assert talk.others("People/Ada.md") == ("People/Bo.md", "People/Cy.md")


def test_the_order_in_which_notes_are_found_changes_nothing() -> None:
    expected = merge_conversations(full_set())
    assert all(merge_conversations(order) == expected for order in permutations(full_set()))


def test_a_plan_and_a_talk_of_one_place_stand_in_one_order() -> None:
    plan = make_talk(DAY, OTHER, is_plan=True)
    talk = make_talk(DAY, OTHER)
    assert merge_conversations([plan, talk]) == merge_conversations([talk, plan]) == (talk, plan)


def test_a_text_is_told_once_also_where_the_fullest_note_has_none() -> None:
    (talk,) = merge_conversations(
        [
            make_talk(DAY, CALL, "", source=Source.CONVERSATION),
            make_talk(DAY, CALL, "the board"),
            make_talk(DAY, CALL, "the board", span=Span(9)),
        ]
    )
    assert (talk.text, talk.more) == ("the board", "")


def test_a_stated_last_contact_joins_a_talk_of_its_day_but_not_an_email() -> None:
    stated = make_talk(DAY, OTHER, source=Source.STATED)
    assert [each.source for each in merge_conversations([stated, make_talk(DAY, CALL)])] == [
        Source.ENTRY
    ]
    assert [each.source for each in merge_conversations([stated, make_talk(DAY, OTHER)])] == [
        Source.ENTRY
    ]
    assert {each.source for each in merge_conversations([stated, make_talk(DAY, EMAIL)])} == {
        Source.ENTRY,
        Source.STATED,
    }
    assert {each.source for each in merge_conversations([stated, make_talk(DAY, ATTEMPT)])} == {
        Source.ENTRY,
        Source.STATED,
    }


@pytest.mark.parametrize(
    ("told", "left"),
    [
        # One note tells of two talks.
        ([("a", "10:00"), ("a", "15:30")], ["10:00", "15:30"]),
        ([("a", "10:00"), ("a", "10:20")], ["10:00", "10:20"]),
        ([("a", "10:00"), ("a", "10:20"), ("a", "")], ["10:00", "10:20"]),
        ([("a", "10:00"), ("b", "10:59"), ("a", "15:30")], ["10:00", "15:30"]),
        ([("a", "10:00"), ("b", "11:00")], ["10:00", "11:00"]),
        ([("a", "23:50"), ("b", "00:10")], ["00:10", "23:50"]),
        # One talk is told of several times.
        ([("a", "10:00"), ("a", "10:00")], ["10:00"]),
        ([("a", "10:00"), ("b", "")], ["10:00"]),
        ([("a", ""), ("b", "")], [""]),
        ([("a", "10:00"), ("b", "10:15"), ("c", "10:30")], ["10:00"]),
    ],
)
def test_two_times_of_a_note_and_times_an_hour_apart_are_two_talks(
    told: list[tuple[str, str]], left: list[str]
) -> None:
    talks = [
        make_talk(DAY, time=time, path=f"{note}.md", span=Span(line))
        for line, (note, time) in enumerate(told, 1)
    ]
    found = [merge_conversations(order) for order in permutations(talks)]
    assert sorted(each.time for each in found[0]) == left
    assert all(each == found[0] for each in found)


def test_those_who_took_part_in_two_tellings_are_united_once_for_all_of_them() -> None:
    crowd, pair = ("a.md", "b.md", "c.md"), ("b.md", "d.md")
    talks = [make_talk(DAY, people=crowd), make_talk(DAY, people=pair, path="x.md")]
    unions = Unions()
    (first,), (second,) = merge(talks, unions), merge(talks, unions)
    assert first.people == ("a.md", "b.md", "c.md", "d.md")
    assert second.people is first.people
