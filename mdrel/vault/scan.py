"""One pass over the vault's folders: which notes there are, with their stamps."""

from __future__ import annotations

import fnmatch
import os
import re
import stat
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from mdrel.errors import VaultError
from mdrel.model.codes import problem
from mdrel.model.diagnostic import Diagnostic

ENDINGS = (".md", ".markdown")
Stamp = tuple[int, int, int, int]


@dataclass(slots=True)
class Scan:
    """What is there: path (relative, with `/`) -> stamp (mtime_ns, ctime_ns, size, inode), and what could not be looked at.

    A stamp of a file changed within the last 2 s before the scan is no proof of sameness; whoever keeps stamps must read such a file again.
    """

    stamps: dict[str, Stamp] = field(default_factory=dict)
    problems: list[Diagnostic] = field(default_factory=list)


def scan_vault(root: Path, ignore: Iterable[str] = ()) -> Scan:
    """Return all notes below `root`: regular files, no dot folders, links not followed (P9).

    Raises VaultError when the folder itself is missing or cannot be read.
    """
    if not root.is_dir():
        raise VaultError(f"{root} is no folder", "Name the folder of your notes with --vault, or run `mdrel demo` to see an example.")
    found = Scan()
    ignored = make_ignore(ignore)
    pending = [""]
    while pending:
        folder = pending.pop()
        pending.extend(_scan_folder(root, folder, ignored, found))
    return found


def make_ignore(patterns: Iterable[str]) -> Callable[[str], bool]:
    """Return a test of a relative path against globs; `*` goes through folders.

    A pattern without `/` is a name at any depth (`Archive`, `*.draft.md`), one with `/` a path from the vault's root (`/Archive`, `Work/*`, `**/drafts`).
    """
    names: list[str] = []
    paths: list[str] = []
    for each in patterns:
        body = each.strip("/").removesuffix("/**")
        if body:
            (paths if "/" in each.rstrip("/") else names).append(fnmatch.translate(body))
    if not names and not paths:
        return lambda _path: False
    name, path = re.compile("|".join(names) or "(?!)"), re.compile("|".join(paths) or "(?!)")

    def is_ignored(where: str) -> bool:
        return bool(name.match(where.rpartition("/")[2]) or path.match(where) or path.match("/" + where))

    return is_ignored


def _scan_folder(root: Path, folder: str, is_ignored: Callable[[str], bool], found: Scan) -> list[str]:
    """Add one folder's notes and return the folders in it."""
    prefix = f"{folder}/" if folder else ""
    folders: list[str] = []
    try:
        with os.scandir(root / folder) as entries:
            listed = list(entries)
    except OSError as error:
        if not folder:
            raise VaultError(f"{root} cannot be read: {error.strerror}", "Check the folder's permissions.") from error
        if not isinstance(error, FileNotFoundError):  # a folder that is gone meanwhile is no problem
            found.problems.append(problem("MDR101", folder, f"the folder cannot be read: {error.strerror}"))
        return []
    for entry in listed:
        if entry.name.startswith("."):
            continue
        path = prefix + entry.name
        try:
            if _look_at(entry, path, is_ignored, found):
                folders.append(path)
        except FileNotFoundError:  # gone between listing and looking: it is not there
            continue
        except OSError as error:
            found.problems.append(problem("MDR101", path, f"it cannot be looked at: {error.strerror}"))
    return folders


def _look_at(entry: os.DirEntry[str], path: str, is_ignored: Callable[[str], bool], found: Scan) -> bool:
    """Add a note, report what only looks like one, and return whether this is a folder to go into."""
    is_note = entry.name.endswith(ENDINGS) or entry.name.lower().endswith(ENDINGS)
    if entry.is_symlink():
        if (is_note or os.path.isdir(entry.path)) and not is_ignored(path):  # noqa: PTH112 a Path per entry costs more than the walk
            found.problems.append(problem("MDR104", path, "a symbolic link is not followed"))
        return False
    if entry.is_dir(follow_symlinks=False):
        return not is_ignored(path)
    if is_note and not is_ignored(path):
        _add(entry, path, found)
    return False


def _add(entry: os.DirEntry[str], path: str, found: Scan) -> None:
    status = entry.stat(follow_symlinks=False)
    if not stat.S_ISREG(status.st_mode):
        found.problems.append(problem("MDR104", path, "a pipe, socket or device is no note"))
        return
    if not _is_utf8(path):
        found.problems.append(problem("MDR107", path, "the file name is not UTF-8"))
    found.stamps[path] = (status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino)


def _is_utf8(path: str) -> bool:
    """Whether the name came from valid UTF-8 (else it holds surrogates)."""
    return path.isascii() or not any("\ud800" <= character <= "\udfff" for character in path)
