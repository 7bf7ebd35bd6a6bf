"""Checks the values of settings that are paths inside the vault."""

from __future__ import annotations

import re

from mdrel.app.settings.validators import CONTROL, InvalidValueError, show

_DRIVE = "[A-Za-z]:"


def read_folder(value: object) -> str:
    """Return a path inside the vault with `/`, without `.` parts.

    An empty path means the vault itself.
    """
    if not isinstance(value, str):
        raise InvalidValueError
    path = value.strip()
    if re.search(CONTROL, path) or "\\" in path:
        raise InvalidValueError(
            f"{show(value)} is not a path mdrel can use",
            "Write folders with / between them, without control characters.",
        )
    if path.startswith(("/", "~")) or re.match(_DRIVE, path) or ".." in path.split("/"):
        raise InvalidValueError(
            f"{show(value)} leads out of the vault",
            "Write a path relative to the vault; mdrel writes nothing outside it.",
        )
    return "/".join(part for part in path.split("/") if part not in {"", "."})


def read_note(value: object) -> str:
    """Return the path of a note inside the vault, also from a link `[[…]]`."""
    return read_folder(
        value.strip().removeprefix("[[").removesuffix("]]") if isinstance(value, str) else value
    )


def read_inner_folder(value: object) -> str:
    """Return a folder below the vault's root that Obsidian and mdrel look into."""
    path = read_folder(value)
    if not path:
        raise InvalidValueError(
            f"{show(value)} is the vault itself", "Name a folder inside the vault."
        )
    if any(part.startswith(".") for part in path.split("/")):
        raise InvalidValueError(
            f"{show(value)} is hidden", "Choose a folder whose name does not begin with a dot."
        )
    return path


def read_feed_path(value: object) -> str:
    """Return the path of the feed inside the vault.

    It is a file that ends in `.ics`, so that it can never be a note.
    """
    path = read_inner_folder(value)
    if not path.lower().endswith(".ics") or str(value).strip().endswith("/"):
        raise InvalidValueError(
            f"{show(value)} is not a calendar file", "Let its name end in .ics."
        )
    return path
