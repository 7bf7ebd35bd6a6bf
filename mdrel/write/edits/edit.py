"""What can be done to a note: plain values, so that an edit can be tried again on newer text, kept in the journal and taken up again from there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from mdrel.model.conversation import Purpose
from mdrel.model.level import Level
from mdrel.parse.lexicon import Lexicon


class EditRefusedError(Exception):
    """An edit would not be safe. `offset` is the place in the text that stands in the way, `hint` what the person can do."""

    def __init__(self, reason: str, offset: int = 0, hint: str = "Edit the note by hand.") -> None:
        """Keep the reason: the rest of a sentence that begins with the note's path."""
        super().__init__(reason)
        self.reason = reason
        self.offset = offset
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Reader:
    """How the note is read: its path (relative to the vault) gives it its name, the lexicon its words."""

    path: str
    lexicon: Lexicon


@dataclass(frozen=True, slots=True)
class SetProperty:
    """The property `key`, in whatever spelling the note uses, gets `value`."""

    key: str
    value: str


@dataclass(frozen=True, slots=True)
class AddItem:
    """The list `key` gets `item`, unless it has it; a single text becomes a list."""

    key: str
    item: str


@dataclass(frozen=True, slots=True)
class RemoveItem:
    """The list `key` loses `item`, where it has it."""

    key: str
    item: str


@dataclass(frozen=True, slots=True)
class RemoveProperty:
    """The property `key` goes, with its lines."""

    key: str


@dataclass(frozen=True, slots=True)
class AddEntry:
    """A conversation for the note's conversations section.

    `channel` is the word to write (empty: channel `other`); `people` are link targets of others who took part, shown by the name after `|`;
    `tags` are without `#`; `promises` are texts of tasks.
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
    """A task for the note's follow-ups: a follow-up with `due_on`, a promise without (METHOD "The clock"); `waiting` when theirs. `since` is the day it was made."""

    text: str
    due_on: date | None = None
    since: date | None = None
    waiting: bool = False


@dataclass(frozen=True, slots=True)
class TickTask:
    """The open task with the bare `text` and date `due_on`, nearest to `line` (from 1), is done on `done_on`."""

    text: str
    due_on: date | None
    line: int
    done_on: date


@dataclass(frozen=True, slots=True)
class AddLevel:
    """A dated move for the note's `## Levels` (M17); `before` is None for a first level."""

    on: date
    before: Level | None
    after: Level
    why: str = ""


Edit = (
    SetProperty | AddItem | RemoveItem | RemoveProperty | AddEntry | AddTask | TickTask | AddLevel
)
PropertyEdit = SetProperty | AddItem | RemoveItem | RemoveProperty
