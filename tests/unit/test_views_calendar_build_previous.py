"""The last feed is the state.

What is the same stays byte for byte, what changed is stamped later, and nothing on the disk is
trusted.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone

import pytest
from msgspec.structs import replace

from mdrel.model.agenda import Agenda
from mdrel.views.calendar.build import FeedState, build_feed
from mdrel.views.calendar.event import FeedEvent
from mdrel.views.calendar.serialize import (
    clip_stamp,
    count_sequence,
    read_previous,
    read_stamp,
    sign_event,
)
from tests.support.agendas import LATER, NOW, TODAY, make_context, make_due, make_example, make_feed
from tests.support.contacts import make_contact
from tests.support.feeds import find_event, list_events, read_stamps, split_blocks
from tests.support.people import make_agenda, make_snapshot
from tests.support.rfc5545 import check

TOMORROW = TODAY + timedelta(days=1)
# What differs where the same event is written at another time or by another machine.
STAMPED = rb"(DTSTAMP|LAST-MODIFIED|SEQUENCE|X-MDREL-HASH):\S+"
MUCH_LATER = datetime(2027, 1, 2, 3, 4, 5, tzinfo=UTC)
ANA, BO = make_contact("Ana"), make_contact("Bo")


def make_pair(days: int = 1, name: str = "Ana") -> Agenda:
    """Return two people of whom only the first depends on the arguments."""
    ana = replace(ANA, profile=replace(ANA.profile, name=name))
    return make_agenda(make_due(ana, TODAY + timedelta(days=days)), make_due(BO, TOMORROW))


def make_stamp(when: datetime) -> str:
    """Return `when` as a feed writes it."""
    return f"{when:%Y%m%dT%H%M%SZ}"


def test_same_vault_day_and_previous_feed_give_the_same_bytes() -> None:
    first = make_feed(make_example(), detail="full")
    assert make_feed(make_example(), detail="full") == first
    assert make_feed(make_example(), first, MUCH_LATER, detail="full") == first


def test_lost_feed_is_restamped_once() -> None:
    again = make_feed(make_example(), b"", LATER)
    assert set(read_stamps(again).values()) == {make_stamp(LATER)}
    assert make_feed(make_example(), again, MUCH_LATER) == again


def test_stamp_sequence_and_last_modified_tell_when_the_event_last_changed() -> None:
    event = list_events(make_feed(make_pair()))[0]
    assert (event.value("DTSTAMP"), event.value("LAST-MODIFIED"), event.value("SEQUENCE")) == (
        "20261122T083000Z",
        "20261122T083000Z",
        "3624990",
    )


def test_only_the_event_that_changed_gets_other_bytes() -> None:
    before = make_feed(make_pair(days=1))
    after = make_feed(make_pair(days=8), before, LATER)
    old, new = split_blocks(before), split_blocks(after)
    changed = [
        uid
        for uid in old
        if old[uid].removesuffix(b"END:VCALENDAR\r\n")
        != new[uid].removesuffix(b"END:VCALENDAR\r\n")
    ]
    assert changed == [f"touch-{ANA.key}@k3v9.mdrel"]
    assert read_stamps(after)[changed[0]] == make_stamp(LATER)


@pytest.mark.parametrize(
    "now", [NOW - timedelta(days=400), NOW, NOW + timedelta(seconds=1), NOW + timedelta(days=3)]
)
def test_stamp_of_a_changed_event_rises_even_when_the_clock_went_back(now: datetime) -> None:
    after = make_feed(make_pair(name="Ana Lin"), make_feed(make_pair()), now)
    assert read_stamps(after)[f"touch-{ANA.key}@k3v9.mdrel"] == make_stamp(
        max(now, NOW + timedelta(seconds=1))
    )


def test_whoever_had_a_namesake_keeps_no_second_uid_once_that_one_is_gone() -> None:
    other = make_due(replace(BO, key=ANA.key), TOMORROW)
    pair, alone = make_agenda(make_due(ANA, TOMORROW), other), make_agenda(other)
    context = make_context()
    first = build_feed(pair, make_snapshot(pair), context, before=FeedState())
    again = build_feed(pair, make_snapshot(pair), context, before=first.kept)
    assert first.content == again.content
    assert b"UID:touch-" + ANA.key.encode() + b"-2@" in first.content
    kept = build_feed(alone, make_snapshot(alone), context, before=again.kept)
    assert kept.content == build_feed(alone, make_snapshot(alone), context).content
    assert b"-2@" not in kept.content


def list_pair_events() -> list[FeedEvent]:
    """Return the events of `make_pair` as the feed makes them."""
    agenda = make_pair()
    result = build_feed(agenda, make_snapshot(agenda), make_context(), before=FeedState())
    assert result.kept
    return [event for made in result.kept.people.values() for event in made.events]


EDITS = {
    "summary": (b"Speak with Ana", b"Speak with Eve"),
    "day": (b"DTSTART;VALUE=DATE:20261123", b"DTSTART;VALUE=DATE:20261124"),
    "added line": (b"TRANSP:", b"LOCATION:Oslo\r\nTRANSP:"),
    "removed line": (b"TRANSP:TRANSPARENT\r\n", b""),
    "alarm": (b"TRIGGER:PT9H", b"TRIGGER:PT1H"),
    "hash": (b"X-MDREL-HASH:", b"X-MDREL-HASH:0"),
    "one stamp": (b"LAST-MODIFIED:20261122T083000Z", b"LAST-MODIFIED:20261122T083001Z"),
    "sequence": (b"SEQUENCE:3624990", b"SEQUENCE:3624991"),
    "fold": (b"SUMMARY:Speak", b"SUMMARY:\r\n Speak"),
    "line ends": (b"\r\n", b"\n"),
    "lower case": (b"SUMMARY", b"summary"),
}


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS.keys())
def test_block_edited_by_hand_is_written_again_and_stamped_once(edit: tuple[bytes, bytes]) -> None:
    fresh = make_feed(make_pair())
    edited = fresh.replace(*edit)
    assert edited != fresh
    repaired = make_feed(make_pair(), edited, LATER)
    assert check(repaired) == []
    assert re.sub(STAMPED, b"", repaired) == re.sub(STAMPED, b"", fresh)
    assert read_stamps(repaired)[f"touch-{ANA.key}@k3v9.mdrel"] == make_stamp(LATER)
    assert make_feed(make_pair(), repaired, MUCH_LATER) == repaired


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS.keys())
def test_edited_block_still_tells_the_stamp_its_successor_must_exceed(
    edit: tuple[bytes, bytes],
) -> None:
    edited = make_feed(make_pair()).replace(*edit)
    stamps = read_stamps(make_feed(make_pair(), edited, NOW - timedelta(days=99)))
    assert stamps[f"touch-{ANA.key}@k3v9.mdrel"] > make_stamp(NOW)


def test_event_of_another_key_is_written_again_whatever_it_holds() -> None:
    theirs = make_feed(make_pair(), key=b"theirs")
    forged = theirs.replace(
        b"TRANSP:", b"ORGANIZER:mailto:eve@evil.example\r\nATTACH:https://evil.example/x\r\nTRANSP:"
    )
    forged = forged.replace(b"ACTION:DISPLAY", b"ACTION:AUDIO")
    for feed in (theirs, forged):
        mine = make_feed(make_pair(), feed, LATER, key=b"mine")
        assert check(mine) == []
        assert b"evil" not in mine
        assert b"AUDIO" not in mine
        assert set(read_stamps(mine).values()) == {make_stamp(LATER)}
        assert make_feed(make_pair(), mine, MUCH_LATER, key=b"mine") == mine


def test_forged_event_signed_as_mdrel_signs_with_a_guessed_key_is_none_of_mine() -> None:
    fresh = make_feed(make_pair(), key=b"mine")
    event = next(each for each in list_pair_events() if each.uid.startswith("touch-"))
    block = split_blocks(fresh)[event.uid].removesuffix(b"END:VCALENDAR\r\n")
    head, _, rest = block.partition(b"X-MDREL-HASH:")
    body = rest[32:].replace(b"TRANSP:", b"ATTACH:https://evil.example/x\r\nTRANSP:")
    for key in (b"", b"guessed", b"0" * 32):
        forged = fresh.replace(
            block, head + b"X-MDREL-HASH:" + sign_event(event, head, body, key) + body
        )
        assert b"evil" in forged
        assert b"evil" not in make_feed(make_pair(), forged, LATER, key=b"mine")


GARBAGE = {
    "empty": b"",
    "zeros": b"\0" * 5000,
    "no calendar": b"# Overview\n\nBEGIN:VEVENT\n",
    "bytes that are no text": bytes(range(256)) * 40,
    "web page": b"<!doctype html><title>Sign in</title>",
    "many beginnings": b"BEGIN:VEVENT\r\n" * 20_000,
    "many ends": b"END:VEVENT\r\n" * 20_000,
    "one long line": b"BEGIN:VEVENT\r\nUID:" + b"a" * 2_000_000,
    "many folds": b"BEGIN:VEVENT\r\nUID:a" + b"\r\n b" * 200_000,
    "event without UID": b"BEGIN:VEVENT\r\nDTSTAMP:20261122T083000Z\r\nEND:VEVENT\r\n",
    "conflict markers": b"<<<<<<< ours\r\nBEGIN:VEVENT\r\nUID:\xff\r\n=======\r\n>>>>>>> theirs\r\n",
}


@pytest.mark.parametrize("previous", GARBAGE.values(), ids=GARBAGE.keys())
def test_whatever_lies_where_the_feed_should_be_the_feed_is_made_afresh(previous: bytes) -> None:
    assert make_feed(make_example(), previous) == make_feed(make_example())


def test_feed_cut_short_keeps_the_events_that_are_whole() -> None:
    whole = make_feed(make_example())
    repaired = make_feed(make_example(), whole[: len(whole) // 2], LATER)
    stamps = list(read_stamps(repaired).values())
    assert stamps == sorted(stamps)
    assert {stamps[0], stamps[-1]} == {make_stamp(NOW), make_stamp(LATER)}


@pytest.mark.parametrize(
    "stamp",
    [
        "99991231T235959Z",
        "30000101T000000Z",
        "00010101T000000Z",
        "20261340T000000Z",
        "20261122T996099Z",
    ],
)
def test_stamp_no_clock_shows_is_ignored(stamp: str) -> None:
    odd = make_feed(make_pair()).replace(b"20261122T083000Z", stamp.encode())
    assert set(read_stamps(make_feed(make_pair(), odd, LATER)).values()) == {make_stamp(LATER)}


def test_of_two_blocks_with_one_uid_the_later_stamp_counts() -> None:
    first = make_feed(make_pair())
    later = make_feed(make_pair(name="Ana Lin"), first, MUCH_LATER)
    for both in (first + later, later + first):
        assert set(read_stamps(make_feed(make_pair(), both)).values()) == {
            make_stamp(MUCH_LATER + timedelta(seconds=1)),
            make_stamp(NOW),
        }


def test_name_that_looks_like_the_start_of_an_event_is_still_used_again() -> None:
    for name in (
        "BEGIN:VEVENT",
        "END:VEVENT",
        "x\nBEGIN:VEVENT\nUID:y",
        "X-MDREL-HASH:0000000000000000",
        "a" * 66 + "BEGIN:VEVENT",
    ):
        first = make_feed(make_pair(name=name))
        assert make_feed(make_pair(name=name), first, LATER) == first


def test_block_of_another_setting_is_not_used_again() -> None:
    full = make_feed(make_example(), make_feed(make_example()), LATER, detail="full")
    assert full == make_feed(make_example(), full, MUCH_LATER, detail="full")
    assert read_stamps(full)[find_event(full, "overdue@").value("UID")] == make_stamp(NOW)
    assert read_stamps(full)[find_event(full, "reply-").value("UID")] == make_stamp(LATER)


def test_reader_of_the_last_feed_finds_every_block() -> None:
    feed = make_feed(make_example())
    previous = read_previous(feed).values()
    assert b"".join(feed[each.start : each.end] for each in previous) == b"".join(
        split_blocks(feed).values()
    ).removesuffix(b"END:VCALENDAR\r\n")
    assert {each.stamp for each in previous} == {NOW}


def test_stamps_are_utc_whole_seconds_within_what_readers_keep() -> None:
    assert (
        clip_stamp(datetime(2026, 11, 22, 9, 30, 0, 999, tzinfo=timezone(timedelta(hours=1))))
        == NOW
    )
    assert clip_stamp(NOW.replace(tzinfo=None)) == NOW
    assert clip_stamp(datetime.max.replace(tzinfo=UTC)).year == 2999
    assert clip_stamp(datetime.min.replace(tzinfo=UTC)).year == 1970


def test_sequence_counts_minutes_since_2020_and_is_never_negative() -> None:
    assert [
        count_sequence(datetime(year, 1, 1, 0, 1, tzinfo=UTC)) for year in (1970, 2020, 2021)
    ] == [0, 1, 366 * 1440 + 1]
    assert count_sequence(clip_stamp(datetime.max.replace(tzinfo=UTC))) < 2**31


@pytest.mark.parametrize("text", ["", "20261122", "20261122T083000", "20261122T083060Z"])
def test_text_that_is_no_utc_stamp_is_none(text: str) -> None:
    assert read_stamp(text) is None
