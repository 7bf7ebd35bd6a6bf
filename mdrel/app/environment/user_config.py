"""Keeps what a person prefers on this machine for every vault.

For now that is which vault is meant where none is near.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from mdrel.errors import VaultError, WriteError
from mdrel.vault.place import place_outside
from mdrel.vault.presence import why_no_folder
from mdrel.vault.small_file import read_small
from mdrel.write.generated_files import write_file

_FILE = "default-vault"


def _file() -> Path:
    from platformdirs import user_config_path

    return Path(user_config_path("mdrel")) / _FILE


def read_default_vault() -> Path | None:
    """Return the folder a person set, or None."""
    with suppress(OSError):
        text = os.fsdecode((read_small(_file().parent, _file().name) or b"").strip())
        return Path(text) if text and "\0" not in text else None
    return None


def set_default_vault(folder: Path) -> Path:
    """Keep `folder` as the vault for calls outside any vault, and return it as it was kept.

    Raises VaultError where it is no folder, WriteError where nothing can be kept.
    """
    if why := why_no_folder(folder):
        raise VaultError(f"{folder} {why}", "Name the folder of your notes.")
    whole = folder.resolve()
    write_file(place_outside(_file()), f"{whole}\n".encode("utf-8", "surrogateescape"))
    return whole


def forget_default_vault() -> None:
    """Forget the default vault, if there is one.

    Raises WriteError where it cannot be forgotten.
    """
    try:
        _file().unlink(missing_ok=True)
    except OSError as error:
        raise WriteError(
            f"{_file()} cannot be deleted: {error.strerror}", "Check its permissions."
        ) from error
