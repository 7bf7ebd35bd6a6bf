"""What the note of the week's review says of moves and of what to consider (M17, M21)."""

from __future__ import annotations

import re
from datetime import date

import pytest

from mdrel.model.contact import Contact
from mdrel.model.level import Role
from mdrel.rules.review import make_review, week_to_review
from mdrel.views.markdown.escape import unmark
from mdrel.views.notes.review import Decisions, draw_review, review_title, write_review
from mdrel.views.notes.style import screen_style
from tests.support.method import TODAY, agenda_of, write_log, write_person


def link(contact: Contact) -> str:
    """Return a link to a contact's note."""
    return f"[[{contact.name}]]"


def tell(head: str, front: str, body: str) -> list[str]:
    """Return what the review says of one person below a heading."""
    agenda = agenda_of({"People/Ada.md": write_person(front, body)})
    review = make_review(agenda, week_to_review(TODAY))
    note = write_review(review, agenda.standings, Role.MANAGER, link, Decisions())
    _, _, told = note.partition(f"\n## {head}\n\n")
    return told.partition("\n\n")[0].split("\n")


def test_the_moves_of_the_week_say_from_where_to_where_and_why() -> None:
    moves = """## Levels

- 2026-11-01 target: long ago
- 2026-11-17 tentative: the fair
- 2026-11-18 tentative -> transactional: the *first* order
- 2026-11-20 transactional -> trusted
"""
    assert tell("Moves", "level: trusted", moves) == [
        "- 2026-11-17 [[Ada]]: begins as tentative, the fair",
        "- 2026-11-18 [[Ada]]: tentative → transactional, the \\*first\\* order",
        "- 2026-11-20 [[Ada]]: transactional → trusted",
    ]


def tell_moves(*people: tuple[str, str]) -> list[str]:
    """Return the lines of moves of people by name, with the line of their level."""
    notes = {
        f"People/{name}.md": write_person("level: target", f"## Levels\n\n- {line}\n")
        for name, line in people
    }
    agenda = agenda_of(notes)
    review = make_review(agenda, week_to_review(TODAY))
    note = write_review(review, agenda.standings, Role.MANAGER, link, Decisions())
    return note.partition("\n## Moves\n\n")[2].partition("\n\n")[0].split("\n")


def test_many_who_begin_on_one_level_on_one_day_are_one_line() -> None:
    names = [f"P{number:02}" for number in range(12)]
    (line,) = tell_moves(*((name, "2026-11-18 target") for name in names))
    assert line.startswith("- 2026-11-18 12 people begin as target: [[P00]], [[P01]], ")
    assert line.endswith("[[P09]] and 2 more")


def test_few_who_begin_and_whoever_moves_or_has_a_reason_have_a_line_each() -> None:
    same = [(name, "2026-11-18 target") for name in ("Ada", "Bo", "Cy")]
    assert len(tell_moves(*same)) == 3
    lines = tell_moves(
        *same,
        ("Di", "2026-11-18 target"),
        ("Ed", "2026-11-18 target: the fair"),
        ("Flo", "2026-11-19 target"),
        ("Gus", "2026-11-18 tentative -> target"),
    )
    assert sorted(lines) == [
        "- 2026-11-18 4 people begin as target: [[Ada]], [[Bo]], [[Cy]], [[Di]]",
        "- 2026-11-18 [[Ed]]: begins as target, the fair",
        "- 2026-11-18 [[Gus]]: tentative → target",
        "- 2026-11-19 [[Flo]]: begins as target",
    ]


def test_what_to_consider_is_a_question_with_its_reason() -> None:
    talks = write_log("2026-11-01 call", "2026-10-01 call", "2026-09-01 call")
    assert tell("To consider", "level: tentative", talks) == [
        "- [[Ada]], tentative → transactional? 3 conversations within three months."
    ]
    assert tell("To consider", "level: tentative", write_log("2026-08-01 call")) == [
        "- [[Ada]], let go? No contact since 2026-08-01: write once more, or let go."
    ]


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("the **bold** `code`", "the bold code"),
        ("_so_ ==far== ~~gone~~ *here*", "so far gone here"),
        ("**_both_**", "both"),
        (r"\*stars\* and \[brackets\]", "*stars* and [brackets]"),
        ("snake_case_name and 2 * 3 * 4", "snake_case_name and 2 * 3 * 4"),
        ("a ** b, `one", "a ** b, `one"),
        ("C:\\dir", "C:\\dir"),
    ],
)
def test_on_a_screen_text_has_no_signs_of_markdown(written: str, told: str) -> None:
    assert unmark(written) == told


