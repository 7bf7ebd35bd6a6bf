"""Whom a task's words may name, and where.

Tested is what the cases of F72 to F77 do not reach by themselves.
"""

from __future__ import annotations

from datetime import date

import pytest

from mdrel.model.note import Place
from mdrel.parse.tasks.holders import may_hold, read_above, read_holder
from mdrel.parse.tasks.names import read_named
from tests.support.vaults import read_set


def named(text: str) -> list[tuple[Place, str]]:
    """Return the places and names of a task."""
    return [(each.place, each.link.target) for each in read_named(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("see [the page](https://x.example) with [[Ada]]", [(Place.OBJECT, "Ada")]),
        ("see [[#Section]] for more", []),
        ("read https://x.example: part two", []),
        ("@@@", []),
        ("@ada @bo carry it", [(Place.AT_FIRST, "ada"), (Place.AT_FIRST, "bo carry it")]),
        ("carry it @ada, @bo", [(Place.AT_LAST, "bo"), (Place.AT_LAST, "ada")]),
        ("carry it @a @b @c @d @e", [(Place.AT_LAST, name) for name in "edcb"]),
        ("write to ada@x.example", []),
        ("carry it @ [[Ada]] and more", []),
        ("call @ada", [(Place.OBJECT, "ada")]),
        ("lunch with both [[Ada]] and [[Bo]]", [(Place.OBJECT, "Ada"), (Place.OBJECT, "Bo")]),
        ("show [[Ada]] the page of [[Bo]]", [(Place.OBJECT, "Ada")]),
        ("Call: [[Ada]]", [(Place.HANDED, "Call"), (Place.OBJECT, "Ada")]),
        ("Paper: [[Ada]]", [(Place.HANDED, "Paper")]),
        ("10:30 call [[Ada]]", [(Place.OBJECT, "Ada")]),
        ("[[Ada|Ada's]] report", []),
        ("the [[Ada]]", []),
        ("waiting for 'it'", []),
        ("waiting for Ada's draft", [(Place.AWAITED, "Ada")]),
        (
            "waiting for [[Ada]] and [[Bo]]",
            [
                (Place.AWAITED, "Ada"),
                (Place.AWAITED, "Bo"),
                (Place.OBJECT, "Ada"),
                (Place.OBJECT, "Bo"),
            ],
        ),
        ("the plan (one, two)", [(Place.BRACKETS, "one"), (Place.BRACKETS, "two")]),
        ("the plan (1, 2)", []),
        ("(owner: Ada, [[Bo]])", [(Place.FIELD, "Ada"), (Place.FIELD, "Bo")]),
        ("(owner: [[Ada]] [[Bo]])", []),
        ("Ada, Bo: the plan", [(Place.HANDED, "Ada"), (Place.HANDED, "Bo")]),
        ("Ada: ask Ada for it", [(Place.ADDRESSED, "Ada")]),
        ("Action: 3 lamps", [(Place.HANDED, "Action")]),
        ("AP: [[Ada]] the plan", [(Place.ASSIGNED, "Ada")]),
        ("AP: [[Ada]]'s plan", [(Place.HANDED, "AP")]),
        ("to be done by the Board", []),
        ("Ada: keep Ada posted", [(Place.ADDRESSED, "Ada")]),
        ("Ada: keep Adams posted", [(Place.HANDED, "Ada")]),
        ("Ada van Loon – the plan", [(Place.HANDED, "Ada van Loon")]),
        ("Buy the milk: two", []),
        ("todo: milk", []),
        ("12 \ufffc: b", []),
    ],
)
def test_a_name_counts_by_its_place(text: str, found: list[tuple[Place, str]]) -> None:
    assert named(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ada", "Ada"),
        ("**[[Ada Lovelace]]**:", "Ada Lovelace"),
        ("👤 Ada Lovelace", "Ada Lovelace"),
        ("Tasks", ""),
        ("What Ada said", ""),
        ("[[Ada]] and [[Bo]]", ""),
        ("", ""),
    ],
)
def test_a_heading_holds_tasks_where_it_is_a_name_and_nothing_else(text: str, found: str) -> None:
    link = read_holder(text)
    assert (link.target if link else "") == found


@pytest.mark.parametrize(
    ("text", "may"),
    [
        ("# Ada\n- [ ] x\n", False),
        ("# Tunnel\n## Ada\n- [ ] x\n", True),
        ("## Ada\n- [ ] x\n", False),
        ("## Ada\nWith [[Bo]].\n- [ ] x\n", True),
        ("**Ada**\n- [ ] x\n**Bo**\n- [ ] y\n", True),
        ("**Ada**\n- [ ] x\n", False),
        ("__Ada__ and `__init__`\n", False),
        ("---\na: b\n---\n# Ada\n\n# Bo\n- [ ] x\n", True),
        ("#tag #tag2 with [[Bo]]\n", False),
    ],
)
def test_a_quick_look_tells_where_names_may_stand_above_tasks(text: str, may: bool) -> None:
    assert may_hold(text) is may


def above(text: str) -> list[list[str]]:
    """Return who is above each task of a text."""
    places, at = [], 0
    for line in text.split("\n"):
        if "[ ]" in line:
            places.append(at)
        at += len(line) + 1
    found = read_above(text, text, 0, frozenset(places))
    return [[each.link.target for each in found[place]] for place in places]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("## Ada\n### Actions\n- [ ] x\n## Bo\n- [ ] y\n", [["Ada"], ["Bo"]]),
        ("## Ada\n**Deliverables of it**\n- [ ] x\n", [["Ada"]]),
        ("## Ada\n**Bo**\n\n- [ ] x\n", [["Bo", "Ada"]]),
        ("- **Ada**\n  - [ ] x\n  - y\n    - [ ] z\n- [ ] w\n", [["Ada"], ["Ada"], []]),
        ("**Ada**\n  and on\n- [ ] x\nend\n- [ ] y\n", [["Ada"], []]),
        ("## Ada\r\n- [ ] x\r\n", [["Ada"]]),
        (" ## Ada ##\n- [ ] x\n", [["Ada"]]),
        ("    ## Ada\n- [ ] x\n", [[]]),
    ],
)
def test_a_task_stands_below_the_nearest_heading_and_bold_line(
    text: str, found: list[list[str]]
) -> None:
    assert above(text) == found


def test_a_heading_that_is_partly_masked_is_nobodys_name() -> None:
    plain = "## Ada `x`\n- [ ] x\n"
    masked = "## Ada    \n- [ ] x\n"
    assert read_above(plain, masked, 0, frozenset([11])) == {11: ()}


def test_the_same_task_in_two_notes_and_orders_of_dates_is_read_in_each() -> None:
    text = "- [ ] [[Ada]] sends it by 03/04/2026\n" * 2
    for order, day in (("day-first", date(2026, 4, 3)), ("month-first", date(2026, 3, 4))):
        tasks = read_set({"notes.date_order": order}, "Notes/x.md", text).tasks
        assert [(task.due_on, task.span.line) for task in tasks] == [(day, 1), (day, 2)]
