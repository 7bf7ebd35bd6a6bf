"""One pass over the vault's folders: which notes there are, with their stamps."""

from __future__ import annotations

import fnmatch
import os
import re
import stat
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from mdrel.errors import VaultError
from mdrel.vault.presence import why_no_folder

if TYPE_CHECKING:
    from mdrel.model.diagnostic import Diagnostic

ENDINGS = (".md", ".markdown")
Stamp = tuple[int, int, int, int]
Folders = dict[str, dict[str, Stamp]]


@dataclass(slots=True)
class Scan:
    """What is there: folder (relative, with `/`) -> name -> stamp (mtime_ns, ctime_ns, size, inode), and what could not be looked at.

    Every folder that was looked into is named, one without notes too. A stamp of a file changed within the last 2 s before the scan is no proof of sameness;
    whoever keeps stamps must read such a file again.
    """

    folders: Folders = field(default_factory=dict)
    problems: list[Diagnostic] = field(default_factory=list)

    @property
    def stamps(self) -> dict[str, Stamp]:
        """The stamps by path."""
        return {join(folder, name): stamp for folder, names in self.folders.items() for name, stamp in names.items()}


def join(folder: str, name: str) -> str:
    """Return the path of `name` in `folder`."""
    return f"{folder}/{name}" if folder else name


def split(path: str) -> tuple[str, str]:
    """Return folder and name of a path."""
    folder, _, name = path.rpartition("/")
    return folder, name


def scan_vault(root: Path, ignore: Iterable[str] = ()) -> Scan:
    """Return all notes below `root`: regular files, no dot folders, links not followed (P9).

    Raises VaultError when the folder itself is missing or cannot be read.
    """
    if why := why_no_folder(root):
        raise VaultError(f"{root} {why}", "Name the folder of your notes with --vault, or run `mdrel demo` to see an example.")
    found = Scan()
    ignored = make_ignore(ignore)
    pending = [""]
    while pending:
        folder = pending.pop()
        pending.extend(scan_folder(root, folder, ignored, found))
    return found


def make_ignore(patterns: Iterable[str]) -> Callable[[str], bool]:
    """Return a test of a relative path against globs; `*` goes through folders.

    A pattern without `/` is a name at any depth (`Archive`, `*.draft.md`), one with `/` a path from the vault's root (`/Archive`, `Work/*`, `**/drafts`).
    """
    bodies = [(each.strip("/").removesuffix("/**"), "/" in each.rstrip("/")) for each in patterns]
    names, name = _matchers(body for body, is_path in bodies if body and not is_path)
    paths, path = _matchers(body for body, is_path in bodies if body and is_path)

    def is_ignored(where: str) -> bool:
        if where in paths or (names and where.rpartition("/")[2] in names):
            return True
        if name and name.match(where.rpartition("/")[2]):
            return True
        return path is not None and bool(path.match(where) or path.match("/" + where))

    return is_ignored


def _matchers(bodies: Iterable[str]) -> tuple[frozenset[str], re.Pattern[str] | None]:
    """Return the patterns that mean themselves, and one expression for the others: most are plain, and each note is asked for."""
    plain: set[str] = set()
    globs: list[str] = []
    for body in bodies:
        if any(each in "*?[" for each in body):
            globs.append(fnmatch.translate(body))
        else:
            plain.add(body)
    return frozenset(plain), re.compile("|".join(globs)) if globs else None


def scan_folder(root: Path, folder: str, is_ignored: Callable[[str], bool], found: Scan) -> list[str]:
    """Add one folder's notes to `found` and return the folders in it; one that is gone adds nothing.

    Raises VaultError when it is the vault's own folder and cannot be read.
    """
    try:
        with os.scandir(f"{root}/{folder}") as entries:
            listed = list(entries)
    except OSError as error:
        if not folder:
            raise VaultError(f"{root} cannot be read: {error.strerror}", "Check the folder's permissions.") from error
        if not isinstance(error, FileNotFoundError):  # a folder that is gone meanwhile is no problem
            found.problems.append(_problem("MDR101", folder, f"the folder cannot be read: {error.strerror}"))
        return []
    prefix = f"{folder}/" if folder else ""
    folders: list[str] = []
    notes = found.folders[folder] = {}
    for entry in listed:
        name = entry.name
        if name.startswith(".") or is_ignored(path := prefix + name):
            continue
        try:
            if _look_at(entry, path, notes, found.problems):
                folders.append(path)
        except FileNotFoundError:  # gone between listing and looking: it is not there
            continue
        except OSError as error:
            found.problems.append(_problem("MDR101", path, f"it cannot be looked at: {error.strerror}"))
    return folders


def _look_at(entry: os.DirEntry[str], path: str, notes: dict[str, Stamp], problems: list[Diagnostic]) -> bool:
    """Add a note, report what only looks like one, and return whether this is a folder to go into."""
    name = entry.name
    if not (name.endswith(ENDINGS) or name.lower().endswith(ENDINGS)):
        if entry.is_symlink() and os.path.isdir(entry.path):  # noqa: PTH112 a Path per entry costs more than the walk
            problems.append(_problem("MDR104", path, "a symbolic link is not followed"))
        return entry.is_dir(follow_symlinks=False)
    status = entry.stat(follow_symlinks=False)
    mode = status.st_mode
    if stat.S_ISREG(mode):
        if not _is_utf8(name):
            problems.append(_problem("MDR107", path, "the file name is not UTF-8"))
        notes[name] = (status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino)
        return False
    if not stat.S_ISDIR(mode):
        words = "a symbolic link is not followed" if stat.S_ISLNK(mode) else "a pipe, socket or device is no note"
        problems.append(_problem("MDR104", path, words))
    return stat.S_ISDIR(mode)


def _problem(code: str, path: str, message: str) -> Diagnostic:
    """Return a problem; most vaults have none here, and need not know of their table."""
    from mdrel.model.codes import problem

    return problem(code, path, message)


def _is_utf8(name: str) -> bool:
    """Whether the name came from valid UTF-8 (else it holds surrogates)."""
    try:
        return name.isascii() or bool(name.encode())
    except UnicodeEncodeError:
        return False
