"""Plans what a change makes of one note or of `mdrel.toml`, without writing it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from mdrel.app.editing.note_command import AddedSetting, NoteChange, Result
from mdrel.app.settings.files import FILE_NAME
from mdrel.app.settings.toml_file import TomlEditError, add_to_list
from mdrel.errors import WriteError
from mdrel.model.surrogates import SURROGATE
from mdrel.model.toml_writer import write_toml
from mdrel.parse.lexicon import Lexicon
from mdrel.vault.presence import is_there
from mdrel.write.edits import EditRefusedError, Reader, apply_edits
from mdrel.write.generated_files import inside
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
            f"{change.path}:{line}: it is not UTF-8; nothing was written", "Save it as UTF-8 first."
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
