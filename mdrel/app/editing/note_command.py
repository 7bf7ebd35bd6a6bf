"""Holds what is asked for of notes, and what became of it, for the person and the journal."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from dataclasses import dataclass

from mdrel.app.environment.clock import read_local
from mdrel.model.document import Document
from mdrel.write.edits import Edit
from mdrel.write.edits.edit import to_record
from mdrel.write.edits.splice import common_start, line_start
from mdrel.write.journal import Record
from mdrel.write.plan import Action, Step


@dataclass(frozen=True, slots=True)
class AddedSetting:
    """Texts for the end of the list `key` below `[table]` of `mdrel.toml`."""

    table: str
    key: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NoteChange:
    """What is to happen to one note.

    That is edits, or the text of a note that is not there yet. With a `setting` the file is
    `mdrel.toml`.
    """

    path: str
    edits: tuple[Edit, ...] = ()
    content: str = ""
    setting: AddedSetting | None = None


@dataclass(frozen=True, slots=True)
class NoteCommand:
    """What a person asked for.

    It holds the command's name and the rest in a few words, for `undo --list`.
    """

    name: str
    what: str
    changes: tuple[NoteChange, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one note.

    `line` is the first changed line, counted from 1, or 0 where nothing changed. `lost` says what
    of the file could not be kept. `made` is the folder of the vault that was made for it.
    `operation` is the journal's name of the command by which it was written.
    """

    path: str
    before: str | None
    after: str
    lost: tuple[str, ...] = ()
    made: str = ""
    operation: str = ""

    @property
    def is_changed(self) -> bool:
        """Whether the note differs from what it was."""
        return self.before != self.after

    @property
    def line(self) -> int:
        """The first changed line, counted from 1, or 0 where nothing changed."""
        if not self.is_changed:
            return 0
        return self.after.count("\n", 0, common_start(self.before or "", self.after)) + 1


def name_operation(results: Iterable[Result]) -> str:
    """Return the journal's name of a command carried out, empty where it wrote nothing."""
    return next((each.operation for each in results if each.operation), "")


def make_step(result: Result) -> Step:
    """Return what became of a note as a step of a plan."""
    action = (
        Action.CREATE
        if result.before is None
        else Action.REPLACE
        if result.is_changed
        else Action.UNCHANGED
    )
    return Step(
        Document(result.path, result.after.encode("utf-8")),
        action,
        None if result.before is None else result.before.encode("utf-8"),
    )


def make_record(change: NoteChange, command: NoteCommand, operation: str, result: Result) -> Record:
    """Return the record of a change, with the text it puts in place of another."""
    before = result.before or ""
    start = line_start(before, common_start(before, result.after))
    tail = common_start(before[start:][::-1], result.after[start:][::-1])
    return Record(
        operation=operation,
        token=os.urandom(8).hex(),
        at=read_local().isoformat(timespec="seconds"),
        command=command.name,
        what=command.what,
        path=change.path,
        before=hash_bytes(before.encode("utf-8")) if result.before is not None else "",
        after=hash_bytes(result.after.encode("utf-8")),
        start=start,
        old=before[start : len(before) - tail],
        new=result.after[start : len(result.after) - tail],
        edits=tuple(map(to_record, change.edits)),
    )


def hash_bytes(data: bytes) -> str:
    """Return the hash by which the journal knows a note's bytes."""
    return hashlib.sha256(data).hexdigest()
