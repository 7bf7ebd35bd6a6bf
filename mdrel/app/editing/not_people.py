"""Plans that notes shall be no contacts, by `notes.not_people` of `mdrel.toml`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from mdrel.app.editing.note_command import NoteChange, Result
from mdrel.app.settings.files import FILE_NAME
from mdrel.app.settings.toml_edit import TomlEditError, add_to_list
from mdrel.app.settings.toml_writer import write_toml
from mdrel.errors import WriteError
from mdrel.vault.presence import is_there
from mdrel.write.note_files import find_note, read_bytes

_GLOB = re.compile(r"[*?[]")


def make_not_people(paths: Iterable[str]) -> NoteChange:
    """Return the change of the settings by which the notes at `paths` are no contacts."""
    return NoteChange(FILE_NAME, not_people=tuple(map(_make_pattern, paths)))


def _make_pattern(path: str) -> str:
    """Return the pattern that fits this one path. A slash makes a path of a mere name."""
    escaped = _GLOB.sub(lambda found: f"[{found[0]}]", path)
    return escaped if "/" in escaped else f"/{escaped}"


def plan_not_people(vault: Path, change: NoteChange) -> tuple[bytes, Result]:
    """Return the bytes of `mdrel.toml` and what the change makes of them.

    Raises WriteError where it cannot be written, or is written in a way that cannot be added to.
    """
    data = b""
    if has_file := is_there(vault / change.path):
        data = read_bytes(find_note(vault, change.path))
    try:
        text = data.decode("utf-8")
        after = add_to_list(text, "notes", "not_people", change.not_people)
        after.encode("utf-8")
    except (UnicodeError, TomlEditError) as error:
        line = write_toml(change.not_people).encode("utf-8", "backslashreplace").decode("utf-8")
        raise WriteError(
            f"{change.path} cannot be added to safely",
            f"Write in it below [notes]: not_people = {line}",
        ) from error
    return data, Result(change.path, text if has_file else None, after)
