"""Plans, shows, applies and journals edits to notes on disk.

Either all of a command is done or nothing of it.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from mdrel.app.editing.note_command import (
    NoteChange,
    NoteCommand,
    Result,
    hash_bytes,
    make_record,
    make_step,
)
from mdrel.app.editing.planning import plan_change
from mdrel.app.environment.clock import is_recent, read_now_ns
from mdrel.app.environment.state_folder import state_folder
from mdrel.errors import WriteError
from mdrel.parse.lexicon import Lexicon
from mdrel.vault.place import Place, is_inside
from mdrel.vault.presence import is_there, missing_folder
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
from mdrel.write.plan import show_diff

TRIES = 3
PATIENCE_SECONDS = 20
PAUSE_SECONDS = 0.1


@dataclass(slots=True)
class Editor:
    """Writes into the notes of one vault, which are read by the words of `lexicon`.

    What can be derived again need not be journalled.
    """

    vault: Path
    lexicon: Lexicon
    is_journalled: bool = True

    def plan(self, command: NoteCommand) -> tuple[Result, ...]:
        """Return what a command would do to the notes as they are now.

        Raises WriteError with path and line where an edit is refused.
        """
        return tuple(plan_change(self.vault, self.lexicon, change)[1] for change in command.changes)

    def show(self, command: NoteCommand) -> str:
        """Return the plan as a unified diff for `patch -p1`.

        The diff is empty where nothing would change.
        """
        return "".join(show_diff(make_step(each)) for each in self.plan(command))

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
            folder = state_folder(self.vault)
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
            return Journal(state_folder(self.vault))
        except OSError as error:
            raise _no_state(error) from error

    def records(self) -> tuple[Record, ...]:
        """Return all changes of notes in the journal, oldest first.

        The changes of a killed process have the end that their notes tell. Raises WriteError.
        """
        inside_only = (each for each in self.journal().read() if is_inside(each.path))
        return settle(inside_only, self._hash_now)

    def _hash_now(self, path: str) -> str:
        """Return the hash of a note.

        It is empty where there is no note, and `unknown` where the note cannot be read.
        """
        if not is_there(self.vault / path):
            return ""
        try:
            return hash_bytes(read_bytes(find_note(self.vault, path)))
        except WriteError:
            return "unknown"

    def is_back(self, record: Record) -> bool:
        """Return whether a note is what it was before a change.

        Then nothing is left to restore.
        """
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
        place = find_note(self.vault, record.path)
        sweep(place)
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
            after = read_bytes(find_note(self.vault, record.path))
        except WriteError as error:
            raise _changed_since(record) from error
        text = after.decode("utf-8", "surrogateescape")
        before = (
            text[: record.start] + record.old + text[record.start + len(record.new) :]
        ).encode("utf-8", "surrogateescape")
        if hash_bytes(after) != record.after or (
            record.before and hash_bytes(before) != record.before
        ):
            raise _changed_since(record)
        return after, before if record.before else b""

    def _delete_created(self, record: Record) -> None:
        after, _ = self.look_back(record)
        try:
            delete_note(find_note(self.vault, record.path), after, os.urandom(8).hex())
        except NoteChangedError as error:
            raise _changed_since(record) from error

    def _write(
        self, change: NoteChange, command: NoteCommand, operation: str, journal: Journal
    ) -> tuple[Result, Record | None]:
        """Write one note and return the result and the journal's record.

        Where somebody else changed the note meanwhile, the edit is made again on the newer text
        (P5).
        """
        for attempt in range(TRIES):
            time.sleep(attempt * PAUSE_SECONDS)
            data, result = plan_change(self.vault, self.lexicon, change)
            if not result.is_changed:
                return result, None
            record = make_record(change, command, operation, result)
            place = self._place_of(result)
            if result.before == "" and _is_being_saved(place):
                continue
            made = missing_folder(place.folder)
            sweep(place)
            if self.is_journalled:
                journal.begin(record)
            try:
                lost = _put(place, data, result, record.token)
            except NoteChangedError:
                self._mark(journal, "failed", record)
                continue
            except WriteError:
                self._mark(journal, "failed", record)
                raise
            self._mark(journal, "done", record)
            folder = made.relative_to(self.vault).as_posix() if made else ""
            name = operation if self.is_journalled else ""
            return replace(result, lost=tuple(lost), made=folder, operation=name), record
        raise WriteError(
            (
                f"{change.path} was changed by somebody else {TRIES} times while it was to be "
                "written; nothing was written"
            ),
            "Try again.",
        )

    def _place_of(self, result: Result) -> Place:
        vault, path = self.vault, result.path
        return inside(vault, path) if result.before is None else find_note(vault, path)

    def _mark(self, journal: Journal, end: Literal["done", "failed"], record: Record) -> None:
        """Write down in the journal how a change ended.

        Where that fails, the note itself tells, by its hash.
        """
        with suppress(WriteError):
            if self.is_journalled:
                journal.mark(end, record.token)


def _put(place: Place, before: bytes, result: Result, token: str) -> list[str]:
    """Create or replace a note, and return what of the file could not be kept."""
    after = result.after.encode("utf-8")
    if result.before is None:
        return create_note(place, after, token)
    return replace_note(place, before, after, token)


def _is_being_saved(place: Place) -> bool:
    """Return whether an empty note became empty only just now.

    An editor that saves in place empties the file first, and its text is about to follow.
    """
    with suppress(OSError), place.opened() as folder:
        return is_recent(folder.look(place.name).st_mtime_ns, read_now_ns(), seconds=1)
    return False


def _no_state(error: OSError) -> WriteError:
    return WriteError(
        f"The state folder cannot be used: {error.strerror}; nothing was changed",
        "Check its permissions (XDG_STATE_HOME).",
    )


def _changed_since(record: Record) -> WriteError:
    return WriteError(
        f"{record.path} has changed since; nothing was undone",
        "Undo it by hand: mdrel undo --list shows what was written.",
    )
