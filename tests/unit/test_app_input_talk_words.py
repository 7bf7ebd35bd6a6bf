"""One line about a talk: its channel, its day and its text.

Tested is also what is said of the words that are none of these.
"""

from __future__ import annotations

from datetime import date

import pytest

from mdrel.app.input.line_context import How
from mdrel.app.input.misspelt_day import MisspeltDayError
from mdrel.app.input.talk_words import read_line, take_tags
from mdrel.errors import UsageError
from mdrel.model.conversation import Purpose
from tests.support.vaults import LEXICON

TODAY = date(2026, 11, 22)  # a Sunday
HOW = How(LEXICON, TODAY)


@pytest.mark.parametrize(
    ("line", "channel", "day", "text"),
    [
        ("call: board pack", "call", "", "board pack"),
        ("Zoom about the mast", "zoom", "", "about the mast"),
        ("1:1 yesterday: plan", "1:1", "2026-11-21", "plan"),
        ("yesterday call: the gate", "call", "2026-11-21", "the gate"),
        ("call yesterday: the gate", "call", "2026-11-21", "the gate"),
        ("call yesterday the gate", "call", "2026-11-21", "the gate"),
        ("yesterday, call: the gate", "call", "2026-11-21", "the gate"),
        ("yesterday: the gate", "", "2026-11-21", "the gate"),
        ("call yesterday", "call", "2026-11-21", ""),
        ("lunch last friday with her team", "lunch", "2026-11-20", "with her team"),
        ("on monday coffee: x", "coffee", "2026-11-16", "x"),
        ("friday lunch: x", "lunch", "2026-11-20", "x"),
        ("12 nov call: x", "call", "2026-11-12", "x"),
        ("call nov 12: x", "call", "2026-11-12", "x"),
        ("2026-11-12: x", "", "2026-11-12", "x"),
        ("message 3 days ago: x", "message", "2026-11-19", "x"),
        ("sat lunch: x", "lunch", "2026-11-21", "x"),
        ("lunch sat: x", "lunch", "2026-11-21", "x"),
        ("call (build) yesterday: x", "call", "2026-11-21", "x"),
        ("call yesterday (build): x", "call", "2026-11-21", "x"),
        ("lunch at the pier yesterday: her move", "lunch", "2026-11-21", "at the pier, her move"),
        ("2026-11-12 14:30 call: x", "call", "2026-11-12", "14:30, x"),
        ("call — board pack", "call", "", "board pack"),
        ("via Slack: board pack", "slack", "", "board pack"),
        ("yesterday by phone, board pack", "phone", "2026-11-21", "board pack"),
        ("over lunch (build): x", "lunch", "", "x"),
        # What is text.
        ("via Tom: board pack", "", "", "via Tom: board pack"),
        ("on call: a busy night", "", "", "on call: a busy night"),
        ("call: yesterday she flew", "call", "", "yesterday she flew"),
        ("call: the letter she posted yesterday", "call", "", "the letter she posted yesterday"),
        ("yesterday the gate", "", "", "yesterday the gate"),
        ("call friday's plan", "call", "", "friday's plan"),
        ("call's end", "", "", "call's end"),
        ("social media strategy", "", "", "social media strategy"),
        ("Call Centre: the queue", "", "", "Call Centre: the queue"),
        ("phone number changed", "", "", "phone number changed"),
        ("social: media strategy", "social", "", "media strategy"),
        ("social about her media", "social", "", "about her media"),
        ("email migration plan", "email", "", "migration plan"),
        ("call budget", "call", "", "budget"),
        ("call", "call", "", ""),
        ("call may be late", "call", "", "may be late"),
        ("call 3 may be late", "call", "", "3 may be late"),
        ("lunch sat with her mother", "lunch", "", "sat with her mother"),
        ("call 24/7 line", "call", "", "24/7 line"),
        ("call 12 people", "call", "", "12 people"),
        ("call she'll send it friday: the deck", "call", "", "she'll send it friday: the deck"),
        ("sent an email: the deck", "", "", "sent an email: the deck"),
        ("12:30 is too early", "", "", "12:30 is too early"),
        ("call: email: x", "call", "", "email: x"),
        ("recalled the call", "", "", "recalled the call"),
        ("call tuesday last week: x", "call", "2026-11-10", "x"),
        ("call last week on tuesday: x", "call", "2026-11-10", "x"),
        # What is no certain day is text where no day stands, or where it may be something else.
        ("call: last week she flew", "call", "", "last week she flew"),
        ("call november plans", "call", "", "november plans"),
        ("november: the budget", "", "", "november: the budget"),
        ("call jan: x", "call", "", "jan: x"),
        ("call may: x", "call", "", "may: x"),
        ("lunch with April: her move", "lunch", "", "with April: her move"),
        ("lunch in the summer house: x", "lunch", "", "in the summer house: x"),
        ("call the 12th floor", "call", "", "the 12th floor"),
        ("call week 3 plan", "call", "", "week 3 plan"),
        ("call last year's numbers", "call", "", "last year's numbers"),
        ("phoned, wants to meet in January", "phoned", "", "wants to meet in January"),
        (
            "call yesterday and friday works for her",
            "call",
            "2026-11-21",
            "and friday works for her",
        ),
    ],
)
def test_channel_day_and_text(line: str, channel: str, day: str, text: str) -> None:
    found = read_line(line, HOW)
    assert (found.channel, found.on.isoformat() if found.on else "", found.text) == (
        channel,
        day,
        text,
    )


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("lunch tomorrow", "'tomorrow' is in the future: nothing was logged"),
        ("tomorrow lunch: x", "'tomorrow' is in the future"),
        ("tomorrow: x", "'tomorrow' is in the future"),
        ("tomorrow we meet", "'tomorrow' is in the future"),
        ("lunch at the pier tomorrow: x", "'tomorrow' is in the future"),
        ("call next friday: x", "'next friday' is in the future"),
        ("call in 2 weeks", "'in 2 weeks' is in the future"),
        ("call next week: x", "'next week' is in the future"),
        ("call 25 nov: x", "'25 nov' is in the future"),
        ("call 2026-11-23: x", "'2026-11-23' is in the future"),
        ("call 11/12: x", "'11/12' could be two days"),
        ("call 11/12/2026 x", "'11/12/2026' could be two days"),
        ("call 31 nov: x", "'31 nov' is not a day of the calendar"),
        ("call 2026-02-30: x", "'2026-02-30' is not a day of the calendar"),
        *(
            (line, f"'{said}' is not one certain day: nothing was logged")
            for line, said in (
                ("call last week: x", "last week"),
                ("call last week", "last week"),
                ("last week call about it", "last week"),
                ("last week: x", "last week"),
                ("call the other day", "the other day"),
                ("call in january", "in january"),
                ("call in November 2025: x", "in November 2025"),
                ("call recently about it", "recently"),
                ("lunch at the pier last week: x", "last week"),
                ("lunch at the pier in january: x", "in january"),
                ("call november: x", "november"),
                ("call early november: x", "early november"),
                ("call nov 2026: x", "nov 2026"),
                ("call 2026-11: x", "2026-11"),
                ("call week 47: x", "week 47"),
                ("call over christmas", "over christmas"),
                ("call some day last week: x", "some day last week"),
                ("call about two weeks ago: x", "about two weeks ago"),
                ("call several days ago: x", "several days ago"),
                ("call 12-14 nov: x", "12-14 nov"),
                ("call nov 12-14: x", "nov 12-14"),
                ("call 12 nov - 14 nov: x", "12 nov - 14 nov"),
                ("call monday or tuesday: x", "monday or tuesday"),
                ("call yesterday and today", "yesterday and today"),
            )
        ),
    ],
)
def test_a_day_no_talk_can_be_of_stops_it(line: str, said: str) -> None:
    with pytest.raises(UsageError) as raised:
        read_line(line, HOW)
    assert raised.value.message.startswith(said)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("yesterday the gate", "'yesterday' is read as text, not as the day"),
        ("call: yesterday she flew", "'yesterday' is read as text, not as the day"),
        ("call the letter she posted yesterday", "'yesterday' is read as text, not as the day"),
        ("call she'll send it friday: the deck", "'friday' is read as text, not as the day"),
        ("last week the gate", "'last week' is read as text, not as the day"),
        ("call the terms she sent last week", "'last week' is read as text, not as the day"),
        ("sent an email: the deck", "'email' is read as text"),
        ("quick call: x", "'call' is read as text"),
        ("call email: x", "'email' is read as text"),
        ("emial: the deck", "did you mean email?"),
        ("fax: the deck", "'fax' is not a channel word"),
    ],
)
def test_what_looks_like_a_day_or_a_channel_and_is_not_taken_is_said(line: str, said: str) -> None:
    (remark,) = read_line(line, HOW).remarks
    assert said in remark


