"""Plans what a change makes of one note, without writing it."""

from __future__ import annotations

from pathlib import Path

from mdrel.app.editing.note_command import NoteChange, Result
from mdrel.app.editing.settings_change import plan_setting
from mdrel.errors import WriteError
from mdrel.model.surrogates import SURROGATE
from mdrel.parse.lexicon import Lexicon
from mdrel.vault.presence import is_there
from mdrel.write.edits import EditRefusedError, Reader, apply_edits
from mdrel.write.generated_files import inside
from mdrel.write.note_files import find_note, read_bytes


def plan_change(vault: Path, lexicon: Lexicon, change: NoteChange) -> tuple[bytes, Result]:
    """Return a note's bytes and what a change makes of them.

    Raises WriteError with path and line where the change is refused.
    """
    if change.setting:
        return plan_setting(vault, change.path, change.setting)
    if change.content:
        inside(vault, change.path)
        if is_there(vault / change.path):
            raise WriteError(
                f"{change.path} is already there; nothing was written", "Choose another name."
            )
        return b"", Result(change.path, None, change.content)
    data = read_bytes(find_note(vault, change.path))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise WriteError(
            f"{change.path}:{line}: it is not UTF-8; nothing was written",
            "Save it as UTF-8 first.",
        ) from error
    try:
        after = apply_edits(text, change.edits, Reader(change.path, lexicon))
    except EditRefusedError as error:
        line = text.count("\n", 0, error.offset) + 1
        raise WriteError(
            f"{change.path}:{line}: {error.reason}; nothing was written", error.hint
        ) from error
    if SURROGATE.search(after):
        raise WriteError(
            (
                f"{change.path}: what was to be written holds bytes that are not UTF-8; "
                "nothing was written"
            ),
            "Type it again.",
        )
    return data, Result(change.path, text, after)
