"""Reads the few small files of a vault that are no notes.

They are regular files inside the vault, of bounded size.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path

MAX_BYTES = 1 << 20

# Without O_NONBLOCK, opening a pipe would wait for ever; Windows has neither these flags nor the
# pipe.
_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)


def read_small(vault: Path, name: str) -> bytes | None:
    """Return the bytes of `name` (relative to `vault`), or None where there is no file.

    Raises:
        OSError: It cannot be read, is no regular file, is larger than 1 MiB, or is a link that
            leads nowhere or out of the vault (P9).

    """
    path = vault / name
    try:
        handle = os.open(path, _FLAGS)
    except (FileNotFoundError, NotADirectoryError):
        if path.is_symlink():
            raise OSError("it is a link that leads nowhere") from None
        return None
    try:
        mode = os.fstat(handle).st_mode
        if not stat.S_ISREG(mode):
            raise OSError(
                "it is a folder, not a file" if stat.S_ISDIR(mode) else "it is not a regular file"
            )
        if not path.resolve().is_relative_to(vault.resolve()):
            raise OSError("it is a link that leads out of the vault")
        with os.fdopen(handle, "rb", closefd=False) as file:
            data = file.read(MAX_BYTES + 1)
    finally:
        os.close(handle)
    if len(data) > MAX_BYTES:
        raise OSError("it is larger than 1 MiB")
    return data
