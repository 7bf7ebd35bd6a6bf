"""The journal of what mdrel writes into notes, kept for `undo` (P6).

Each change is written down before it is done, so that one can be found that an editor has since
overwritten.

A record is one line of JSON, appended and made to last. The journal stands in the user's state
folder and is readable by the user alone, since it holds text of notes.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, Literal

from msgspec import Struct, ValidationError, convert
from msgspec.structs import asdict, replace

from mdrel.errors import raising_write_error
from mdrel.write.generated_files import write_all
from mdrel.write.private_file import write_private

NAME = "journal.jsonl"
LARGEST = 16 * 1024 * 1024
State = Literal["begun", "done", "failed"]


class Record(Struct, frozen=True):
    """One change of one note.

    `operation` is shared by the changes of one command; `token` names this one.

    `before` and `after` are the SHA-256 of the note's bytes, empty where there was no note. The
    change put `new` in place of `old` at character `start`.

    `edits` are what was asked, so that it can be asked again. `at` is the local time in ISO format.
    """

    operation: str
    token: str
    at: str
    command: str
    what: str
    path: str
    before: str
    after: str
    start: int
    old: str
    new: str
    edits: tuple[dict[str, Any], ...] = ()
    state: State = "begun"
    is_undone: bool = False
    is_dismissed: bool = False


# How a change ended, which lines of their own tell.
_ENDS = frozenset({"state", "is_undone", "is_dismissed"})


class Journal:
    """The journal in a vault's state folder."""

    def __init__(self, folder: Path) -> None:
        """Keep the journal's path; nothing is read or made yet."""
        self.path = folder / NAME

    def begin(self, record: Record) -> None:
        """Write down what is about to be done.

        Raises WriteError; the change must then not be done.
        """
        self._append(
            {
                "kind": "change",
                **{name: value for name, value in asdict(record).items() if name not in _ENDS},
            }
        )

    def mark(self, kind: Literal["done", "failed", "undone", "dismissed"], token: str) -> None:
        """Write down how a change ended; `undone` names the operation instead.

        Raises WriteError.
        """
        self._append({"kind": kind, "token": token})

    def _append(self, record: dict[str, object]) -> None:
        import json

        hint = "Nothing is changed without it: check the disk and the state folder."
        with raising_write_error(f"The journal {self.path} cannot be written", hint):
            self._shorten()
            descriptor = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
            try:
                # A line cut short by a crash must not swallow this one.
                size = os.lseek(descriptor, 0, os.SEEK_END)
                is_torn = (
                    size > 0 and os.pread(descriptor, 1, size - 1) != b"\n"
                    if hasattr(os, "pread")
                    else False
                )
                line = (
                    json.dumps(record, ensure_ascii=True, separators=(",", ":")).encode("ascii")
                    + b"\n"
                )
                write_all(descriptor, b"\n" + line if is_torn else line)
                os.fsync(descriptor)
            finally:
                os.close(descriptor)

    def _shorten(self) -> None:
        """Drop the older half of the journal where it has grown large."""
        if not self.path.exists() or self.path.stat().st_size < LARGEST:
            return
        data = self.path.read_bytes()
        write_private(self.path, data[data.find(b"\n", len(data) // 2) + 1 or len(data) :])

    def read(self) -> tuple[Record, ...]:
        """Return all changes, oldest first, with how they ended.

        Raises WriteError where the journal is there and cannot be read.
        """
        records: dict[str, Record] = {}
        undone: set[str] = set()
        for line in self._lines():
            kind, token = (str(line.get(name, "")) for name in ("kind", "token"))
            if kind == "change":
                with suppress(ValidationError):  # damaged, or of another mdrel
                    records[token] = convert(line, Record)
            elif kind in {"done", "failed"} and token in records:
                records[token] = replace(
                    records[token], state="done" if kind == "done" else "failed"
                )
            elif kind == "undone":
                undone.add(token)
            elif kind == "dismissed" and token in records:
                records[token] = replace(records[token], is_dismissed=True)
        return tuple(replace(each, is_undone=each.operation in undone) for each in records.values())

    def _lines(self) -> Iterator[dict[str, object]]:
        import json

        hint = "Check its permissions."
        with raising_write_error(f"The journal {self.path} cannot be read", hint):
            text = (
                self.path.read_text(encoding="utf-8", errors="replace")
                if self.path.exists()
                else ""
            )
        for line in text.split("\n"):
            try:
                found = json.loads(line) if line else None
            except (ValueError, RecursionError):
                continue
            if isinstance(found, dict):
                yield found


def settle(records: Iterable[Record], hash_now: Callable[[str], str]) -> tuple[Record, ...]:
    """Return the changes, each with the end that the notes show where none is written down.

    A change has no end where its process was killed too early. The note's hash then tells whether
    it is done, failed, or begun still where nothing tells. It is the hash that the next change of
    the note found, else the one that `hash_now` finds at a path (empty where there is no note).
    """
    settled: list[Record] = []
    found: dict[str, str] = {}
    for told in reversed(tuple(records)):
        record = told
        if told.state == "begun":
            now = found[told.path] if told.path in found else hash_now(told.path)
            record = replace(told, state=_state_by(now, told))
        if record.state != "failed":
            found[record.path] = record.before
        settled.append(record)
    return tuple(reversed(settled))


def _state_by(now: str, record: Record) -> Literal["begun", "done", "failed"]:
    """Return the state of a change by the hash of the note as it is now."""
    if now == record.after:
        return "done"
    return "failed" if now == record.before else "begun"
