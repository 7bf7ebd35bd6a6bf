"""Tasks are put into a note once, and ticked one at a time (F70, F71)."""

from __future__ import annotations

from datetime import date

import pytest

from mdrel.write.edits.edit import AddTask, EditRefusedError, Reader, TickTask
from mdrel.write.edits.tasks import add_task, tick_task
from tests.support.vaults import LEXICON

READER = Reader("People/Ada Lin.md", LEXICON)
NOTE = "---\ntype: person\n---\n## Follow-ups\n\n"
DUE, TODAY = date(2026, 12, 1), date(2026, 11, 22)


@pytest.mark.parametrize(
    "there",
    [
        "- [ ] send the plan 📅 2026-12-01",
        "- [ ] send the plan ➕ 2026-11-01 📅 2026-12-01",
        "* [ ] send the plan [due:: 2026-12-01]",
    ],
)
def test_an_open_task_that_is_there_already_is_not_added_again(there: str) -> None:
    text = f"{NOTE}{there}\n"
    assert add_task(text, AddTask("send the plan", DUE, since=TODAY), READER) == text
    once = add_task(NOTE, AddTask("send the plan", DUE, since=TODAY), READER)
    assert add_task(once, AddTask("send the plan", DUE, since=TODAY), READER) == once


@pytest.mark.parametrize(
    "there",
    [
        "- [x] send the plan 📅 2026-12-01",
        "- [ ] send the plan",
        "- [ ] send the plan 📅 2026-12-02",
        "- [ ] send the plan again 📅 2026-12-01",
        "- [ ] send the plan #waiting 📅 2026-12-01",
    ],
)
def test_a_task_that_differs_in_anything_is_another_one(there: str) -> None:
    text = f"{NOTE}{there}\n"
    assert add_task(text, AddTask("send the plan", DUE), READER) == (
        f"{text}- [ ] send the plan 📅 2026-12-01\n"
    )


@pytest.mark.parametrize(
    "mark", ["🔁 every week 📅 2026-12-01", "[repeat:: every week] [due:: 2026-12-01]"]
)
def test_a_task_that_repeats_is_not_ticked(mark: str) -> None:
    text = f"{NOTE}- [ ] call {mark}\n"
    with pytest.raises(EditRefusedError, match="the task repeats") as refused:
        tick_task(text, TickTask("call", DUE, 6, TODAY), READER)
    assert text[refused.value.offset :].startswith("- [ ] call")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("- [ ] call 📅 2026-12-01", "- [x] call 📅 2026-12-01 ✅ 2026-11-22"),
        ("- [ ] call 📅 2026-12-01 ^a1", "- [x] call 📅 2026-12-01 ✅ 2026-11-22 ^a1"),
        (
            "* [/] call [due:: 2026-12-01]",
            "* [x] call [due:: 2026-12-01] [completion:: 2026-11-22]",
        ),
        (
            "> [!todo]\n>  - [ ] call 📅 2026-12-01 ^a1",
            "> [!todo]\n>  - [x] call 📅 2026-12-01 ✅ 2026-11-22 ^a1",
        ),
        ("- [x] call 📅 2026-12-01", "- [x] call 📅 2026-12-01"),
        ("- [-] call 📅 2026-12-01", "- [-] call 📅 2026-12-01"),
    ],
)
def test_a_task_is_ticked_in_its_own_form_and_only_once(before: str, after: str) -> None:
    text = f"{NOTE}{before}\r\n- [ ] call\r\n"
    ticked = tick_task(text, TickTask("call", DUE, 6, TODAY), READER)
    assert ticked == f"{NOTE}{after}\r\n- [ ] call\r\n"


def test_of_two_alike_the_open_one_nearest_to_the_line_is_ticked() -> None:
    text = f"{NOTE}- [ ] call\n- [x] call\n- [ ] call\n"
    tick = TickTask("call", None, 7, TODAY)
    assert tick_task(text, TickTask("call", None, 8, TODAY), READER) == (
        f"{NOTE}- [ ] call\n- [x] call\n- [x] call ✅ 2026-11-22\n"
    )
    assert tick_task(text, tick, READER).count("✅ 2026-11-22") == 1
    with pytest.raises(EditRefusedError, match="no task 'call back'"):
        tick_task(text, TickTask("call back", None, 6, TODAY), READER)
