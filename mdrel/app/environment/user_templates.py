"""Finds the person's own templates where the system places them."""

from __future__ import annotations

import os
from pathlib import Path

from mdrel.vault.presence import is_folder


def template_folders() -> tuple[str, ...]:
    """Return the folder of the person's own templates, where there is one.

    It is never a folder inside a vault.
    """
    from platformdirs import user_config_path

    folder = Path(user_config_path("mdrel")) / "templates"
    return (str(folder),) if is_folder(folder) else ()


def stamp_templates() -> str:
    """Return a text that changes when one of the person's own templates does.

    It changes once a file was added, changed or removed, and is empty where there are none.
    """
    return " ".join(
        _stamp_file(file)
        for folder in list_template_folders()
        for file in sorted(Path(folder).iterdir())
    )


def _stamp_file(path: Path) -> str:
    try:
        found = path.stat()
    except OSError:
        return f"{path} 0"
    return f"{path} {found.st_mtime_ns} {found.st_size} {found.st_ino}"


def list_template_folders() -> tuple[str, ...]:
    """Return the folder of the person's own templates and all folders in it."""
    return tuple(folder for top in template_folders() for folder, _, _ in os.walk(top))
