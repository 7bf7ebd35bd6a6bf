"""Edits come back from the journal as they went in, or not at all."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import fields

from mdrel.model.conversation import Purpose
from mdrel.model.level import Level
from mdrel.write.edits.edit import (
    AddEntry,
    AddItem,
    AddLevel,
    AddTask,
    CountLine,
    Edit,
    RemoveItem,
    RemoveProperty,
    SetProperty,
    TickTask,
    from_record,
    to_record,
)

DAY = date(2026, 11, 22)
OTHERS: tuple[object, ...] = (None, 5, 1.5, True, "", "2026-99-99", [], [1], {}, {"a": []}, date)
EDITS: tuple[Edit, ...] = (
    SetProperty("role", "baker"),
    AddItem("tags", "x"),
    RemoveItem("tags", "x"),
    RemoveProperty("role"),
    AddEntry(DAY, "call", "tea", Purpose.BUILD, ("Bo",), ("a",), ("send it",)),
    AddEntry(DAY),
    AddTask("call", DAY, None, waiting=True),
    TickTask("call", None, 3, DAY),
    AddLevel(DAY, None, Level.TRUSTED, "met"),
    CountLine(3, "- [[Bo]]", "- [[Bo]] #met"),
)


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: type(edit).__name__)
def test_an_edit_comes_back_and_one_with_a_field_of_another_type_does_not(edit: Edit) -> None:
    record = to_record(edit)
    assert from_record(record) == edit
    for field in fields(edit):
        for other in OTHERS:
            found = from_record(record | {field.name: other})
            if found is None:
                continue
            assert to_record(found).keys() == record.keys()
            value = getattr(found, field.name)
            same = getattr(edit, field.name)
            assert value is None or same is None or isinstance(value, type(same)), (field, other)


@pytest.mark.parametrize(
    "record", [{}, {"edit": "AddEntry"}, {"edit": ["AddEntry"]}, {"edit": "Fly"}]
)
def test_what_is_no_edit_is_none(record: dict[str, object]) -> None:
    assert from_record(record) is None
