"""The entry that `mdrel log` writes, and what it ends and begins."""

from __future__ import annotations

import json

import pytest

from tests.support.terminal import type_at
from tests.support.writing import ADA, BO, Desk

ADA_PATH, BO_PATH = "People/Ada Lines.md", "People/Bo Lin.md"


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (
            ["ada", "call:", "board pack, she intros Tom"],
            "- 2026-11-22 call: board pack, she intros Tom",
        ),
        (["ada", "call", "board", "pack"], "- 2026-11-22 call: board pack"),
        (["ada-lines", "lunch"], "- 2026-11-22 lunch"),
        (["ada", "lines:", "just talked"], "- 2026-11-22: just talked"),
        (["Ada", "Lines", "phone", "call:", "x"], "- 2026-11-22 phone call: x"),
        (["ada", "call", "(build)", "x"], "- 2026-11-22 call (build): x"),
        (["ada", "-p", "act", "x"], "- 2026-11-22 (act): x"),
        (["ada", "+thanks", "call:", "x"], "- 2026-11-22 call: x #thanks"),
        (["ada", "call:", "x", "+thanks", "+GOT"], "- 2026-11-22 call: x #thanks #got"),
        (["ada", "call:", "x", "--thanked", "--assisted"], "- 2026-11-22 call: x #thanks #assist"),
        (["ada", "-k", "email", "call me back"], "- 2026-11-22 email: call me back"),
        (["-d", "yesterday", "ada", "call", "x"], "- 2026-11-21 call: x"),
        (["ada", "-d", "20 nov", "call", "x"], "- 2026-11-20 call: x"),
        (["ada,bo", "meeting:", "x"], "- 2026-11-22 meeting with [[Bo Lin]]: x"),
        (["ada", "no", "answer"], "- 2026-11-22 no answer"),
        (["ada:", "12:30 is too early, he said"], "- 2026-11-22: 12:30 is too early, he said"),
        (
            ["ada", "call:", "a | b [[Bo Lin]] `x` 50% # no tag"],
            "- 2026-11-22 call: a | b [[Bo Lin]] `x` 50% # no tag",
        ),
    ],
)
def test_log_writes_one_line(desk: Desk, words: list[str], line: str) -> None:
    desk.ok("log", *words)
    assert [each for each in desk.diff(ADA_PATH, ADA) if not each.startswith("-#")] == [line]


def test_log_says_who_how_when_where_and_what_is_next(desk: Desk) -> None:
    assert (
        desk.ok("log", "ada", "call:", "x")
        == "Ada Lines · call · today, Sun 22 Nov\tPeople/Ada Lines.md:9\nnext by Tue 22 Dec (monthly)\tundo: mdrel undo\n"
    )


def test_log_reads_the_text_from_standard_input_where_shells_eat_nothing(desk: Desk) -> None:
    desk.ok("log", "ada", "call", text='it\'s #1 & "quoted" $HOME\nand more\n')
    assert '- 2026-11-22 call: it\'s #1 & "quoted" $HOME and more\n' in desk.read(ADA_PATH)


def test_log_with_several_people_is_one_entry_and_ends_what_is_owed(desk: Desk) -> None:
    said = desk.ok(
        "log", "ada,", "bo", "lunch:", "trains", "--promise", "send the map", "--next", "friday"
    )
    assert "answered: Bo Lin (owe_reply removed)" in said
    assert desk.diff(ADA_PATH, ADA) == [
        "next_contact: 2026-11-27",
        "- 2026-11-22 lunch with [[Bo Lin]]: trains",
        "  - [ ] send the map",
    ]
    assert desk.diff(BO_PATH, BO) == [
        "next_contact: 2026-11-27",
        "-owe_reply: 2026-11-13",
        "-owe_reply_about: 20 minutes on trains",
    ]
    assert (
        json.loads(desk.ok("show", "bo", "--json"))["items"][0]["conversations"][0]["text"]
        == "trains"
    )


def test_an_attempt_ends_no_debt(desk: Desk) -> None:
    desk.ok("log", "bo", "voicemail:", "about the trains")
    assert "owe_reply: 2026-11-13" in desk.read(BO_PATH)


def test_the_same_line_is_not_written_twice(desk: Desk) -> None:
    desk.ok("log", "ada", "call:", "x")
    assert "nothing to change" in desk.ok("log", "ada", "call:", "x")
    assert desk.read(ADA_PATH).count("2026-11-22") == 1


@pytest.mark.parametrize(
    "words",
    [
        "ada call cancelled by her",
        "ada cancelled",
        "ada no show",
        "ada she didn't turn up",
        "ada lunch moved to friday",
        "ada call on monday cancelled",
        "ada,bo lunch postponed",
        "ada need to call her",
        "ada didn't call",
        "ada: call cancelled by her",
        "ada -k call cancelled by her",
    ],
)
def test_words_which_say_that_nobody_spoke_are_refused(desk: Desk, words: str) -> None:
    before = desk.read(ADA_PATH)
    done = desk.run("log", *words.split())
    assert done.returncode == 2
    assert "says that you did not speak: nothing was logged" in done.stderr
    assert "put a colon before what was said: mdrel log ada-lines" in done.stderr
    assert desk.read(ADA_PATH) == before


