"""The head of an entry: date, time, channel, purpose and people, then the text."""

from __future__ import annotations

from datetime import date

import pytest

from mdrel.model.conversation import Channel, Purpose
from mdrel.parse.entries.head import channel_of, read_head, tagged_channel, tags_in, tidy
from tests.support.vaults import PREFILTER


@pytest.mark.parametrize(
    ("text", "time", "channel", "rest"),
    [
        ("2026-11-20 call: Berlin", "", Channel.CALL, "Berlin"),
        ("2026-11-20 14:30 call: Berlin", "14:30", Channel.CALL, "Berlin"),
        ("2026-11-20T14:30 call: Berlin", "14:30", Channel.CALL, "Berlin"),
        ("[[2026-11-20]] 3:30 pm call: Berlin", "15:30", Channel.CALL, "Berlin"),
        ("[[2026-11-20]] 12:15 am call: Berlin", "00:15", Channel.CALL, "Berlin"),
        ("2026-11-20, at 9.05 - 10:00, call: Berlin", "09:05", Channel.CALL, "Berlin"),
        ("2026-11-20 3:30 pm call: Berlin", "15:30", Channel.CALL, "Berlin"),
        ("2026-11-20 12:15am call: Berlin", "00:15", Channel.CALL, "Berlin"),
        ("2026-11-20 12:15 PM call: Berlin", "12:15", Channel.CALL, "Berlin"),
        ("2026-11-20 15:30 pm call: Berlin", "15:30", Channel.CALL, "Berlin"),
        ("2026-11-20 25:70 to the hour", "", Channel.OTHER, "25:70 to the hour"),
        ("**2026-11-20** – lunch, Berlin", "", Channel.MEAL, "Berlin"),
        ("[2026-11-20](Daily/2026-11-20.md) coffee: Berlin", "", Channel.MEAL, "Berlin"),
        ("2026-11-20: call her about Berlin", "", Channel.CALL, "call her about Berlin"),
        ("2026-11-20: call about Berlin", "", Channel.CALL, "call about Berlin"),
        ("2026-11-20: call, Berlin", "", Channel.CALL, "call, Berlin"),
        ("2026-11-20 — Social media strategy", "", Channel.OTHER, "Social media strategy"),
        ("2026-11-20 email migration plan", "", Channel.OTHER, "email migration plan"),
        ("2026-11-20 email migrated", "", Channel.EMAIL, "migrated"),
        ("2026-11-20 tried her twice", "", Channel.ATTEMPT, "her twice"),
        ("2026-11-20 call: tried her twice", "", Channel.ATTEMPT, "tried her twice"),
    ],
)
def test_an_entrys_head_tells_time_and_channel_and_leaves_the_text(
    text: str, time: str, channel: Channel, rest: str
) -> None:
    head = read_head(text, PREFILTER.lexicon)
    assert head
    assert (head.reading.day, head.time, head.channel, head.text) == (
        date(2026, 11, 20),
        time,
        channel,
        rest,
    )


@pytest.mark.parametrize(
    "text", ["call: Berlin", "on 2026-11-20 call", "12026-11-20 call", "1.2.2026.3 released", ""]
)
def test_a_line_that_does_not_start_with_a_date_is_no_entry(text: str) -> None:
    assert read_head(text, PREFILTER.lexicon) is None


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-20th call",
        "2026-11-20x",
        "2026-11-201",
        "2026-11-20T25:30 call",
        "2026-11-20 10:00+99:99 call",
        "20/11 call",
    ],
)
def test_what_starts_like_a_date_and_cannot_be_read_is_a_head_without_a_day(text: str) -> None:
    head = read_head(text, PREFILTER.lexicon)
    assert head
    assert (head.reading.day, head.reading.problem) == (None, "unreadable")


def test_a_web_link_among_those_present_names_nobody() -> None:
    head = read_head(
        "2026-11-20 call (ACT) with [[Bo]], [Cy](https://cy.example) and [Dan](Dan.md): Berlin",
        PREFILTER.lexicon,
    )
    assert head
    assert (head.purpose, [link.target for link in head.people], head.text) == (
        Purpose.ACT,
        ["Bo", "Dan.md"],
        "Berlin",
    )


@pytest.mark.parametrize(
    ("text", "channel"),
    [
        ("Coffee", Channel.MEAL),
        ("[[Meetings]]", Channel.MEETING),
        ("#Phone  call", Channel.CALL),
        ("calls", Channel.CALL),
        ("call with Bo", None),
        ("", None),
    ],
)
def test_a_cell_names_a_channel_only_when_it_holds_nothing_else(
    text: str, channel: Channel | None
) -> None:
    assert channel_of(text, PREFILTER.lexicon) == channel


def test_of_several_channel_tags_the_more_personal_one_counts() -> None:
    assert tagged_channel(frozenset({"email", "call", "berlin"}), PREFILTER.lexicon) is Channel.CALL
    assert tagged_channel(frozenset({"berlin"}), PREFILTER.lexicon) is None
    assert tagged_channel(frozenset(), PREFILTER.lexicon) is None


def test_tags_are_words_not_headings_of_links_or_numbers() -> None:
    assert tags_in("#Thanks for [[Ada#Log]] and a.example/#top, issue #12 #work/berlin") == {
        "thanks",
        "work/berlin",
    }


def test_comments_block_ids_and_trailing_tags_are_not_shown() -> None:
    assert (
        tidy("talked  #work to [[Ada|her]] %%secret%% <!-- too --> #thanks #got ^b1")
        == "talked #work to her"
    )
