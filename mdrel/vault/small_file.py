"""Reads the few small files of a vault that are no notes.

They are regular files inside the vault, of bounded size.
"""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

from mdrel.vault.folders import OpenFolders

MAX_BYTES = 1 << 20


def read_small(vault: Path | OpenFolders, name: str) -> bytes | None:
    """Return the bytes of `name` (relative to `vault`), or None where there is no file.

    A link is followed where it leads to a file of the vault.

    Raises:
        OSError: It cannot be read, is no regular file, is larger than 1 MiB, or is a link that
            leads nowhere or out of the vault (P9).

    """
    if not isinstance(vault, OpenFolders):
        with OpenFolders(vault) as folders:
            return read_small(folders, name)
    try:
        return _read(vault.open(name))
    except FileNotFoundError:
        return None
    except OSError as error:
        if error.errno not in {errno.ELOOP, errno.ENOTDIR}:
            raise
    target = _find_target(Path(str(vault)), name)
    return None if target is None else _read(vault.open(target))


def read_small_file(path: Path) -> bytes | None:
    """Return the bytes of a file of mdrel's own, as `read_small` does of one in a vault."""
    return read_small(path.parent, path.name)


def _read(handle: int) -> bytes:
    try:
        mode = os.fstat(handle).st_mode
        if not stat.S_ISREG(mode):
            raise OSError(
                "it is a folder, not a file" if stat.S_ISDIR(mode) else "it is not a regular file"
            )
        with os.fdopen(handle, "rb", closefd=False) as file:
            data = file.read(MAX_BYTES + 1)
    finally:
        os.close(handle)
    if len(data) > MAX_BYTES:
        raise OSError("it is larger than 1 MiB")
    return data


def _find_target(vault: Path, name: str) -> str | None:
    """Return the path in the vault that a name leads to over links, None where there is none.

    Raises OSError where it leads nowhere or out of the vault.
    """
    path = vault / name
    try:
        target = os.path.realpath(path, strict=True)
    except (FileNotFoundError, NotADirectoryError):
        if path.is_symlink():
            raise OSError("it is a link that leads nowhere") from None
        return None
    root = os.path.realpath(vault)
    if not Path(target).is_relative_to(root):
        raise OSError("it is a link that leads out of the vault")
    return os.path.relpath(target, root).replace(os.sep, "/")
