"""What can be done to a note, as plain values.

An edit can be tried again on newer text, and it can be kept in the journal and taken up from there.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from msgspec import Struct, ValidationError, convert, to_builtins

from mdrel.model.conversation import Purpose
from mdrel.model.level import Level
from mdrel.parse.lexicon import Lexicon


class EditRefusedError(Exception):
    """An edit was refused because it would not be safe.

    `offset` is the place in the text that stands in the way, `hint` is what the person can do.
    """

    def __init__(self, reason: str, offset: int = 0, hint: str = "Edit the note by hand.") -> None:
        """Keep the reason, which is the rest of a sentence that begins with the note's path."""
        super().__init__(reason)
        self.reason = reason
        self.offset = offset
        self.hint = hint


class Reader(Struct, frozen=True):
    """How the note is read.

    `path`, relative to the vault, gives the note its name; `lexicon` gives the words.
    """

    path: str
    lexicon: Lexicon


class _Edit(Struct, frozen=True, tag=True, tag_field="edit", forbid_unknown_fields=True):
    """An edit, which the journal keeps with the name of its class under `edit`."""


class SetProperty(_Edit, frozen=True):
    """Give the property `key`, in whatever spelling the note uses, the value `value`."""

    key: str
    value: str


class AddItem(_Edit, frozen=True):
    """Add `item` to the list `key`, unless it is there; a single text becomes a list."""

    key: str
    item: str


class RemoveItem(_Edit, frozen=True):
    """Remove `item` from the list `key`, where it is there."""

    key: str
    item: str


class RemoveProperty(_Edit, frozen=True):
    """Remove the property `key` with all its lines."""

    key: str


class AddEntry(_Edit, frozen=True):
    """Add a conversation to the note's conversations section.

    `channel` is the word to write (empty: channel `other`). `people` are link targets of others who
    took part, shown by the name after `|`. `tags` are without `#`. `promises` are texts of tasks.
    """

    on: date
    channel: str = ""
    text: str = ""
    purpose: Purpose | None = None
    people: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    promises: tuple[str, ...] = ()


class AddTask(_Edit, frozen=True):
    """Add a task to the note's follow-ups (F78).

    It is a follow-up with `due_on`, and a promise without. It is `waiting` where it is theirs.
    `since` is the day it was made.
    """

    text: str
    due_on: date | None = None
    since: date | None = None
    waiting: bool = False


class TickTask(_Edit, frozen=True):
    """Tick the open task with this `text` and date `due_on` as done on `done_on`.

    `text` is bare of marks. Of several such tasks it is the one nearest to `line`, which is counted
    from 1.
    """

    text: str
    due_on: date | None
    line: int
    done_on: date


class AddLevel(_Edit, frozen=True):
    """Add a dated move to the note's `## Levels` (M17).

    `before` is None for a first level.
    """

    on: date
    before: Level | None
    after: Level
    why: str = ""


class CountLine(_Edit, frozen=True):
    """Let a line of a daily note count as a talk, by a tag or a link in it (F55, F80).

    `written` is the line, and `becomes` what it is to be. Of several such lines it is the one
    nearest to `line`, which is counted from 1.
    """

    line: int
    written: str
    becomes: str


Edit = (
    SetProperty
    | AddItem
    | RemoveItem
    | RemoveProperty
    | AddEntry
    | AddTask
    | TickTask
    | AddLevel
    | CountLine
)
PropertyEdit = SetProperty | AddItem | RemoveItem | RemoveProperty


def to_record(edit: Edit) -> dict[str, object]:
    """Return an edit as the journal keeps it: texts, numbers, truth values, lists and None."""
    record: dict[str, object] = to_builtins(edit)
    return record


def from_record(record: dict[str, Any]) -> Edit | None:
    """Return the edit that `to_record` wrote.

    It is None where a newer or older mdrel wrote another kind, or somebody damaged it.
    """
    try:
        edit: Edit = convert(record, Edit)
    except ValidationError:
        return None
    return edit if to_record(edit).keys() == record.keys() else None
