"""Holds what was read of one vault's notes, with the stamps it holds for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from mdrel.model.diagnostic import Diagnostic
from mdrel.model.note import ParsedNote
from mdrel.vault.scan import Folders, join

Reading = tuple[ParsedNote | None, Diagnostic | None]


@dataclass(slots=True)
class Readings:
    """Stamps by folder and name, readings by path, and what the last walk met.

    `notes` are readings, and `unread` says why a note could not be read. `linked` are notes with
    further names, through which they may be changed without a file event. With `is_partial`, what
    is neither in `notes` nor in `unread` is as the cache has it.
    """

    folders: Folders = field(default_factory=dict)
    notes: dict[str, ParsedNote] = field(default_factory=dict)
    unread: dict[str, Diagnostic] = field(default_factory=dict)
    scan_problems: list[Diagnostic] = field(default_factory=list)
    linked: set[str] = field(default_factory=set)
    is_partial: bool = False

    def paths(self) -> Iterator[str]:
        """Yield the paths of all notes there are."""
        return (join(folder, name) for folder, names in self.folders.items() for name in names)

    def reading(self, path: str) -> Reading | None:
        """Return the reading of a note that was read, or None of one that is gone."""
        note, unread = self.notes.get(path), self.unread.get(path)
        return None if note is None and unread is None else (note, unread)

    def add(self, path: str, reading: Reading) -> None:
        """Keep the reading of a note, or why it could not be read."""
        note, unread = reading
        if note is not None:
            self.notes[path] = note
        if unread is not None:
            self.unread[path] = unread

    def forget(self, path: str) -> None:
        """Drop the reading of a note that is gone or to be read again."""
        self.notes.pop(path, None)
        self.unread.pop(path, None)