@pytest.mark.parametrize(
    ("line", "word", "near"),
    [
        ("yesteday: x", "yesteday", "yesterday"),
        ("call yesteday: x", "yesteday", "yesterday"),
        ("call yesteday about the deck", "yesteday", "yesterday"),
        ("call yesteday", "yesteday", "yesterday"),
        ("yesteday call: x", "yesteday", "yesterday"),
        ("Yesturday lunch: x", "Yesturday", "Yesterday"),
        ("call tody: x", "tody", "today"),
        ("call otday: x", "otday", "today"),
        ("call tommorow: x", "tommorow", "tomorrow"),
        ("call on mondy: x", "mondy", "monday"),
        ("last firday call: x", "firday", "friday"),
        ("call wensday morning: x", "wensday", "wednesday"),
        ("call thrusday x", "thrusday", "thursday"),
        ("call 12 novmber: x", "novmber", "november"),
        ("febuary 3 lunch: x", "febuary", "february"),
        ("lunch at the pier yesteday: x", "yesteday", "yesterday"),
    ],
)
def test_a_misspelt_day_where_the_day_would_stand_stops_it(line: str, word: str, near: str) -> None:
    with pytest.raises(MisspeltDayError) as raised:
        read_line(line, HOW)
    assert (raised.value.found.word, raised.value.found.near) == (word, near)
    assert raised.value.message == f"'{word}' is no day; did you mean '{near}'? Nothing was logged"


