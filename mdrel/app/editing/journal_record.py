"""Makes the journal's records of changes, from which they can be taken back."""

from __future__ import annotations

import hashlib
import os

from mdrel.app.editing.note_command import NoteChange, NoteCommand, Result
from mdrel.app.environment.clock import read_local
from mdrel.write.edits.record import to_record
from mdrel.write.edits.splice import common_start, line_start
from mdrel.write.journal import Record


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
