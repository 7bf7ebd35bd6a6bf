"""Opens a note in the person's own editor, and says whether they changed it."""

from __future__ import annotations

from pathlib import Path

from mdrel.app.environment.text_editor import open_in_editor
from mdrel.errors import WriteError
from mdrel.write.note_files import find_note, read_bytes


def edit_by_hand(vault: Path, path: str, line: int) -> bool:
    """Open a note at `line` (from 1), and return whether it is another afterwards.

    Raises WriteError where it cannot be written, and UsageError where there is no editor or it
    fails.
    """
    before = read_bytes(find_note(vault, path))
    open_in_editor(vault / path, line)
    try:
        return read_bytes(find_note(vault, path)) != before
    except WriteError:
        return True  # it was moved or deleted
