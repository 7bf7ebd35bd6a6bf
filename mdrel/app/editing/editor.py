"""Plans, shows, applies and journals edits to notes on disk.

Either all of a command is done or nothing of it.
"""

from __future__ import annotations

import hashlib
import os
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from mdrel.app.environment.clock import read_local, read_now_ns
from mdrel.app.environment.state_folder import state_folder
from mdrel.app.session import Session
from mdrel.errors import WriteError
from mdrel.model.document import Document
from mdrel.vault.presence import missing_folder
from mdrel.write.edits import Edit, EditRefusedError, Reader, apply_edits
from mdrel.write.edits.record import to_record
from mdrel.write.edits.splice import common_start, line_start
from mdrel.write.generated_files import inside
from mdrel.write.journal import Journal, Record, settle
from mdrel.write.note_files import (
    NoteChangedError,
    create_note,
    delete_note,
    find_note,
    read_bytes,
    replace_note,
    sweep,
)
from mdrel.write.plan import Action, Step, show_diff

TRIES = 3
PATIENCE_SECONDS = 20
PAUSE_SECONDS = 0.1
_SURROGATE = re.compile("[\ud800-\udfff]")
FRESH_NS = 1_000_000_000


@dataclass(frozen=True, slots=True)
class NoteChange:
    """What is to happen to one note: edits, or the text of a note that is not there yet."""

    path: str
    edits: tuple[Edit, ...] = ()
    content: str = ""


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
        """Whether the note is another than before."""
        return self.before != self.after

    @property
    def line(self) -> int:
        """The first changed line."""
        if not self.is_changed:
            return 0
        return self.after.count("\n", 0, common_start(self.before or "", self.after)) + 1


