"""What each owes the other: promises without a date, follow-ups with one."""

from __future__ import annotations

from datetime import date

import pytest

from mdrel.model.agenda import ItemKind
from mdrel.model.follow_up import FollowUp
from mdrel.rules.promises import dated_follow_ups, my_promises, their_promises
from tests.support.method import TODAY, agenda_of, make_policy, stand_alone, write_log, write_person

TASKS = """
- [ ] mine
- [/] mine, begun
- [ ] theirs #waiting
- [ ] later 📅 2026-12-24
- [ ] sooner, theirs #waiting (due 2026-12-01)
- [ ] a field [due:: 2026-12-10]
- [x] mine, done ✅ 2026-11-01
- [-] mine, cancelled 📅 2026-12-02
"""


def texts(tasks: tuple[FollowUp, ...]) -> list[str]:
    """Return the tasks' words."""
    return [task.text for task in tasks]


def test_open_tasks_without_a_date_are_promises_mine_or_with_waiting_theirs() -> None:
    contact = stand_alone("level: trusted", TASKS).contact
    assert texts(my_promises(contact)) == ["mine", "mine, begun"]
    assert texts(their_promises(contact)) == ["theirs"]


def test_what_is_carried_from_note_to_note_word_for_word_is_one_promise_and_the_newest() -> None:
    log = """
## Conversations

- 2026-09-01 call: plans
  - [ ] send the draft
  - [ ] send the draft #waiting
- 2026-11-01 call: plans again
  - [ ] send the draft
  - [ ] send the draft 📅 2026-12-01
  - [ ] send the drafts
- 2026-10-01 call: more
  - [ ] send the draft
"""
    contact = stand_alone("level: trusted", log).contact
    assert [(each.text, each.since) for each in my_promises(contact)] == [
        ("send the draft", date(2026, 11, 1)),
        ("send the drafts", date(2026, 11, 1)),
    ]
    assert [(each.text, each.since) for each in their_promises(contact)] == [
        ("send the draft", date(2026, 9, 1))
    ]
    assert len(dated_follow_ups(contact)) == 1


def test_open_tasks_with_a_date_are_follow_ups_of_both_sides_soonest_first() -> None:
    standing = stand_alone("level: trusted", TASKS)
    assert texts(dated_follow_ups(standing.contact)) == ["sooner, theirs", "a field", "later"]
    assert standing.follow_ups == dated_follow_ups(standing.contact)
    assert [task.is_theirs for task in standing.follow_ups] == [True, False, False]


def test_tasks_of_one_day_come_by_path_and_line() -> None:
    notes = {
        "Ada.md": write_person(body="- [ ] b 📅 2026-12-01\n- [ ] a 📅 2026-12-01\n"),
        "A note.md": "- [ ] c [[Ada]] 📅 2026-12-01\n",
    }
    (standing,) = agenda_of(notes).standings
    assert texts(standing.follow_ups) == ["c Ada", "b", "a"]


def test_follow_ups_are_in_the_agenda_from_their_day_on_and_say_who_owes() -> None:
    body = "- [ ] tomorrow 📅 2026-11-23\n- [ ] today 📅 2026-11-22\n- [ ] long ago #waiting 📅 2026-01-01\n"
    agenda = agenda_of(
        {"Ada.md": write_person("level: target", body)}, policy=make_policy(targets_per_week=0)
    )
    assert [(item.kind, str(item.due_on), item.reason.text) for item in agenda.items] == [
        (ItemKind.FOLLOW_UP, "2026-01-01", "they owe: long ago"),
        (ItemKind.FOLLOW_UP, "2026-11-22", "you owe: today"),
    ]
    assert [item.follow_up and item.follow_up.text for item in agenda.items] == [
        "long ago",
        "today",
    ]


def test_a_promise_to_somebody_due_for_a_call_is_said_in_the_call_else_it_stands_by_itself() -> (
    None
):
    log = write_log("2026-11-20 call: x") + "  - [ ] board pack\n"
    idle = agenda_of({"Ada.md": write_person("level: trusted", log)})
    due = agenda_of({"Ada.md": write_person("level: trusted\nnext_contact: 2026-11-22", log)})
    assert [(item.kind, item.reason.text, item.reason.dates) for item in idle.items] == [
        (ItemKind.PROMISE, "you owe: board pack", {"since": date(2026, 11, 20)})
    ]
    assert [item.kind for item in due.items] == [ItemKind.CALL]
    assert [
        prompt.text for prompt in due.items[0].standing.prompts if prompt.kind == "promise"
    ] == ["you owe: board pack"]


def test_an_undated_promise_has_no_date_to_show_and_theirs_is_no_item() -> None:
    agenda = agenda_of({"Ada.md": write_person("", "- [ ] mine\n- [ ] theirs #waiting\n")})
    assert [(item.kind, item.reason.dates) for item in agenda.items] == [(ItemKind.PROMISE, {})]


def test_tasks_of_paused_and_archived_contacts_are_not_in_the_agenda() -> None:
    body = "- [ ] mine\n- [ ] today 📅 2026-11-22\n"
    assert (
        agenda_of(
            {
                "Ada.md": write_person("paused: true", body),
                "Bo.md": write_person("archived: true", body),
            },
            TODAY,
        ).items
        == ()
    )


@pytest.mark.parametrize(
    ("who", "told"),
    [
        ("[[Ada]]", "you owe: call Ada"),
        ("[[Ada]] and [[Bo]]", "you owe: call Ada and Bo (with Bo)"),
        ("[[Ada]], [[Bo]] and [[Cy]]", "you owe: call Ada, Bo and Cy (with Bo and 1 more)"),
    ],
)
def test_a_promise_to_several_is_told_once_with_the_others(who: str, told: str) -> None:
    person = write_person("level: trusted", write_log("2026-11-20 call: x"))
    people = {f"{name}.md": person for name in ("Ada", "Bo", "Cy")}
    items = agenda_of({**people, "x.md": f"- [ ] call {who}\n"}).items
    assert [each.reason.text for each in items if each.kind is ItemKind.PROMISE] == [told]
