"""Lists every setting with its value and where it comes from, for `mdrel config`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from mdrel.app.settings.files import FILE_NAME
from mdrel.app.settings.loader import build_policy, parse_settings, read_settings_text
from mdrel.app.settings.obsidian import ObsidianSettings, read_hints
from mdrel.app.settings.schema import CIRCLE, SETTINGS, Setting
from mdrel.app.settings.toml_file import find_places, place_of
from mdrel.model.level import Level
from mdrel.model.policy import Policy
from mdrel.model.toml_writer import write_toml

DEFAULT, OBSIDIAN = "default", ".obsidian"
_FROM_OBSIDIAN = frozenset({"notes.daily_folder", "notes.daily_format"})


class Shown(Struct, frozen=True):
    """One setting as it is in force.

    `value` is as it would stand in the file. `origin` is `default`, `.obsidian` or
    `mdrel.toml:line`.
    """

    key: str
    value: str
    origin: str


def shown_settings(vault: Path) -> tuple[Shown, ...]:
    """Return all settings of a vault in the order of the documentation.

    Raises SettingsError.
    """
    text = read_settings_text(vault).removeprefix("\ufeff")
    choices, hints = parse_settings(text), read_hints(vault)
    policy, places = build_policy(choices, hints), find_places(text)
    return tuple(
        Shown(
            key,
            _write(key, row, policy, choices),
            f"{FILE_NAME}:{place_of(tuple(key.split('.')), places).line}"
            if key in choices
            else _origin(key, hints),
        )
        for row in SETTINGS
        for key in _keys(row, choices)
    )


def _keys(row: Setting, choices: dict[str, object]) -> Iterator[str]:
    """Yield the keys of a row.

    Of a table of names these are only those that are set, and every cadence.
    """
    if not row.names:
        yield row.key
        return
    table = ".".join(row.path)
    yield from (
        key
        for name in row.names
        if (key := f"{table}.{name}") in choices or table == "method.cadence"
    )


def _write(key: str, row: Setting, policy: Policy, choices: dict[str, object]) -> str:
    table, _, name = key.rpartition(".")
    if table == "method.cadence":
        cadence = (
            policy.method.circle_cadence if name == CIRCLE else policy.method.cadence[Level(name)]
        )
        return write_toml(cadence.words)
    if row.names:
        return _plain(choices[key])
    return (
        _plain(
            getattr(getattr(policy, row.part) if row.part != "policy" else policy, row.attribute)
        )
        if row.part
        else "false"
    )


def _plain(value: object) -> str:
    """Return a value as it would stand in the file, with sets in order."""
    if value is None:
        return '"none"'
    if isinstance(value, (set, frozenset)):
        return write_toml(tuple(sorted(map(str, value))))
    return write_toml(value if isinstance(value, (bool, int, tuple)) else str(value))


def _origin(key: str, hints: ObsidianSettings) -> str:
    if key == "calendar.link":
        return OBSIDIAN if hints.is_vault else DEFAULT
    says_days = bool(hints.daily_folder or hints.daily_format)
    return OBSIDIAN if says_days and key in _FROM_OBSIDIAN else DEFAULT
