"""What to say to those you mentor and to those who mentor you (M18)."""

from __future__ import annotations

from mdrel.model.agenda import Prompt
from mdrel.model.questions import Questions
from tests.support.method import agenda_of, stand_as_read, write_log, write_person

MENTORED = write_log("2026-09-02 call: a lighter hand #mentoring", "2026-08-02 call: x #mentoring")


def said(notes: dict[str, str], name: str, kind: str) -> list[str]:
    """Return the texts of one kind for one person."""
    return [each.text for each in stand_as_read(notes)[name].prompts if each.kind == kind]


def handed(name: str, more: str = "") -> str:
    """Return the note of somebody who is handed over."""
    return write_person(f'level: transactional\nhandover_to: "[[{name}]]"\n{more}')


def test_a_mentor_hears_what_you_tried_since_their_last_advice() -> None:
    def mentor(body: str) -> list[str]:
        return said(
            {"Ada.md": write_person("level: trusted\nmentoring: mentor", body)}, "Ada", "mentor"
        )

    assert mentor(MENTORED) == ["what you tried since: a lighter hand"]
    assert mentor(write_log("2026-09-02 call #mentoring")) == [
        "what you tried since their last advice"
    ]
    assert mentor("") == ["say what you want to learn"]


def test_a_mentee_is_asked_about_the_last_advice() -> None:
    def mentee(body: str) -> list[str]:
        return said(
            {"Ada.md": write_person("level: trusted\nmentoring: mentee", body)}, "Ada", "mentee"
        )

    assert mentee(MENTORED) == ["what came of: a lighter hand"]
    assert mentee(write_log("2026-09-02 call #mentoring")) == ["what came of your last talk"]
    assert mentee("") == ["agree on what they try next"]


def test_the_general_questions_are_those_of_mentoring() -> None:
    for way in ("mentor", "mentee"):
        front = f"level: tentative\nmentoring: {way}"
        asked: list[Prompt] = [
            each
            for each in stand_as_read({"Ada.md": write_person(front)})["Ada"].prompts
            if each.kind == "ask"
        ]
        assert asked[0].choices == getattr(Questions(), way)


def test_a_successor_is_a_mentee_and_asked_how_the_people_handed_over_go() -> None:
    notes = {"Owen.md": write_person("level: trusted\naliases: [Owen Pryce]")}
    notes |= {f"P{at}.md": handed("People/Owen.md" if at else "Owen Pryce") for at in range(5)}
    assert said(notes, "Owen", "mentee") == [
        "how it goes with P0, P1, P2 and 2 more, and what they try next",
        "agree on what they try next",
    ]
    assert said(notes, "P0", "mentee") == []
    asked = [each for each in stand_as_read(notes)["Owen"].prompts if each.kind == "mentee"]
    assert {each.rule for each in asked} == {"M18"}


def test_a_name_that_fits_two_oneself_and_who_is_archived_are_nobodys_successor() -> None:
    twins = {
        "A/Owen.md": write_person("level: trusted"),
        "B/Owen.md": write_person("level: trusted"),
    }
    agenda = agenda_of(
        {**twins, "P.md": handed("C/Owen"), "Q.md": handed("Q"), "R.md": handed("No")}
    )
    assert not any(each.successions for each in agenda.standings)
    notes = {"Owen.md": twins["A/Owen.md"], "P.md": handed("Owen", "archived: true")}
    assert not any(each.successions for each in agenda_of(notes).standings)
