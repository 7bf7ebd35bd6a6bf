"""Remembers in SQLite what was read of a vault, so that the next command need not read it.

On any doubt the cache is dropped and the notes are read instead (P10). It holds for one state of
mdrel's code, its libraries and the settings notes are read by. `revision` names what the readings
come to: it changes when a note, a path or a problem of the vault does, and stays when a note was
only touched. Answers are kept for one revision. Everything carries a checksum, since SQLite's pages
have none. No method raises for what is wrong with the file or who else uses it.
"""

from __future__ import annotations

import struct
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from sqlite3 import Connection, DatabaseError, Error, connect
from typing import TypeVar

from mdrel.app.cache.location import (
    are_libraries_same,
    cache_file,
    check_permissions,
    code_fingerprint,
    make_place,
)
from mdrel.app.cache.tables import (
    SCHEMA,
    CacheHeader,
    CacheUpdate,
    DamagedError,
    add_unfolded,
    begin_transaction,
    mark_of,
    put_folder,
    read_folders,
    read_header,
    read_row,
    read_rows,
    wipe_tables,
    write_header,
    write_row,
)
from mdrel.vault.scan import Folders

Result = TypeVar("Result")
MOST_ANSWERS = 40
WAIT_SECONDS = 0.25
_RESULT_BUSY, _RESULT_CORRUPT, _RESULT_NOT_A_DATABASE, _RESULT_ERROR = 5, 11, 26, 1