@pytest.mark.parametrize(
    "line",
    [
        "call: yesteday she flew",
        "call the letter she posted yesteday",
        "the deck is due firday: x",
        "call toady of a man",
        "call sundry items: x",
        "lunch sundae: x",
        "call Sundar: x",
        "call Frida about the deck",
        "call fridays are best",
        "call marc 12 chairs",
        "call may be late",
        "call augusta: x",
        "call today's plan",
        "call mondy's plan",
        "call someday: x",
        "call holiday: x",
        "payday call: x",
        "birthday lunch: x",
        "call money: x",
        "call mandy: x",
        "call sandy: x",
        "call friday: firday was mentioned",
    ],
)
def test_no_other_word_is_a_misspelt_day(line: str) -> None:
    assert read_line(line, HOW).text


@pytest.mark.parametrize(
    "line",
    [
        "call: board pack",
        "call yesterday: x",
        "call: the letter she posted yesterday",
        "asked about her email",
        "board pack, Tom",
        "call friday's plan",
        "she said: it's #1",
        "call may be late",
        "call: last week she flew",
        "call: next week she flies",
        "phoned, she wants to meet in January",
        "call the plans for this quarter",
        "",
    ],
)
def test_of_other_words_nothing_is_said(line: str) -> None:
    assert read_line(line, HOW).remarks == ()


def test_tags_stand_anywhere_and_an_unknown_one_is_text() -> None:
    assert take_tags("+thanks call +GOT: x +44 a+gave b +thank, +assist") == (
        "call : x +44 a+gave b +thank,",
        ("thanks", "got", "assist"),
    )
    found = read_line("#thanks call #work: x", HOW)
    assert (found.tags, found.channel, found.text) == (("thanks",), "call", "#work: x")


def test_with_the_channel_told_no_word_is_one_and_a_day_stands_before_the_colon() -> None:
    how = How(LEXICON, TODAY, has_channel=True)
    assert (read_line("call me back", how).channel, read_line("call me back", how).text) == (
        "",
        "call me back",
    )
    assert read_line("yesterday: x", how).on == date(2026, 11, 21)
    assert read_line("yesterday she called", how).on is None


def test_a_purpose_stands_in_the_head_once() -> None:
    found = read_line("call (build) (act): x", HOW)
    assert (found.purpose, found.text) == (Purpose.BUILD, "(act): x")


@pytest.mark.parametrize(
    "piece",
    [
        "yesterday ",
        "call ",
        "call yesterday, ",
        "a: ",
        "12/11 ",
        "#thanks ",
        "+thanks ",
        "last ",
        "the day before ",
    ],
)
def test_a_long_line_is_read_to_its_end(piece: str) -> None:
    bare, _ = take_tags(piece * 20_000)
    line = read_line(f"lunch at {bare}the end", HOW)
    assert line.channel == "lunch"
    assert line.text.endswith("the end")
