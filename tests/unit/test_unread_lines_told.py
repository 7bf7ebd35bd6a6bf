"""Dated lines that are not read are said wherever somebody would be taken for a stranger (F37)."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from mdrel.app.session import Session
from mdrel.rules.triage import make_cases
from mdrel.views.terminal.morning import draw_morning
from mdrel.views.terminal.morning_in_full import draw_today
from mdrel.views.terminal.screen import Screen
from mdrel.views.terminal.triage import draw_case
from mdrel.views.terminal.wording import say_no_talk
from tests.support.places import write_tree

DAY = date(2026, 11, 22)
LINES = "- 2026-11-02 session 4\n- 2026-11-03 session 5\n"
SAID = "2 dated lines of theirs are not read (mdrel check MDR305)"
NOTES = {
    "Ada Lin": f"---\ntype: person\nlevel: trusted\n---\n{LINES}",
    "Bo Berg": f"---\ntype: person\nrole: CFO\nsource: trade fair\n---\n{LINES}",
    "Cy Dunn": f"---\ntype: person\n---\n{LINES}## Log\n- 2026-11-04 call: x\n",
    "Di Eck": "---\ntype: person\nsource: trade fair\n---\n- 2026-11-02 one\n",
    "Ed Fox": "---\ntype: person\n---\n## Log\n- 2026-11-04 call: x\n",
}


@pytest.fixture
def session(tmp_path: Path) -> Session:
    """Return a vault in which most dated lines stand below no heading."""
    write_tree(tmp_path, {f"People/{name}.md": text for name, text in NOTES.items()})
    return Session(tmp_path, DAY)


def test_they_are_counted_for_each_person(session: Session) -> None:
    assert session.agenda.unread == {
        "People/Ada Lin.md": 2,
        "People/Bo Berg.md": 2,
        "People/Cy Dunn.md": 2,
        "People/Di Eck.md": 1,
    }


def test_a_day_that_another_note_tells_of_is_no_unread_line(session: Session) -> None:
    meeting = session.vault / "2026-11-02 Call with Di Eck.md"
    meeting.write_text("---\ntype: call\npeople: Di Eck\n---\n", encoding="utf-8")
    assert "People/Di Eck.md" not in Session(session.vault, DAY).agenda.unread


def test_triage_says_so_first_and_takes_nobody_for_a_stranger(session: Session) -> None:
    cases = {each.contact.name: each for each in make_cases(session.agenda, session.snapshot)}
    shown = {name: " ".join(draw_case(each, "1/4", 100)) for name, each in cases.items()}
    assert f"{SAID}; no talk noted" in shown["Bo Berg"]
    assert "no proposal: what is read tells too little" in shown["Bo Berg"]
    assert f"{SAID}; 1 talk: " in shown["Cy Dunn"]
    assert "1 dated line of theirs is not read" in shown["Di Eck"]
    assert "not read" not in shown["Ed Fox"]


def test_the_morning_says_so_beside_no_talk_noted(session: Session) -> None:
    screen = Screen(100, lambda text, _: text, height=40)
    short = draw_morning(session.agenda, screen, (), "")
    assert f"    unread  {SAID}" in short
    assert any("no talk noted" in line for line in short)
    assert any(SAID in line for line in draw_today(session.agenda, screen))
    ada = next(each for each in session.agenda.standings if each.contact.name == "Ada Lin")
    assert say_no_talk(ada, session.agenda) == "no talk noted, 2 dated lines not read"


def test_with_a_talk_the_morning_says_nothing_of_them(session: Session) -> None:
    ada = session.vault / "People/Ada Lin.md"
    ada.write_text(f"{NOTES['Ada Lin']}## Log\n- 2026-09-01 call: x\n", encoding="utf-8")
    agenda = Session(session.vault, DAY).agenda
    screen = Screen(100, lambda text, _: text, height=40)
    for lines in (draw_morning(agenda, screen, (), ""), draw_today(agenda, screen)):
        assert not any("not read" in line for line in lines)
