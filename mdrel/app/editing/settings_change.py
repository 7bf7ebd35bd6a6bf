"""Plans changes of two lists in `mdrel.toml`: what is no contact, and whom you work for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from mdrel.app.editing.note_command import AddedSetting, NoteChange, Result
from mdrel.app.settings.files import FILE_NAME
from mdrel.app.settings.toml_edit import TomlEditError, add_to_list
from mdrel.errors import WriteError
from mdrel.model.toml_writer import write_toml
from mdrel.vault.presence import is_there
from mdrel.write.note_files import find_note, read_bytes

_GLOB = re.compile(r"[*?[]")


def make_not_people(paths: Iterable[str]) -> NoteChange:
    """Return the change of the settings by which the notes at `paths` are no contacts."""
    return _change("notes", "not_people", tuple(map(_make_pattern, paths)))


def make_organizations(names: Iterable[str]) -> NoteChange:
    """Return the change of the settings by which the names are one's own organisation's."""
    return _change("me", "organizations", tuple(names))


def _change(table: str, key: str, items: tuple[str, ...]) -> NoteChange:
    return NoteChange(FILE_NAME, setting=AddedSetting(table, key, items))


def _make_pattern(path: str) -> str:
    """Return the pattern that fits this one path. A slash makes a path of a mere name."""
    escaped = _GLOB.sub(lambda found: f"[{found[0]}]", path)
    return escaped if "/" in escaped else f"/{escaped}"


def plan_setting(vault: Path, path: str, added: AddedSetting) -> tuple[bytes, Result]:
    """Return the bytes of `mdrel.toml` and what the change makes of them.

    Raises WriteError where it cannot be written, or is written in a way that cannot be added to.
    """
    data = b""
    if has_file := is_there(vault / path):
        data = read_bytes(find_note(vault, path))
    try:
        text = data.decode("utf-8")
        after = add_to_list(text, added.table, added.key, added.items)
        after.encode("utf-8")
    except (UnicodeError, TomlEditError) as error:
        line = write_toml(added.items).encode("utf-8", "backslashreplace").decode("utf-8")
        raise WriteError(
            f"{path} cannot be added to safely",
            f"Write in it below [{added.table}]: {added.key} = {line}",
        ) from error
    return data, Result(path, text if has_file else None, after)