class Cache:
    """The cache of one vault."""

    def __init__(self, vault: Path) -> None:
        """Remember where the cache lies without opening it."""
        self.file = cache_file(vault)
        # Why the last look at the file, or the last attempt to write it, came to nothing.
        self.why = ""
        self._code = ""
        self._connection: Connection | None = None

    @property
    def code(self) -> str:
        """The mark of the code at work."""
        self._code = self._code or code_fingerprint()
        return self._code

    def read_about(self) -> CacheHeader | None:
        """Return what the cache says of itself, or None where there is none to trust."""
        return self.read(self._about)

    def is_at(self, revision: str) -> bool:
        """Return whether the cache is at `revision`."""
        return self.read(lambda connection: self.find(connection, revision)) is not None

    def read_folders(self, revision: str, seen: Folders | None = None) -> Folders | None:
        """Return all stamps, or None when the cache is not at `revision` any more.

        Those of a folder that is as it was `seen` are the very same object.
        """
        return self.read(
            lambda connection: (
                dict(read_folders(connection, seen or {}))
                if self.find(connection, revision)
                else None
            )
        )

    def read_readings(self, revision: str) -> dict[str, bytes] | None:
        """Return all packed readings by path.

        Return None when the cache is not at `revision` any more.
        """

        def read(connection: Connection) -> dict[str, bytes] | None:
            about = self.find(connection, revision)
            return dict(read_rows(connection, "readings", about.total)) if about else None

        return self.read(read)

    def read_reading(self, path: str, revision: str) -> bytes | None:
        """Return one packed reading, or None where there is none at `revision`."""
        return self.read(
            lambda connection: (
                read_row(connection, "readings", path) if self.find(connection, revision) else None
            )
        )

    def read_answer(self, question: str, revision: str) -> str | None:
        """Return the answer kept for a question at `revision`."""

        def read(connection: Connection) -> str | None:
            row = connection.execute(
                "SELECT answer, mark FROM answers WHERE question = ? AND revision = ?",
                (question, revision),
            ).fetchone()
            if row and mark_of(question, revision, row[0]) != row[1]:
                raise DamagedError("an answer is damaged")
            return str(row[0]) if row else None

        return self.read(read)

    def read_questions(self) -> list[str]:
        """Return the questions whose answers were kept, at any revision and in no order."""

        def read(connection: Connection) -> list[str]:
            rows = connection.execute(
                "SELECT question, revision, answer, mark FROM answers"
            ).fetchall()
            if any(mark_of(*words) != mark for *words, mark in rows):
                raise DamagedError("an answer is damaged")
            return [str(question) for question, *_ in rows]

        return self.read(read) or []

    def save_answer(self, question: str, revision: str, answer: str) -> None:
        """Keep an answer, if the cache is still at `revision`."""

        def keep(connection: Connection) -> None:
            if self.find(connection, revision):
                connection.execute(
                    (
                        "DELETE FROM answers WHERE revision != ? OR (SELECT count(*) FROM answers) "
                        ">= ?"
                    ),
                    (revision, MOST_ANSWERS),
                )
                connection.execute(
                    "REPLACE INTO answers VALUES (?, ?, ?, ?)",
                    (question, revision, answer, mark_of(question, revision, answer)),
                )

        self.change(keep)

    def store(self, update: CacheUpdate, base: str) -> str:
        """Write what a refresh found and return the revision it came to.

        It is written on top of revision `base`, and an empty `base` replaces all there is. The
        returned revision is empty when nothing was stored.
        """

        def write(connection: Connection) -> str:
            if not base:
                wipe_tables(connection)
            before = self._about(connection) if base else CacheHeader()
            return (
                self._write(connection, update, before)
                if before and before.revision == base
                else ""
            )

        return self.change(write) or ""

    def _write(self, connection: Connection, update: CacheUpdate, before: CacheHeader) -> str:
        total, is_moved, changed = before.total, update.is_moved or not before.revision, []
        for path, reading in update.readings.items():
            old = read_row(connection, "readings", path) if before.revision else b""
            if old != reading:
                changed.append(path)
                total += write_row(connection, "readings", path, reading, old)
        for folder, stamps in update.folders.items():
            put_folder(connection, folder, stamps)
        unfolded = before.unfolded_total
        if is_moved:
            connection.execute("DELETE FROM folds")
            connection.execute("DELETE FROM unfolded")
            unfolded = 0
        elif before.fold_total >= 0:
            unfolded += add_unfolded(connection, changed)
        is_same = not (changed or is_moved) and before.problems == update.about.problems
        about = update.about._replace(
            code=self.code,
            revision=before.revision if is_same else update.revision,
            total=total,
            fold_total=-1 if is_moved else before.fold_total,
            unfolded_total=unfolded,
        )
        write_header(connection, about)
        return about.revision

    def close(self) -> None:
        """Close the file."""
        connection, self._connection = self._connection, None
        if connection is not None:
            with suppress(Error):
                connection.close()

    def __del__(self) -> None:
        self.close()

    def drop(self, why: str) -> None:
        """Delete the cache, so that the next refresh begins anew."""
        self.why = why
        self.close()
        for file in (self.file, self.file.with_name(f"{self.file.name}-journal")):
            with suppress(OSError):
                file.unlink()

    def _about(self, connection: Connection) -> CacheHeader | None:
        """Return what the cache says of itself.

        Return None where it is not of this schema, this code and these libraries.
        """
        if connection.execute("PRAGMA user_version").fetchone()[0] != SCHEMA:
            return None
        rows = connection.execute("SELECT name, value, mark FROM about").fetchall()
        if any(mark_of(name, value) != mark for name, value, mark in rows):
            raise DamagedError("what it says of itself is damaged")
        about = read_header({name: value for name, value, _ in rows})
        return (
            about
            if about.revision and about.code == self.code and are_libraries_same(about.libraries)
            else None
        )

    def find(self, connection: Connection, revision: str) -> CacheHeader | None:
        """Return what the cache says of itself where it is at `revision`."""
        about = self._about(connection)
        return about if about is not None and about.revision == revision else None

    def read(self, work: Callable[[Connection], Result]) -> Result | None:
        """Do `work` on one state of the file and return its result.

        Return None where there is no file to trust.
        """
        is_there, self.why = check_permissions(self.file)
        if is_there and not self.why:
            return self._do("BEGIN", work)
        self.close()
        return None

    def change(self, work: Callable[[Connection], Result]) -> Result | None:
        """Do `work` as a whole or not at all and return its result.

        Return None where the file cannot be written.
        """
        try:
            make_place(self.file)
        except OSError as error:
            self.why = f"it cannot be written: {error.strerror}"
            return None
        self.why = check_permissions(self.file)[1]
        return None if self.why else self._do("BEGIN IMMEDIATE", work)

    def _do(self, begin: str, work: Callable[[Connection], Result]) -> Result | None:
        try:
            if self._connection is None:
                self._connection = connect(
                    self.file, timeout=WAIT_SECONDS, isolation_level=None, check_same_thread=False
                )
                self._connection.execute("PRAGMA trusted_schema = OFF")
            with begin_transaction(self._connection, begin):
                return work(self._connection)
        except (DatabaseError, ValueError, TypeError, OverflowError, struct.error) as error:
            self._take(error)
        return None

    def _take(self, error: Exception) -> None:
        """Take note of an error and go on without the cache.

        A damaged cache is thrown away, and one that somebody else uses stays.
        """
        result = getattr(error, "sqlite_errorcode", _RESULT_CORRUPT) & 0xFF
        if result in {_RESULT_CORRUPT, _RESULT_NOT_A_DATABASE, _RESULT_ERROR}:
            self.drop(f"it was damaged: {error}")
        else:
            self.why = (
                "another program uses it"
                if result == _RESULT_BUSY
                else f"it cannot be used: {error}"
            )
            self.close()
