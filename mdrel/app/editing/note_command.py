"""Holds what is asked for of notes, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass

from mdrel.model.document import Document
from mdrel.write.edits import Edit
from mdrel.write.edits.splice import common_start
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
    """

    path: str
    before: str | None
    after: str
    lost: tuple[str, ...] = ()
    made: str = ""

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
