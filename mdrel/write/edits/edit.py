"""What can be done to a note, as plain values.

An edit can be tried again on newer text, and it can be kept in the journal and taken up from there.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

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


@dataclass(frozen=True, slots=True)
class Reader:
    """How the note is read.

    `path`, relative to the vault, gives the note its name; `lexicon` gives the words.
    """

    path: str
    lexicon: Lexicon


@dataclass(frozen=True, slots=True)
class SetProperty:
    """Give the property `key`, in whatever spelling the note uses, the value `value`."""

    key: str
    value: str


@dataclass(frozen=True, slots=True)
class AddItem:
    """Add `item` to the list `key`, unless it is there; a single text becomes a list."""

    key: str
    item: str


@dataclass(frozen=True, slots=True)
class RemoveItem:
    """Remove `item` from the list `key`, where it is there."""

    key: str
    item: str


@dataclass(frozen=True, slots=True)
class RemoveProperty:
    """Remove the property `key` with all its lines."""

    key: str


@dataclass(frozen=True, slots=True)
class AddEntry:
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


@dataclass(frozen=True, slots=True)
class AddTask:
    """Add a task to the note's follow-ups (F78).

    It is a follow-up with `due_on`, and a promise without. It is `waiting` where it is theirs.
    `since` is the day it was made.
    """

    text: str
    due_on: date | None = None
    since: date | None = None
    waiting: bool = False


@dataclass(frozen=True, slots=True)
class TickTask:
    """Tick the open task with this `text` and date `due_on` as done on `done_on`.

    `text` is bare of marks. Of several such tasks it is the one nearest to `line`, which is counted
    from 1.
    """

    text: str
    due_on: date | None
    line: int
    done_on: date


@dataclass(frozen=True, slots=True)
class AddLevel:
    """Add a dated move to the note's `## Levels` (M17).

    `before` is None for a first level.
    """

    on: date
    before: Level | None
    after: Level
    why: str = ""


@dataclass(frozen=True, slots=True)
class CountLine:
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
