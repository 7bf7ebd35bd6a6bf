"""Says where a vault's cache lies and which code it was made by.

It lies in the user's cache folder, and only the user can read it.
"""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import mdrel

NAME = "notes.sqlite"


def cache_file(vault: Path) -> Path:
    """Return the path of the cache of `vault` without making anything."""
    from hashlib import sha256

    return (
        _cache_folder()
        / "vaults"
        / sha256(os.fsencode(os.path.realpath(vault))).hexdigest()[:16]
        / NAME
    )


def _cache_folder() -> Path:
    """Return the cache folder that platformdirs names.

    On Linux platformdirs is not imported, since that would take a twentieth of a whole question.
    """
    if os.uname().sysname == "Linux" if hasattr(os, "uname") else False:
        named = os.environ.get("XDG_CACHE_HOME", "")
        return Path(named if named.startswith("/") else "~/.cache").expanduser() / "mdrel"
    from platformdirs import user_cache_path

    return Path(user_cache_path("mdrel"))


def make_place(file: Path) -> None:
    """Make the folders (0700) and the file (0600) for the user alone.

    Raises OSError where it cannot.
    """
    for folder in (file.parents[2], file.parents[1], file.parent):
        if not folder.is_dir():
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    os.close(
        os.open(
            file,
            os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0),
            0o600,
        )
    )


def check_permissions(file: Path) -> tuple[bool, str]:
    """Return whether the cache is there, and why it may not be believed.

    Nobody but this user may have been able to write what is shown to them.
    """
    try:
        status = os.lstat(file)
        folder = os.stat(file.parent)  # noqa: PTH116 a Path for each costs more than the call
    except (FileNotFoundError, NotADirectoryError):
        return False, ""
    except OSError as error:
        return True, f"it cannot be examined: {error.strerror}"
    if not stat.S_ISREG(status.st_mode):
        return True, "it is not a regular file"
    if hasattr(os, "getuid") and (
        status.st_uid != os.getuid() or (status.st_mode | folder.st_mode) & 0o022
    ):
        return True, "other users may have written it"
    return True, ""


def code_fingerprint() -> str:
    """Return a mark of the code that reads notes and words answers.

    It differs after any change to mdrel, to Python or to what mdrel imports to read notes.
    """
    from hashlib import sha256

    marks = [mdrel.__version__, sys.version, sys.prefix, sys.platform]
    marks += (
        f"{each.name}:{status.st_mtime_ns}:{status.st_size}"
        for each in _sources(os.path.dirname(mdrel.__file__))  # noqa: PTH120 likewise
        for status in (each.stat(),)
    )
    return sha256("\n".join(marks).encode("utf-8", "surrogatepass")).hexdigest()


def _sources(folder: str) -> Iterator[os.DirEntry[str]]:
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda each: each.name):
            if entry.name.endswith(".py"):
                yield entry
            elif entry.is_dir() and entry.name not in {"__pycache__", "_data"}:
                yield from _sources(entry.path)


def library_fingerprint() -> str:
    """Return files and stamps of the libraries by which this process read notes.

    `are_libraries_same` compares them without importing any.
    """
    found: list[str] = []
    for name in ("yaml", "yaml._yaml", "frontmatter"):
        file = getattr(sys.modules.get(name), "__file__", None)
        if isinstance(file, str):
            status = os.stat(file)  # noqa: PTH116 likewise
            found.append(f"{file}\n{status.st_mtime_ns}:{status.st_size}")
    return "\n".join(found)


def are_libraries_same(marks: str) -> bool:
    """Return whether the libraries named by `library_fingerprint` are still what they were."""
    lines = marks.split("\n") if marks else []
    try:
        for file, mark in zip(lines[::2], lines[1::2], strict=True):
            status = os.stat(file)  # noqa: PTH116 likewise
            if mark != f"{status.st_mtime_ns}:{status.st_size}":
                return False
    except (OSError, ValueError):
        return False
    return True