@pytest.mark.parametrize(
    ("words", "channel", "text"),
    [
        ("ada missed her call", "attempt", "missed her call"),
        ("ada busy, will retry", "attempt", "busy, will retry"),
        ("ada called but nobody answered", "attempt", "called but nobody answered"),
        ("ada call, no answer", "attempt", "no answer"),
        ("ada call: no answer", "attempt", "no answer"),
        ("ada yesterday call, no answer", "attempt", "no answer"),
        # A colon, or an object, makes them what was said.
        ("ada call: cancelled by her", "call", "cancelled by her"),
        ("ada: cancelled her trip", "other", "cancelled her trip"),
        ("ada call cancelled the old contract", "call", "cancelled the old contract"),
        ("ada call: no answer on the budget", "call", "no answer on the budget"),
        ("ada lunch: tried the new place", "meal", "tried the new place"),
        ("ada need to hear more of Rome", "other", "need to hear more of Rome"),
        ("ada email no reply yet", "email", "no reply yet"),
    ],
)
def test_what_is_logged_is_read_back(desk: Desk, words: str, channel: str, text: str) -> None:
    said = desk.ok("log", *words.split())
    (newest, *_) = json.loads(desk.ok("show", "ada", "--json"))["items"][0]["conversations"]
    assert (newest["channel"], newest["text"]) == (channel, text)
    assert ("attempt" in said) == (channel == "attempt")


def test_the_words_of_an_attempt_hold_no_channel_word_out_of_place(desk: Desk) -> None:
    assert desk.run("log", "ada", "missed", "her", "call").stderr == ""
    assert "is read as text" in desk.run("log", "ada", "heard", "her", "call").stderr


@pytest.mark.parametrize("words", ["call: no answer", "missed his call", "rang, nobody home"])
def test_an_attempt_by_its_words_ends_no_debt(desk: Desk, words: str) -> None:
    desk.ok("log", "bo", *words.split())
    assert "owe_reply: 2026-11-13" in desk.read(BO_PATH)


ROWS = "| Date | How | Notes |\n|---|---|---|\n| 2026-11-02 | call | the roof |\n"
HEADINGS = "### 2026-11-02\n\nThe roof.\n"


def _bo(desk: Desk, section: str) -> None:
    text = f"---\ntype: person\nlevel: trusted\n---\n## Conversations\n\n{section}"
    (desk.root / BO_PATH).write_text(text, encoding="utf-8")


def test_in_a_table_what_would_be_none_is_refused_with_its_reason(desk: Desk) -> None:
    _bo(desk, ROWS)
    done = desk.run("log", "bo", "call:", "cancelled by her")
    assert done.returncode != 0
    assert "in a table, without a colon, these words would say that you did not" in done.stderr
    desk.ok("log", "bo", "call:", "cancelled the old contract")
    desk.ok("log", "bo", "call:", "no answer")
    assert "| 2026-11-22 | call | no answer |" in desk.read(BO_PATH)


def test_below_dated_headings_what_was_said_keeps_its_colon(desk: Desk) -> None:
    _bo(desk, HEADINGS)
    desk.ok("log", "bo:", "the boat")
    desk.ok("log", "bo:", "need to call him more")
    desk.ok("log", "bo:", "missed her call")
    text = desk.read(BO_PATH)
    assert "### 2026-11-22: missed her call\n" in text
    assert "### 2026-11-22\n\nthe boat\n" in text
    talks = json.loads(desk.ok("show", "bo", "--json"))["items"][0]["conversations"]
    assert {each["channel"] for each in talks} == {"other"}


@pytest.mark.parametrize(
    "words",
    [
        ["log", "ada", "call", "yesteday:", "x"],
        ["log", "ada", "yesteday", "call:", "x"],
        ["log", "ada", "-d", "yesteday", "call:", "x"],
    ],
)
def test_a_misspelt_day_stops_a_pipe_and_nothing_is_written(desk: Desk, words: list[str]) -> None:
    done = desk.run(*words)
    assert done.returncode == 2
    assert "id you mean 'yesterday'?" in done.stderr
    assert desk.read(ADA_PATH) == ADA


@pytest.mark.uninstrumented
@pytest.mark.parametrize(
    ("answer", "line"),
    [("", "- 2026-11-21 call: x"), ("y", "- 2026-11-21 call: x"), ("n", "")],
)
def test_at_a_terminal_the_likely_day_is_proposed(desk: Desk, answer: str, line: str) -> None:
    done = type_at(["log", "ada", "call", "yesteday:", "x"], [answer], desk.root)
    assert "'yesteday' is no day. Did you mean 'yesterday'? [Y/n]:" in done.screen
    assert desk.diff(ADA_PATH, ADA) == ([line] if line else [])
    assert done.code == (0 if line else 2)
