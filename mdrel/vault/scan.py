"""One pass over the vault's folders that lists the notes with their stamps."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from mdrel.errors import VaultError
from mdrel.model.path_pattern import make_matcher
from mdrel.vault.folders import Folder, OpenFolders
from mdrel.vault.presence import why_no_folder

if TYPE_CHECKING:
    from mdrel.model.diagnostic import Diagnostic

ENDINGS = (".md", ".markdown")
Stamp = tuple[int, int, int, int]
Folders = dict[str, dict[str, Stamp]]


class Scan(NamedTuple):
    """The folders and notes found by a scan, and what could not be looked at.

    `folders` maps a folder (relative, with `/`) to its notes, and a name to its stamp (mtime_ns,
    ctime_ns, size, inode). Every folder that was looked into is named, also one without notes.
    `linked` are notes that have further names, through which they may be written. The stamp of a
    file changed within the last 2 s before the scan does not prove that it is the same. Whoever
    keeps stamps must read such a file again.
    """

    folders: Folders
    problems: list[Diagnostic]
    linked: set[str]

    @property
    def stamps(self) -> dict[str, Stamp]:
        """The stamps by path."""
        return {
            join(folder, name): stamp
            for folder, names in self.folders.items()
            for name, stamp in names.items()
        }


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
        raise VaultError(
            f"{root} {why}",
            "Name the folder of your notes with --vault, or run `mdrel demo` to see an example.",
        )
    found = Scan({}, [], set())
    with OpenFolders(root) as opened:
        scan_below(opened, "", make_matcher(ignore), found)
    return found


def scan_below(root: OpenFolders, top: str, is_ignored: Callable[[str], bool], found: Scan) -> None:
    """Add all notes in the folder `top` and below it to `found`.

    Raises VaultError when `top` is the vault's own folder and cannot be read.
    """
    pending = [top]
    while pending:
        folder = pending.pop()
        pending.extend(scan_folder(root, folder, is_ignored, found))


def rescan(
    root: Path,
    last: Scan,
    paths: Iterable[str],
    folders: Iterable[str],
    is_ignored: Callable[[str], bool],
) -> Scan:
    """Return `last` brought up to date for some `paths` and some `folders`.

    A folder is scanned with all below it. Nothing else is looked at, and its parts are those of
    `last`. Raises VaultError when the vault's own folder is among them and cannot be read.
    """
    tops = set(folders)
    names: dict[str, set[str]] = {}
    for path in paths:
        folder, name = split(path)
        if folder in last.folders:
            names.setdefault(folder, set()).add(name)
        else:
            tops.add(folder)
    found = Scan(
        {folder: stamps for folder, stamps in last.folders.items() if not _is_below(folder, tops)},
        [],
        set(),
    )
    with OpenFolders(root) as opened:
        for top in tops:
            if not _is_below(top, tops - {top}) and _leads_to_folder(root, top, is_ignored):
                scan_below(opened, top, is_ignored, found)
        for folder in names.keys() & found.folders.keys():
            found.folders[folder] = dict(found.folders[folder])
            for name in names[folder]:
                found.folders[folder].pop(name, None)
                _look_again(opened, join(folder, name), is_ignored, found)
    looked_at = {join(folder, name) for folder, some in names.items() for name in some}
    found.problems.extend(
        each
        for each in last.problems
        if each.path not in looked_at and not _is_below(each.path, tops)
    )
    found.linked.update(
        path for path in last.linked if path not in looked_at and not _is_below(path, tops)
    )
    return found


def _is_below(path: str, tops: set[str]) -> bool:
    """Whether `path` is one of `tops` or in one of them."""
    if not tops:
        return False
    while path not in tops:
        if not path:
            return False
        path = path.rpartition("/")[0]
    return True


def _leads_to_folder(root: Path, folder: str, is_ignored: Callable[[str], bool]) -> bool:
    """Whether a scan from the root would come to `folder`.

    It would not through a link, or where a name on the way is hidden or ignored.
    """
    way = ""
    for name in folder.split("/") if folder else ():
        way = join(way, name)
        if name.startswith(".") or is_ignored(way):
            return False
        try:
            if not stat.S_ISDIR(os.lstat(f"{root}/{way}").st_mode):
                return False
        except OSError:
            return False
    return True


class _Entry:
    """One name in a folder, as a listing would give it."""

    def __init__(self, folder: Folder, name: str) -> None:
        self._folder, self.name = folder, name

    def stat(self, *, follow_symlinks: bool) -> os.stat_result:
        # As a listing's entry does, here and below.
        return self._folder.look(self.name, follows=follow_symlinks)

    def is_symlink(self) -> bool:
        return stat.S_ISLNK(self.stat(follow_symlinks=False).st_mode)

    def is_dir(self, *, follow_symlinks: bool) -> bool:
        return stat.S_ISDIR(self.stat(follow_symlinks=follow_symlinks).st_mode)


def _look_again(
    root: OpenFolders, path: str, is_ignored: Callable[[str], bool], found: Scan
) -> None:
    """Add one path as a scan of its folder would.

    A folder at that path is left out, because a hint of its own reports it.
    """
    place, name = split(path)
    if name.startswith(".") or is_ignored(path):
        return
    try:
        folder = root.get(place)
    except OSError as error:
        _report_unseen(error, path, found)
    else:
        _add_entry(_Entry(folder, name), path, found.folders[place], found)


def scan_folder(
    root: OpenFolders, folder: str, is_ignored: Callable[[str], bool], found: Scan
) -> list[str]:
    """Add one folder's notes to `found` and return the folders in it.

    A folder that is gone adds nothing. Raises VaultError when it is the vault's own folder and
    cannot be read.
    """
    try:
        listed = root.get(folder).list_entries()
    except OSError as error:
        if not folder:
            raise VaultError(
                f"{root} cannot be read: {error.strerror}", "Check the folder's permissions."
            ) from error
        if not isinstance(
            error, FileNotFoundError
        ):  # a folder that is gone meanwhile is no problem
            found.problems.append(
                _problem("MDR101", folder, f"the folder cannot be read: {error.strerror}")
            )
        return []
    prefix = f"{folder}/" if folder else ""
    folders: list[str] = []
    notes = found.folders[folder] = {}
    for entry in listed:
        name = entry.name
        if name.startswith(".") or is_ignored(path := prefix + name):
            continue
        if _add_entry(entry, path, notes, found):
            folders.append(path)
    return folders


def _add_entry(
    entry: os.DirEntry[str] | _Entry, path: str, notes: dict[str, Stamp], found: Scan
) -> bool:
    """Look at one entry of a folder and return whether it is a folder to go into."""
    try:
        return _look_at(entry, path, notes, found)
    except OSError as error:
        _report_unseen(error, path, found)
        return False


def _report_unseen(error: OSError, path: str, found: Scan) -> None:
    """Report what cannot be looked at; what is gone since it was listed is not there."""
    if not isinstance(error, FileNotFoundError):
        found.problems.append(_problem("MDR101", path, f"it cannot be examined: {error.strerror}"))


def _look_at(
    entry: os.DirEntry[str] | _Entry, path: str, notes: dict[str, Stamp], found: Scan
) -> bool:
    """Add a note or report a false one, and return whether to go into this folder."""
    name = entry.name
    if not (name.endswith(ENDINGS) or name.lower().endswith(ENDINGS)):
        if entry.is_symlink() and _leads_on_to_folder(entry):
            found.problems.append(_problem("MDR104", path, "a symbolic link is not followed"))
        return entry.is_dir(follow_symlinks=False)
    status = entry.stat(follow_symlinks=False)
    mode = status.st_mode
    if stat.S_ISREG(mode):
        if not _is_utf8(name):
            found.problems.append(_problem("MDR107", path, "the file name is not UTF-8"))
        if status.st_nlink > 1:
            found.linked.add(path)
        notes[name] = (status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino)
        return False
    if not stat.S_ISDIR(mode):
        words = (
            "a symbolic link is not followed"
            if stat.S_ISLNK(mode)
            else "a pipe, socket or device is no note"
        )
        found.problems.append(_problem("MDR104", path, words))
    return stat.S_ISDIR(mode)


def _leads_on_to_folder(link: os.DirEntry[str] | _Entry) -> bool:
    """Whether a link leads to a folder, which is looked at from outside only."""
    try:
        return stat.S_ISDIR(link.stat(follow_symlinks=True).st_mode)
    except OSError:
        return False


def _problem(code: str, path: str, message: str) -> Diagnostic:
    """Return a problem, importing the table of problems only now.

    Most vaults have no problem here and need not load the table.
    """
    from mdrel.model.codes import problem

    return problem(code, path, message)


def _is_utf8(name: str) -> bool:
    """Whether the name came from valid UTF-8 (else it holds surrogates)."""
    try:
        return name.isascii() or bool(name.encode())
    except UnicodeEncodeError:
        return False
