"""`today --json` holds all that the screen shows."""

from __future__ import annotations

import re
from datetime import date

import pytest

from mdrel.app.queries import find_notices
from mdrel.app.session import Session
from mdrel.views.terminal.morning_items import morning_items, today_rows
from tests.support.method import agenda_of, write_person
from tests.support.running import VAULT, items, on_terminal

DAYS = ["2026-11-22", "2026-11-23", "2026-12-31", "2027-03-01"]
# Words of the screen itself, which no program needs.
FRAME = re.compile(
    r"CALL TODAY|\b(?:ANSWER|DUE|PROMISED|GOAL|HAND ON|TARGET|BIRTHDAY|COMING)\b|mdrel [a-z-]+"
)


@pytest.mark.parametrize("day", DAYS)
def test_every_name_number_and_text_of_the_screen_is_in_the_json(day: str) -> None:
    found = items("today", day=day)
    texts = str(found)
    shown = [line for line in on_terminal("today", day=day, columns=120) if line.startswith("●")]
    for line in shown:
        name = line[2:20].strip()
        reach = line.rsplit("  ", 1)[-1].strip()
        assert name in texts
        assert reach in texts
    says = [
        line.split(maxsplit=1)
        for line in on_terminal("today", day=day, columns=120)
        if re.match(r"    (?:thank|offer|ask|promise|balance|goal) ", line)
    ]
    assert says
    for kind, words in says:
        # The screen says days in its own way.
        start = re.split(r"\d|…| \(", words.removeprefix("for: ").strip('"'))[0].strip()
        assert f"'kind': '{kind}'" in texts
        assert start[:30] in texts


def test_what_comes_stands_behind_what_is_to_do_and_has_its_day() -> None:
    found = items("today")
    kinds = [item["kind"] for item in found]
    assert kinds == sorted(kinds, key=lambda kind: (kind == "notice", kind in {"coming", "notice"}))
    coming = [
        (item["name"], item["text"], item["due_on"]) for item in found if item["kind"] == "coming"
    ]
    assert ("Marco Rossi", "due", "2026-11-25") in coming
    assert ("Dana Cole", "birthday", "2026-11-26") in coming


def test_a_target_says_how_the_week_stands_and_others_do_not() -> None:
    weeks = {str(item["kind"]): item["target_week"] for item in items("today")}
    assert weeks["target"] == {
        "week": "2026-W47", "until": "2026-11-22", "goal": 1, "contacted": [], "streak": 6,
    }  # fmt: skip
    assert weeks["call"] is None


def test_an_answer_says_what_the_message_was_about() -> None:
    (found,) = (item for item in items("today") if item["kind"] == "answer")
    assert (found["owe_reply"], found["about"], found["emails"]) == (
        "2026-11-13", "20 minutes on routing software", ["joris@veld.example"],
    )  # fmt: skip


def test_a_vault_without_problems_and_old_promises_has_no_notice() -> None:
    session = Session(VAULT, date(2026, 11, 22))
    found = [*morning_items(session.agenda, (), ())]
    assert "notice" not in {each["kind"] for each in found}
    notices = find_notices(session.problems, session.policy)
    told = [*morning_items(session.agenda, notices, session.problems)]
    assert told[len(found)]["code"] == "MDR501"
    assert (told[-1]["hint"], told[-1]["count"]) == ("mdrel check", len(session.problems))


def test_a_pipe_is_told_once_what_to_say_to_each_and_no_line_lacks_its_own_words() -> None:
    tasks = (
        "\n- [ ] send the plan 📅 2026-11-20\n- [ ] find the key\n- [ ] ask the vet 📅 2026-11-21\n"
    )
    agenda = agenda_of(
        {
            "Ada.md": write_person("level: trusted", tasks),
            "Bo.md": write_person("level: trusted", "\n- [ ] pay the fee 📅 2026-11-19\n"),
            "Cy.md": write_person("level: trusted"),
        }
    )
    rows = list(today_rows(agenda))
    assert len(rows) == len(agenda.items)
    assert len(rows) > len({row["path"] for row in rows})
    told: set[object] = set()
    for row in rows:
        assert bool(row["say"]) is (row["path"] not in told), row
        told.add(row["path"])
        assert row["text"]
    assert told == {"Ada.md", "Bo.md", "Cy.md"}
    says = {row["path"]: row["say"] for row in rows if row["say"]}
    assert "find the key" in str(says["Ada.md"])
    assert "Ada" not in str(says["Cy.md"])
