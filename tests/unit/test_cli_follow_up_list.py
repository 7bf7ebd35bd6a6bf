"""`mdrel follow-up list`: which tasks, in which order, for terminals, pipes and programs."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from mdrel.app.input.person_lookup import find_open_tasks
from mdrel.app.session import Session
from mdrel.errors import PersonNotFoundError
from mdrel.model.agenda import OpenTask
from mdrel.views.terminal.follow_ups import draw_follow_ups, follow_up_item, follow_up_row
from mdrel.views.terminal.screen import Screen
from tests.support.places import write_tree

TODAY = date(2026, 11, 22)
ADA = """---
level: trusted
---
## Conversations

- 2026-11-02 call: plans
  - [ ] an atlas
- 2026-11-18 call: more plans
  - [ ] a globe #waiting

## Follow-ups

- [ ] without a day
- [ ] tomorrow 📅 2026-11-23
- [ ] today 📅 2026-11-22
- [ ] late 📅 2026-11-20
- [x] done 📅 2026-11-19
"""
NOTES = {
    "People/Ada Lovelace.md": ADA,
    "People/Bo Lin.md": "---\nlevel: trusted\narchived: true\n---\n- [ ] an old map\n",
    "Meetings/2026-11-20 Tunnel.md": '---\ntype: meeting\npeople: ["[[Ada Lovelace]]", "[[Cy Young]]"]\n---\n- [ ] the minutes\n',
    "People/Cy Young.md": "---\nlevel: trusted\n---\n",
    "mdrel.toml": "",
}


def open_vault(root: Path, notes: Mapping[str, str] = NOTES) -> Session:
    """Return the session of a vault made of `notes`."""
    write_tree(root, notes)
    return Session(root, TODAY)


def texts(found: tuple[OpenTask, ...]) -> list[str]:
    """Return the tasks' words."""
    return [each.task.text for each in found]


def test_what_is_overdue_comes_first_then_what_has_a_day_then_the_newest_promises(
    tmp_path: Path,
) -> None:
    found = find_open_tasks(open_vault(tmp_path), "", "", is_overdue=False)
    assert texts(found) == [
        "late",
        "today",
        "tomorrow",
        "the minutes",
        "a globe",
        "an atlas",
        "without a day",
    ]


@pytest.mark.parametrize(
    ("who", "side", "is_overdue", "wanted"),
    [
        ("", "theirs", False, ["a globe"]),
        ("", "mine", True, ["late"]),
        ("cy", "", False, ["the minutes"]),
        ("bo", "", False, ["an old map"]),
        ("cy", "theirs", False, []),
    ],
)
def test_a_person_a_side_and_what_is_overdue_narrow_the_list(
    who: str, side: str, is_overdue: bool, wanted: list[str], tmp_path: Path
) -> None:
    assert texts(find_open_tasks(open_vault(tmp_path), who, side, is_overdue=is_overdue)) == wanted


def test_nobody_of_that_name_is_said(tmp_path: Path) -> None:
    with pytest.raises(PersonNotFoundError):
        find_open_tasks(open_vault(tmp_path), "zoe", "", is_overdue=False)


def test_a_program_learns_all_people_of_a_task_and_how_late_it_is(tmp_path: Path) -> None:
    found = find_open_tasks(open_vault(tmp_path), "", "", is_overdue=False)
    items = [follow_up_item(each, TODAY) for each in found]
    assert json.dumps(items[0]) == json.dumps(
        {
            "text": "late",
            "due_on": "2026-11-20",
            "since": None,
            "theirs": False,
            "path": "People/Ada Lovelace.md",
            "line": 16,
            "overdue_days": 2,
            "people": ["ada-lovelace"],
        }
    )
    assert [item["overdue_days"] for item in items] == [2, 0, None, None, None, None, None]
    assert [(item["since"], item["people"]) for item in items[3:5]] == [
        ("2026-11-20", ["ada-lovelace", "cy-young"]),
        ("2026-11-18", ["ada-lovelace"]),
    ]


def test_a_pipe_gets_one_row_a_task(tmp_path: Path) -> None:
    found = find_open_tasks(open_vault(tmp_path), "", "", is_overdue=False)
    assert follow_up_row(found[3], TODAY) == [
        None,
        None,
        "2026-11-20",
        "no",
        "the minutes",
        "ada-lovelace, cy-young",
        "Meetings/2026-11-20 Tunnel.md",
        5,
    ]
    assert follow_up_row(found[4], TODAY)[3] == "yes"


def test_a_screen_says_whose_it_is_and_when_and_how_many_there_are(tmp_path: Path) -> None:
    found = find_open_tasks(open_vault(tmp_path), "", "", is_overdue=False)
    lines = list(
        draw_follow_ups(
            found,
            TODAY,
            Screen(100, lambda text, style: f"<{text.strip()}>" if style == "due" else text),
        )
    )
    assert lines[0].split() == ["Ada", "Lovelace", "<20", "Nov>", "you", "owe:", "late"]
    assert [line.split("  ")[-1].strip() for line in lines[3:7]] == [
        "you owe: the minutes (with Cy Young)",
        "they owe: a globe",
        "you owe: an atlas",
        "you owe: without a day",
    ]
    assert lines[-1] == "7 open tasks: 6 of yours, 1 of theirs; mdrel follow-up done WHO WORDS"
    assert list(draw_follow_ups((), TODAY, Screen(100, lambda text, _: text))) == [
        "Nothing is open."
    ]


def test_on_a_screen_a_promise_that_many_notes_have_is_one_line(tmp_path: Path) -> None:
    line = "- [ ] Review and route\n- [ ] Ada to send it\n- [ ] call 📅 2026-12-01\n"
    front = "---\ntype: call\npeople: ['[[Ada]]']\n---\n"
    notes = {f"Calls/2026-11-0{day} Ada.md": front + line for day in (1, 2, 3)}
    notes |= {"Ada.md": "---\nlevel: trusted\n---\n- [ ] Ada: it\n", "mdrel.toml": ""}
    notes["Bo.md"] = "---\nlevel: trusted\n---\n- [ ] Review and route\n"
    found = find_open_tasks(open_vault(tmp_path, notes), "", "", is_overdue=False)
    lines = list(draw_follow_ups(found, TODAY, Screen(100, lambda text, _: text)))
    assert [" ".join(line.split()) for line in lines[3:-2]] == [
        "Ada (3 Nov) you owe: Review and route (3 times)",
        "Ada (3 Nov) they owe: Ada to send it (3 times)",
        "Ada they owe: it",
        "Bo you owe: Review and route",
    ]
    assert all("you owe: call" in line for line in lines[:3])
    assert lines[-1].startswith("11 open tasks: 7 of yours, 4 of theirs")
