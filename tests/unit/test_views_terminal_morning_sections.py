"""The sections below the calls of the morning: what each says, and what stands for the rest."""

from __future__ import annotations

from mdrel.views.terminal.morning import draw_morning
from mdrel.views.terminal.screen import Screen
from tests.support.method import agenda_of, write_person

IDLE = "level: trusted\nnext_contact: 2026-12-24"
NOTES = {
    "Dan.md": write_person(f"{IDLE}\nbirthday: 1980-11-22"),
    "Eve.md": write_person(
        f"{IDLE}\nowe_reply: 2026-11-13",
        "- [ ] send the plan 📅 2026-11-20\n- [ ] she will call 📅 2026-11-21\n",
    ),
    "Hal.md": write_person(f"{IDLE}\nobjective: a pilot\nobjective_due: 2026-11-25"),
}


def draw(body: str) -> list[str]:
    """Return the sections of a morning on which Gus has these tasks."""
    notes = {**NOTES, "Gus.md": write_person(IDLE, f"## Log\n\n- 2026-11-01 call: x\n{body}")}
    screen = Screen(300, lambda text, _: text, height=60)
    return [line for line in draw_morning(agenda_of(notes), screen, [], "") if line[:4].isupper()]


def test_each_section_says_who_what_and_when() -> None:
    assert draw("  - [ ] find the key\n") == [
        "ANSWER   Eve 9 days: a message",
        "DUE      Eve: send the plan (20 Nov); Eve owes you: she will call (21 Nov)",
        "PROMISED Gus: find the key (since 1 Nov)",
        "GOAL     Hal: a pilot (25 Nov)",
        "BIRTHDAY Dan, birthday today, turns 46",
    ]


def test_the_tasks_left_out_are_said_once_at_the_last_section_of_tasks() -> None:
    lines = draw("".join(f"  - [ ] errand {at}\n" for at in range(9)))
    (told,) = [line for line in lines if "more" in line]
    assert told.startswith("PROMISED Gus: errand 0 (since 1 Nov); ")
    assert told.endswith(" more: mdrel follow-up list")
