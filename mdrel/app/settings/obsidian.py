"""Reads what Obsidian's own settings say about daily notes and templates.

Unreadable settings count as none, since they are Obsidian's to repair.
"""

from __future__ import annotations

import re
from pathlib import Path

from msgspec import Struct

from mdrel.app.settings import path_validators as paths
from mdrel.app.settings import validators as kinds
from mdrel.app.settings.files import DAILY, PERIODIC, TEMPLATER, TEMPLATES, is_obsidian_vault
from mdrel.model.policy import Reading, Unread
from mdrel.model.toml_writer import write_toml
from mdrel.parse.dates.forms import MONTHS
from mdrel.parse.lexicon import tells_day
from mdrel.parse.markdown.lazy_pattern import lazy_pattern
from mdrel.vault.small_file import read_small

_MARKS, _DATE_MARK = "{{", lazy_pattern(r"\{\{\s*date:([^{}]*)\}\}")
_MONTH = f"(?:{'|'.join(sorted(MONTHS, key=len, reverse=True))})"
# A folder called so holds the notes of one period: 2026, 2026-11, 11-November, November 2026, W47.
_PERIOD = lazy_pattern(
    rf"(?:19|20)\d\d(?:[-_. ]?(?:\d\d?|{_MONTH}|[wq]\d\d?))*|(?:\d\d?[-_. ]+)?{_MONTH}"
    r"(?:[-_. ]+(?:19|20)\d\d)?|[wq]\d\d?",
    re.IGNORECASE,
)
_NUMBER = lazy_pattern(r"[01]?\d")
_TEMPLATES = ((TEMPLATES, "folder"), (TEMPLATER, "templates_folder"))


class ObsidianSettings(Struct, frozen=True):
    """What Obsidian's settings say.

    Folders are relative to the vault. The format is in moment.js letters, and empty where nothing
    is said. `unread` is what of it cannot be used. `is_vault` says that Obsidian keeps the vault.
    """

    daily_folder: str = ""
    daily_format: str = ""
    template_folders: tuple[str, ...] = ()
    unread: Unread | None = None
    is_vault: bool = False


NO_HINTS = ObsidianSettings()


def read_hints(vault: Path) -> ObsidianSettings:
    """Return what the core plugins, Periodic Notes and Templater of a vault are set to.

    Folder and format of daily notes belong together, so both come from the first plugin that names
    either.
    """
    if not is_obsidian_vault(vault):
        return NO_HINTS
    name, (folder, form) = DAILY, _read_daily(_read_json(vault, DAILY))
    if not (folder or form):
        name, (folder, form) = PERIODIC, _read_periodic(vault)
    folder, form, unread = _leave_out_unread(name, _leave_out_period(folder), form)
    templates = (_read_path(_read_json(vault, name).get(key)) for name, key in _TEMPLATES)
    # An empty folder would make templates of the whole vault.
    folders = tuple(dict.fromkeys(template for template in templates if template))
    return ObsidianSettings(folder, form, folders, unread, is_vault=True)


def _leave_out_period(folder: str) -> str:
    """Return a folder without the years, months and weeks at its end.

    Obsidian knows where the next note goes (`Daily/2026-11`); those of other months lie beside it.
    A number alone is a month below a year.
    """
    parts = folder.split("/") if folder else []
    while parts and (
        _PERIOD.fullmatch(parts[-1])
        or (_NUMBER.fullmatch(parts[-1]) and parts[1:] and _PERIOD.fullmatch(parts[-2]))
    ):
        parts.pop()
    return "/".join(parts)


def _leave_out_unread(name: str, folder: str, form: str) -> tuple[str, str, Unread | None]:
    """Return folder and format without what mdrel cannot read.

    That is a template's marks, or a format that tells no day.
    """
    if _MARKS in folder:
        return (
            "",
            form if not form or tells_day(form) else "",
            Unread(name, folder, 'daily_folder = "Journal"'),
        )
    if not form or tells_day(form):
        return folder, form, None
    meant = _DATE_MARK.sub(r"\1", form)
    return (
        folder,
        "",
        Unread(
            name,
            form,
            f"daily_format = {write_toml(meant if tells_day(meant) else Reading().daily_format)}",
        ),
    )


def _read_periodic(vault: Path) -> tuple[str, str]:
    """Return folder and format of Periodic Notes' daily notes, unless they are switched off."""
    daily = _read_json(vault, PERIODIC).get("daily")
    return (
        _read_daily(daily)
        if isinstance(daily, dict) and daily.get("enabled") is not False
        else ("", "")
    )


def _read_daily(data: dict[str, object]) -> tuple[str, str]:
    """Return `folder` and `format` of a plugin's settings."""
    form = data.get("format")
    return _read_path(data.get("folder")), form.strip() if isinstance(form, str) else ""


def _read_path(value: object) -> str:
    """Return a folder inside the vault, or nothing. Obsidian writes `/` for the vault itself."""
    try:
        return paths.read_folder(value.strip("/ ") if isinstance(value, str) else "")
    except kinds.InvalidValueError:
        return ""


def _read_json(vault: Path, name: str) -> dict[str, object]:
    """Return the JSON object in a file of the vault, or an empty one."""
    try:
        data = read_small(vault, name)
    except OSError:
        return {}
    if data is None:
        return {}
    import json

    try:
        value = json.loads(data)
    except (ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}
