"""Takes back what mdrel wrote into notes, byte for byte.

The list of operations begins with the newest.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass

from mdrel.app.editing.editor import Editor
from mdrel.errors import UsageError, WriteError
from mdrel.model.document import Document
from mdrel.write.journal import Record
from mdrel.write.plan import Action, Step, show_diff


@dataclass(frozen=True, slots=True)
class Operation:
    """The changes of one command that can be taken back."""

    records: tuple[Record, ...]

    @property
    def first(self) -> Record:
        """The first change, which tells when and by which command it was made."""
        return self.records[0]

    @property
    def paths(self) -> tuple[str, ...]:
        """The paths of the notes that the operation changed."""
        return tuple(each.path for each in self.records)


def list_operations(editor: Editor) -> list[Operation]:
    """Return the operations that can be taken back, newest first.

    They were carried out and not yet undone.
    """
    found: dict[str, list[Record]] = {}
    for record in editor.records():
        if record.state != "failed" and not record.is_undone:
            found.setdefault(record.operation, []).append(record)
    return [Operation(tuple(records)) for records in reversed(found.values())]


def undo(editor: Editor, which: int | str) -> Operation:
    """Take back one operation, all of it or nothing, and return it.

    `which` is its place in the list, where 1 is the newest, or the journal's name of it, which
    stays the same whatever is written meanwhile. An undo that was stopped in the middle goes on
    from there.
    Raises UsageError where there is no such operation, WriteError where a note has changed since.
    """
    with editor.locked() as journal:
        operation = _find_named(editor, which) if isinstance(which, str) else _find(editor, which)
        for record in _last_changes(editor, operation):
            editor.look_back(record)
        for record in reversed(operation.records):
            editor.restore(record)
        # The notes are back; where this cannot be written down they tell it themselves, and undoing
        # once more changes nothing.
        with suppress(WriteError):
            journal.mark("undone", operation.first.operation)
    return operation


def _last_changes(editor: Editor, operation: Operation) -> list[Record]:
    """Return the last change of each note that is not back already.

    A note is back where somebody did it by hand, or where an undo was killed.
    """
    last = {record.path: record for record in operation.records}
    back = {record.path for record in operation.records if editor.is_back(record)}
    return [record for path, record in last.items() if path not in back]


def _find(editor: Editor, number: int) -> Operation:
    operations = list_operations(editor)
    if not operations:
        raise UsageError(
            "There is nothing to undo",
            "`mdrel undo` takes back what mdrel wrote into notes of this vault.",
        )
    if number > len(operations):
        raise UsageError(
            f"There is no number {number}", "`mdrel undo --list` shows what can be undone."
        )
    return operations[number - 1]


def _find_named(editor: Editor, name: str) -> Operation:
    for each in list_operations(editor):
        if each.first.operation == name:
            return each
    raise UsageError("That was taken back already", "`mdrel undo --list` shows what is left.")


def show_undo(editor: Editor, number: int) -> str:
    """Return what `undo` would do as a unified diff.

    Raises UsageError and WriteError as `undo` does.
    """
    operation = _find(editor, number)
    steps = []
    for record in _last_changes(editor, operation):
        after, before = editor.look_back(record)
        steps.append(
            Step(
                Document(record.path, before),
                Action.REPLACE if record.before else Action.DELETE,
                after,
            )
        )
    return "".join(map(show_diff, steps))
