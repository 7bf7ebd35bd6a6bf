"""Dashboards of hundreds of people end with how many more there are, and keep who is due."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from mdrel.model.policy import Policy
from mdrel.views.context import Context
from mdrel.views.dashboards.build import render_incremental
from tests.support.method import TODAY, agenda_of, write_log, write_person
from tests.support.vaults import read_vault

RECENT, LONG_AGO = "2026-11-20 call: x", "2025-11-20 call: x"


def show(level: str, people: int, today: date = TODAY, more: str = "") -> str:
    """Return the dashboard of a level with so many people who are not due, and one who is."""
    due = write_person(f"level: {level}{more}", write_log(LONG_AGO))
    fine = write_person(f"level: {level}{more}", write_log(RECENT))
    notes = {f"P {number:04d}.md": fine for number in range(people - 1)} | {"Zoe.md": due}
    documents = render_incremental(
        None, agenda_of(notes, today), read_vault(notes), Context(replace(Policy()))
    ).documents
    return documents[level.capitalize()].content.decode("utf-8")


def rows(text: str) -> list[str]:
    return [line for line in text.split("\n") if re.match(r"\|.*\[(?:P \d|Zoe)", line)]


@pytest.mark.parametrize("level", ["transactional", "tentative"])
@pytest.mark.parametrize(("people", "more"), [(100, ""), (101, "1"), (1_300, "1,200")])
def test_a_table_of_everybody_holds_a_hundred(level: str, people: int, more: str) -> None:
    text = show(level, people)
    assert len(rows(text)) == 100
    told = re.findall(f"And (.*) more: `mdrel contacts --level {level}`", text)
    assert told == ([more] if more else [])
    # Who is due is never among those left out, whatever their name.
    assert "[Zoe]" in "".join(rows(text))
    assert people <= 101 or "[P 0099]" not in text


@pytest.mark.parametrize("level", ["transactional", "tentative"])
def test_the_next_day_alone_changes_nobody_in_it(level: str) -> None:
    first, next_day = (
        [line.split("](")[0] for line in rows(show(level, 130, TODAY + timedelta(days=days)))]
        for days in (0, 1)
    )
    assert first == next_day


def test_long_lists_of_replies_and_hand_overs_end_with_a_number_too() -> None:
    text = show("tentative", 30, more="\nowe_reply: 2026-11-21")
    assert text.count("  - let go: ") == 20
    assert "And 10 more: `mdrel answer`." in text
    text = show("transactional", 30, more="\nhandover: proposed")
    assert text.count(": proposed\n") == 20
    assert "And 10 more: `mdrel handover list`." in text
    short = show("transactional", 20, more="\nhandover: proposed")
    assert "more: `mdrel" not in short
