"""Turns edits into plain dictionaries for the journal, and back."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from types import NoneType
from typing import Any

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
)

_KINDS: dict[str, type[Edit]] = {
    each.__name__: each
    for each in (
        AddEntry,
        AddItem,
        AddLevel,
        AddTask,
        CountLine,
        RemoveItem,
        RemoveProperty,
        SetProperty,
        TickTask,
    )
}
_DATES = frozenset({"on", "due_on", "since", "done_on"})
_LEVELS = frozenset({"before", "after"})
# What the fields of edits may hold, by how they are declared.
_TYPES: dict[str, tuple[type, ...]] = {
    "str": (str,),
    "bool": (bool,),
    "int": (int,),
    "date": (date,),
    "date | None": (date, NoneType),
    "Level": (Level,),
    "Level | None": (Level, NoneType),
    "Purpose | None": (Purpose, NoneType),
    "tuple[str, ...]": (tuple,),
}


def to_record(edit: Edit) -> dict[str, object]:
    """Return an edit as a dictionary of texts, numbers, truth values, lists and None."""
    values = {field.name: getattr(edit, field.name) for field in fields(edit)}
    return {"edit": type(edit).__name__} | {
        name: str(value) if isinstance(value, date | Purpose | Level) else value
        for name, value in values.items()
    }


def from_record(record: dict[str, object]) -> Edit | None:
    """Return the edit that `to_record` wrote.

    It is None where a newer or older mdrel wrote another kind, or somebody damaged it.
    """
    kind = _KINDS.get(str(record.get("edit")))
    if kind is None or {field.name for field in fields(kind)} != record.keys() - {"edit"}:
        return None
    try:
        values: dict[str, Any] = {
            name: _value(name, value) for name, value in record.items() if name != "edit"
        }
    except (TypeError, ValueError):
        return None
    is_whole = all(
        isinstance(values[field.name], _TYPES[str(field.type)]) for field in fields(kind)
    )
    return kind(**values) if is_whole else None


def _value(name: str, value: object) -> object:
    if isinstance(value, list):
        return tuple(map(str, value))
    if not isinstance(value, str):
        return value
    if name in _DATES:
        return date.fromisoformat(value)
    if name in _LEVELS:
        return Level(value)
    return Purpose(value) if name == "purpose" else value
