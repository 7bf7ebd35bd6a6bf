"""Whether something is there. What cannot be looked at, since a folder above it may not be entered, is not there, and never an error (`Path.is_dir` raises it)."""

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
    """Return whether anything stands at `path`, were it a link that leads nowhere."""
    return os.path.lexists(path)


def missing_folder(folder: Path) -> Path | None:
    """Return `folder` where it would have to be made, None where it is there."""
    return None if is_there(folder) else folder


def why_no_folder(path: Path) -> str:
    """Return what is to be said of a path that should be a folder: nothing where it is one."""
    try:
        return "" if stat.S_ISDIR(path.stat().st_mode) else "is no folder"
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return "is no folder"
    except OSError as error:
        return f"cannot be reached: {error.strerror}"