def test_the_screen_has_the_sections_of_the_note_without_its_signs() -> None:
    log = write_log("2026-11-17 call: the **first** order", "2026-11-18 email", "2026-11-19 call")
    agenda = agenda_of({"People/Ada.md": write_person("level: tentative", log)})
    review = make_review(agenda, week_to_review(TODAY))
    lines = list(draw_review(review, agenda.standings, Role.EXECUTIVE, screen_style(TODAY)))
    assert lines[0] == "Week 47 of 2026, 16 to 22 November 2026"
    assert "  · Tue 17 Nov call: the first order (Ada)" in lines
    assert "SPOKEN AND WRITTEN" in lines
    assert not [line for line in lines if re.search(r"[*#`\\]|\[\[|^ *-", line)]


def test_of_a_long_list_the_screen_has_the_beginning_and_the_note_all() -> None:
    people = {
        f"People/P{at:02}.md": write_person("level: tentative", write_log("2026-11-17 call"))
        for at in range(12)
    }
    agenda = agenda_of(
        {path: text + f"\n- 2026-11-18 email: {path}\n" for path, text in people.items()}
    )
    review = make_review(agenda, week_to_review(TODAY))
    shown = list(draw_review(review, agenda.standings, Role.MANAGER, screen_style(TODAY)))
    at = shown.index("SPOKEN AND WRITTEN")
    assert shown[at + 11] == f"  and {len(review.talks) - 10} more"
    note = write_review(review, agenda.standings, Role.MANAGER, link, Decisions())
    assert note.count("2026-11-1") >= len(review.talks)


@pytest.mark.parametrize(
    ("monday", "days"),
    [
        (date(2026, 11, 23), "23 to 29 November 2026"),
        (date(2026, 11, 30), "30 November to 6 December 2026"),
        (date(2026, 12, 28), "28 December 2026 to 3 January 2027"),
    ],
)
def test_the_title_says_month_and_year_once_where_they_do_not_change(
    monday: date, days: str
) -> None:
    assert review_title(make_review(agenda_of({}), monday)).endswith(f", {days}")


def test_a_week_without_a_target_is_not_told_as_one_of_the_weeks_in_a_row() -> None:
    before, this = "2026-11-11 email", "2026-11-18 email"
    assert tell("Target", "level: target", write_log()) == ["- no target contacted in week 47"]
    assert tell("Target", "level: target", write_log(before)) == [
        "- no target contacted in week 47, after 1 week in a row with a target contacted"
    ]
    assert tell("Target", "level: target", write_log(before, this)) == [
        "- contacted: [[Ada]]",
        "- 2 weeks in a row with a target contacted",
    ]


COMING = {
    "Ada Lin": write_person("level: trusted\nbirthday: 11-25", write_log("2026-10-27 call")),
    "Bo Berg": write_person(
        "level: transactional\nobjective: the lease\nobjective_due: 2026-11-24",
        write_log("2026-11-20 call")
        + "\n## Tasks\n\n- [ ] the plans 📅 2026-11-26\n- [ ] the keys 📅 2026-11-12\n"
        + "- [ ] the roof 📅 2026-12-24\n",
    ),
    "Cy Young": write_person("level: trusted"),
}


def tell_coming(today: date) -> tuple[str, list[str]]:
    """Return title and lines of the section about what comes, of week 47 seen on a day."""
    agenda = agenda_of({f"People/{name}.md": text for name, text in COMING.items()}, today)
    review = make_review(agenda, date(2026, 11, 16))
    note = write_review(review, agenda.standings, Role.MANAGER, link, Decisions())
    (found,) = re.findall(
        r"\n## ([^\n]*23 to 29 November 2026)\n\n(.*?)\n(?:\n|$)", note, re.DOTALL
    )
    return found[0], found[1].split("\n")


def test_what_comes_is_in_the_order_of_its_days() -> None:
    title, lines = tell_coming(TODAY)
    assert title == "Next week, 23 to 29 November 2026"
    assert lines == [
        "- [[Cy Young]], no talk noted",
        "- 2026-11-12 to [[Bo Berg]]: the keys",
        "- 2026-11-24 objective with [[Bo Berg]]: the lease",
        "- 2026-11-25 birthday of [[Ada Lin]]",
        "- 2026-11-26 to [[Bo Berg]]: the plans",
        "- [[Ada Lin]], due 2026-11-27; last talk: 2026-10-27 call",
    ]


@pytest.mark.parametrize(
    ("today", "name"),
    [
        (date(2026, 11, 22), "Next week"),
        (date(2026, 11, 23), "This week"),
        (date(2026, 11, 29), "This week"),
        (date(2026, 11, 30), "The week after"),
    ],
)
def test_on_a_monday_what_comes_is_of_this_week(today: date, name: str) -> None:
    assert tell_coming(today)[0] == f"{name}, 23 to 29 November 2026"


def test_a_task_of_a_later_week_is_only_counted() -> None:
    agenda = agenda_of({f"People/{name}.md": text for name, text in COMING.items()})
    assert make_review(agenda, date(2026, 11, 16)).later == 1
    assert make_review(agenda, date(2026, 12, 21)).later == 0
