"""What a screen and the dashboards show of promises, and what they only count (F78)."""

from __future__ import annotations

from mdrel.model.agenda import ItemKind
from mdrel.rules.review import make_review, week_to_review
from mdrel.views.terminal.morning_in_full import draw_today
from mdrel.views.terminal.promises import make_room, say_more
from mdrel.views.terminal.screen import Screen
from tests.support.method import TODAY, agenda_of, make_policy, write_log, write_person

SCREEN = Screen(100, lambda text, _: text)
IDLE = "2026-11-20 call: x"


def write_tasks(number: int, indent: str = "", name: str = "errand") -> str:
    """Return so many open tasks."""
    return "".join(f"{indent}- [ ] {name} {at}\n" for at in range(number))


def shown(notes: dict[str, str]) -> list[str]:
    """Return the morning screen's lines."""
    return [line.strip() for line in draw_today(agenda_of(notes), SCREEN)]


def test_a_screen_shows_five_promises_in_all_and_how_many_more_there_are() -> None:
    lines = shown(
        {"Ada.md": write_person("level: trusted", write_log(IDLE) + write_tasks(33, "  "))}
    )
    assert sum("errand" in line for line in lines) == 5
    assert "and 28 more: mdrel follow-up list" in lines


def test_those_of_people_called_today_are_said_with_them_three_lines_each_and_count_among_the_five() -> (
    None
):
    due = write_person("level: trusted", write_tasks(4, name="call"))
    idle = write_person("level: trusted", write_log(IDLE) + write_tasks(4, "  "))
    lines = shown({"Ada.md": due, "Bo.md": idle})
    assert [sum(word in line for line in lines) for word in ("call ", "errand")] == [
        2,
        3,
    ]  # one line is the offer
    assert "and 3 more: mdrel follow-up list" in lines


def test_the_newest_promises_are_shown() -> None:
    log = (
        write_log("2026-11-19 call: x")
        + write_tasks(3, "  ", "new")
        + "- 2026-10-19 call: y\n"
        + write_tasks(4, "  ", "older")
    )
    agenda = agenda_of({"Ada.md": write_person("level: trusted\nnext_contact: 2026-12-01", log)})
    assert [
        item.follow_up and item.follow_up.text for item in make_room(agenda, 5).of(ItemKind.PROMISE)
    ] == ["new 0", "new 1", "new 2", "older 0", "older 1"]


def test_a_task_of_two_people_is_one_item_and_said_once() -> None:
    meeting = '---\ntype: meeting\ndate: 2026-11-20\npeople: ["[[Ada]]", "[[Bo]]", "[[Cy]]"]\n---\n- [ ] minutes\n- [ ] bill 📅 2026-11-21\n'
    idle = {name: write_person("level: trusted") for name in ("Ada.md", "Bo.md", "Cy.md")}
    agenda = agenda_of({**idle, "Meeting.md": meeting})
    assert [(item.kind, item.reason.text) for item in agenda.items] == [
        (ItemKind.FOLLOW_UP, "you owe: bill (with Bo and 1 more)"),
        (ItemKind.PROMISE, "you owe: minutes (with Bo and 1 more)"),
    ]
    called = agenda_of(
        {
            **{
                name: write_person("level: trusted\nnext_contact: 2026-11-21")
                for name in ("Ada.md", "Bo.md", "Cy.md")
            },
            "Meeting.md": meeting,
        }
    )
    lines = [line.strip() for line in draw_today(called, SCREEN)]
    assert sum("minutes" in line for line in lines) == 1
    assert not any("more" in line and "follow-up" in line for line in lines)


def test_a_promise_older_than_its_days_is_only_counted() -> None:
    log = (
        write_log(IDLE)
        + "- 2026-08-23 call: y\n  - [ ] of 91 days\n- 2026-08-24 call: z\n  - [ ] of 90 days\n  - [ ] with a day 📅 2027-01-01\n"
    )
    notes = {"Ada.md": write_person("level: trusted", log)}
    agenda = agenda_of(notes)
    assert [task.text for task in agenda.older] == ["of 91 days"]
    assert [item.follow_up and item.follow_up.text for item in agenda.items] == ["of 90 days"]
    assert "1 older promise: mdrel follow-up list" in shown(notes)
    assert agenda_of(notes, policy=make_policy(promise_days=30)).older == agenda.older + tuple(
        each for each in agenda.standings[0].promises if each.text == "of 90 days"
    )


def test_a_promise_of_an_unknown_day_is_never_old_and_one_counts_from_its_entry_or_dated_note() -> (
    None
):
    notes = {
        "Ada.md": write_person(
            "level: trusted",
            write_log(IDLE) + "\n## Next\n\n- [ ] of no day\n- [ ] made then ➕ 2026-01-02\n",
        ),
        "2026-01-05 Tunnel.md": "- [ ] tell [[Ada]] of it\n",
        "Daily/2026-01-06.md": "- [ ] thank [[Ada]]\n",
        "Tunnel.md": "---\ndate: 2026-01-07\ntype: project\n---\n- [ ] warn [[Ada]]\n",
        "Undated.md": "- [ ] see [[Ada]] soon\n",
    }
    agenda = agenda_of(notes)
    assert sorted(task.text for task in agenda.older) == [
        "made then",
        "tell Ada of it",
        "thank Ada",
        "warn Ada",
    ]
    assert sorted(item.follow_up.text for item in agenda.items if item.follow_up) == [
        "of no day",
        "see Ada soon",
    ]


def test_the_review_leaves_out_what_is_old_and_says_how_much() -> None:
    log = write_log(IDLE) + "  - [ ] new\n- 2026-01-23 call: y\n  - [ ] old\n"
    review = make_review(
        agenda_of({"Ada.md": write_person("level: trusted", log)}), week_to_review(TODAY)
    )
    assert [each.task.text for each in review.promises] == ["new"]
    assert review.older == 1


def test_lines_stand_for_what_is_left_out_with_the_command_that_shows_it() -> None:
    assert say_more(28, 12, "ada") == [
        "and 28 more: mdrel follow-up list ada",
        "12 older promises: mdrel follow-up list ada",
    ]
    assert say_more(0, 0) == []