@dataclass(slots=True)
class Editor:
    """Writes into the notes of a session's vault.

    What can be derived again need not be journalled.
    """

    session: Session
    is_journalled: bool = True

    def plan(self, command: NoteCommand) -> tuple[Result, ...]:
        """Return what a command would do to the notes as they are now.

        Raises WriteError with path and line where an edit is refused.
        """
        return tuple(self._plan_one(change)[1] for change in command.changes)

    def show(self, command: NoteCommand) -> str:
        """Return the plan as a unified diff for `patch -p1`.

        The diff is empty where nothing would change.
        """
        return "".join(show_diff(_step(each)) for each in self.plan(command))

    def apply(self, command: NoteCommand) -> tuple[Result, ...]:
        """Carry out a command and return what became of each note.

        Where one of the notes fails, the others are put back. Raises WriteError.
        """
        self.plan(command)
        operation = os.urandom(8).hex()
        done: list[Record] = []
        results: list[Result] = []
        with self.locked() as journal:
            for change in command.changes:
                try:
                    result, record = self._write(change, command, operation, journal)
                except WriteError as error:
                    self._put_back(done, journal, error)
                    raise
                results.append(result)
                done += [record] if record else []
        return tuple(results)

    def _put_back(self, done: list[Record], journal: Journal, error: WriteError) -> None:
        """Put back what a command wrote before it failed.

        What cannot be put back is told with the `error`.
        """
        stuck = []
        for each in reversed(done):
            try:
                self.restore(each)
            except WriteError:
                stuck.append(each.path)
        if stuck:
            error.message += (
                f"; {', '.join(stuck)} was written before and could not be put back: mdrel undo"
            )
        elif done and self.is_journalled:
            with suppress(WriteError):
                journal.mark("undone", done[0].operation)

    @contextmanager
    def locked(self) -> Iterator[Journal]:
        """Hold the vault's lock for writing and yield its journal.

        Raises WriteError where another mdrel holds the lock for long, or nothing can be kept.
        """
        from filelock import FileLock, Timeout

        try:
            folder = state_folder(self.session.vault)
            lock = FileLock(folder / "write.lock", timeout=PATIENCE_SECONDS, mode=0o600)
            with lock:
                yield Journal(folder)
        except Timeout as error:
            raise WriteError(
                "Another mdrel has been writing in this vault for a while; nothing was changed",
                "Try again.",
            ) from error
        except OSError as error:
            raise _no_state(error) from error

    def journal(self) -> Journal:
        """Return the vault's journal for reading.

        Raises WriteError where the state folder cannot be used.
        """
        try:
            return Journal(state_folder(self.session.vault))
        except OSError as error:
            raise _no_state(error) from error

    def records(self) -> tuple[Record, ...]:
        """Return all changes in the journal, oldest first.

        The changes of a killed process have the end that their notes tell. Raises WriteError.
        """
        return settle(self.journal().read(), self._hash_now)

    def _hash_now(self, path: str) -> str:
        """Return the hash of a note, empty where there is none, no hash where it cannot be read."""
        if not os.path.lexists(self.session.vault / path):
            return ""
        try:
            return _hash(read_bytes(find_note(self.session.vault, path)))
        except WriteError:
            return "unknown"

    def is_back(self, record: Record) -> bool:
        """Whether a note is what it was before a change: nothing is left to restore."""
        return self._hash_now(record.path) == record.before

    def restore(self, record: Record) -> None:
        """Put a note back to what it was before a change, unless it is so already.

        Raises WriteError where the note is not what the change left.
        """
        if self.is_back(record):
            return
        if not record.before:
            self._delete_created(record)
            return
        after, before = self.look_back(record)
        place = find_note(self.session.vault, record.path)
        sweep(place.parent)
        try:
            replace_note(place, after, before, os.urandom(8).hex())
        except NoteChangedError as error:
            raise _changed_since(record) from error

    def look_back(self, record: Record) -> tuple[bytes, bytes]:
        """Return a note's bytes and what they were before a change.

        The bytes before are empty where there was no note. Raises WriteError where the note is not
        what the change left.
        """
        try:
            after = read_bytes(find_note(self.session.vault, record.path))
        except WriteError as error:
            raise _changed_since(record) from error
        text = after.decode("utf-8", "surrogateescape")
        before = (
            text[: record.start] + record.old + text[record.start + len(record.new) :]
        ).encode("utf-8", "surrogateescape")
        if _hash(after) != record.after or (record.before and _hash(before) != record.before):
            raise _changed_since(record)
        return after, before if record.before else b""

    def _delete_created(self, record: Record) -> None:
        after, _ = self.look_back(record)
        try:
            delete_note(find_note(self.session.vault, record.path), after, os.urandom(8).hex())
        except NoteChangedError as error:
            raise _changed_since(record) from error

    def _plan_one(self, change: NoteChange) -> tuple[bytes, Result]:
        """Return a note's bytes and what a change makes of them."""
        if change.content:
            place = inside(self.session.vault, change.path)
            if os.path.lexists(place):
                raise WriteError(
                    f"{change.path} is already there; nothing was written", "Choose another name."
                )
            return b"", Result(change.path, None, change.content)
        data = read_bytes(find_note(self.session.vault, change.path))
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            raise WriteError(
                f"{change.path}:{line}: it is not UTF-8; nothing was written",
                "Save it as UTF-8 first.",
            ) from error
        try:
            after = apply_edits(text, change.edits, Reader(change.path, self.session.lexicon))
        except EditRefusedError as error:
            line = text.count("\n", 0, error.offset) + 1
            raise WriteError(
                f"{change.path}:{line}: {error.reason}; nothing was written", error.hint
            ) from error
        if _SURROGATE.search(after):
            raise WriteError(
                (
                    f"{change.path}: what was to be written holds bytes that are not UTF-8; "
                    "nothing was written"
                ),
                "Type it anew.",
            )
        return data, Result(change.path, text, after)

    def _write(
        self, change: NoteChange, command: NoteCommand, operation: str, journal: Journal
    ) -> tuple[Result, Record | None]:
        """Write one note and return the result and the journal's record.

        Where somebody else changed the note meanwhile, the edit is made again on the newer text
        (P5).
        """
        for attempt in range(TRIES):
            time.sleep(attempt * PAUSE_SECONDS)
            data, result = self._plan_one(change)
            if not result.is_changed:
                return result, None
            record = _record(change, command, operation, result)
            place = (
                inside(self.session.vault, change.path)
                if result.before is None
                else find_note(self.session.vault, change.path)
            )
            if result.before == "" and _is_being_saved(place):
                continue
            made = missing_folder(place.parent)
            sweep(place.parent)
            if self.is_journalled:
                journal.begin(record)
            try:
                after = result.after.encode("utf-8")
                lost = (
                    create_note(place, after, record.token)
                    if result.before is None
                    else replace_note(place, data, after, record.token)
                )
            except NoteChangedError:
                self._mark(journal, "failed", record)
                continue
            except WriteError:
                self._mark(journal, "failed", record)
                raise
            self._mark(journal, "done", record)
            folder = made.relative_to(self.session.vault).as_posix() if made else ""
            return Result(change.path, result.before, result.after, tuple(lost), folder), record
        raise WriteError(
            (
                f"{change.path} was changed by somebody else {TRIES} times while it was to be "
                "written; nothing was written"
            ),
            "Try again.",
        )

    def _mark(self, journal: Journal, end: Literal["done", "failed"], record: Record) -> None:
        """Write down in the journal how a change ended.

        Where that fails, the note itself tells, by its hash.
        """
        with suppress(WriteError):
            if self.is_journalled:
                journal.mark(end, record.token)


def _record(change: NoteChange, command: NoteCommand, operation: str, result: Result) -> Record:
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
        before=_hash(before.encode("utf-8")) if result.before is not None else "",
        after=_hash(result.after.encode("utf-8")),
        start=start,
        old=before[start : len(before) - tail],
        new=result.after[start : len(result.after) - tail],
        edits=tuple(map(to_record, change.edits)),
    )


def _is_being_saved(place: Path) -> bool:
    """Return whether an empty note became empty only just now.

    An editor that saves in place empties the file first, and its text is about to follow.
    """
    with suppress(OSError):
        return abs(read_now_ns() - place.stat().st_mtime_ns) < FRESH_NS
    return False


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _no_state(error: OSError) -> WriteError:
    return WriteError(
        f"The state folder cannot be used: {error.strerror}; nothing was changed",
        "Check its permissions (XDG_STATE_HOME).",
    )


def _changed_since(record: Record) -> WriteError:
    return WriteError(
        f"{record.path} has changed since; nothing was undone",
        "Undo it by hand: mdrel undo --list tells what was written.",
    )


def _step(result: Result) -> Step:
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
