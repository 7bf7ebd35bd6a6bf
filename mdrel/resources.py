"""Finds the files that mdrel brings along.

It knows the package's place on disk and nothing of vaults.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal

from mdrel.errors import MdrelError

DataFolder = Literal["templates", "example-vault"]
_PACKAGE = Path(__file__).resolve().parent


@cache
def data_folder(name: DataFolder) -> Path:
    """Return the folder `name` of the files that mdrel brings along.

    It lies in a wheel (`mdrel/_data`), or beside the package in a checkout and an editable install.

    Raises:
        MdrelError: If neither is there, so the installation is broken.
    """
    for folder in (_PACKAGE / "_data" / name, _PACKAGE.parent / name):
        if folder.is_dir():
            return folder
    message = f"mdrel's own folder '{name}' is missing"
    raise MdrelError(message, "Install mdrel again.")
