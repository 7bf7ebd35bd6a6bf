"""Whether a path leads to something, asked without ever raising.

What cannot be looked at, because a folder above it may not be entered, counts as missing.
(`Path.is_dir` raises an error there.)
"""

from __future__ import annotations

import os
import stat
from pathlib import Path


def is_folder(path: Path) -> bool:
    """Return whether `path` leads to a folder."""
    return not why_no_folder(path)


def is_file(path: Path) -> bool:
    """Return whether `path` leads to a regular file."""
    return os.path.isfile(path)  # noqa: PTH113 see above


def is_there(path: Path) -> bool:
    """Return whether anything stands at `path`, even a link that leads nowhere."""
    return os.path.lexists(path)


def missing_folder(folder: Path) -> Path | None:
    """Return `folder` if it has to be made first, or None if it exists."""
    return None if is_there(folder) else folder


def why_no_folder(path: Path) -> str:
    """Return why `path` is no usable folder, or an empty text if it is one."""
    try:
        return "" if stat.S_ISDIR(path.stat().st_mode) else "is not a folder"
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return "does not exist"
    except OSError as error:
        return f"cannot be reached: {error.strerror}"
