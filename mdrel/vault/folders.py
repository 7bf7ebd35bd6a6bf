"""Opens what lies in a vault by descriptors of its folders, through no link (P9).

A path is opened part by part, each in the folder that was opened before it. So a folder that is
swapped for a link meanwhile is refused, and nothing outside is read or written. Where the system
has no such descriptors (Windows), each part is looked at just before it is used.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Self

HAS_DESCRIPTORS = (
    os.open in os.supports_dir_fd and os.scandir in os.supports_fd and hasattr(os, "O_NOFOLLOW")
)
_SHOWS_DESCRIPTORS = os.path.isdir("/proc/self/fd")  # noqa: PTH112 at every start
READ_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)
NEW_FLAGS = (
    os.O_WRONLY
    | os.O_CREAT
    | os.O_EXCL
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)
_ROOT_FLAGS = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_CLOEXEC", 0)
_FOLDER_FLAGS = _ROOT_FLAGS | getattr(os, "O_NOFOLLOW", 0)
# So many descriptors are held at most, and no path is longer than the system takes elsewhere.
_MOST_HELD = 64
_LONGEST = 4096
_NO_LINKS = frozenset(
    {errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK, errno.EXDEV}
)


class Folder:
    """A folder that is held open, and what is done to the names in it.

    `path` is relative to the vault. Each method raises OSError as the system's call does, and none
    follows a link.
    """

    __slots__ = ("_descriptor", "_place", "path")

    def __init__(self, path: str, place: str, descriptor: int | None) -> None:
        """Take the folder's descriptor, None where `place` is all that leads to it."""
        self.path, self._place, self._descriptor = path, place, descriptor

    def close(self) -> None:
        """Let the folder go, whatever the disk says of it now."""
        if self._descriptor is not None:
            with suppress(OSError):
                os.close(self._descriptor)

    def inner(self, name: str, path: str, *, makes: bool = False) -> Folder:
        """Return the folder `name` in this one, with `makes` also where it has to be made."""
        place = f"{self._place}/{name}"
        try:
            return Folder(path, place, self._open_inner(name))
        except FileNotFoundError:
            if not makes:
                raise
        except OSError as error:
            if error.errno in {errno.ENOTDIR, errno.ELOOP}:
                raise _no_folder(path) from error
            raise
        with suppress(FileExistsError):
            os.mkdir(self._at(name), dir_fd=self._descriptor)
        return self.inner(name, path)

    def _open_inner(self, name: str) -> int | None:
        if self._descriptor is not None:
            return os.open(name, _FOLDER_FLAGS, dir_fd=self._descriptor)
        if not stat.S_ISDIR(self.look(name).st_mode):
            raise OSError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), name)
        return None

    def open(self, name: str, flags: int = READ_FLAGS, mode: int = 0o666) -> int:
        """Return the descriptor of a file; a name that no file can have is not there."""
        try:
            return os.open(self._at(name), flags, mode, dir_fd=self._descriptor)
        except ValueError:
            raise _not_there(name) from None

    @property
    def watched_path(self) -> str:
        """A path to this very folder for calls without descriptors, where the system has one."""
        is_shown = self._descriptor is not None and _SHOWS_DESCRIPTORS
        return f"/proc/self/fd/{self._descriptor}" if is_shown else self._place

    def list_entries(self) -> list[os.DirEntry[str]]:
        """Return what is in the folder; it has to be held while the entries are looked at."""
        with os.scandir(self._place if self._descriptor is None else self._descriptor) as entries:
            return list(entries)

    def list_names(self) -> list[str]:
        """Return the names in the folder, of which there may be many thousand."""
        return os.listdir(  # noqa: PTH208 by its descriptor
            self._place if self._descriptor is None else self._descriptor
        )

    def look(self, name: str, *, follows: bool = False) -> os.stat_result:
        """Return what the system says of a name; with `follows`, of what a link leads to."""
        return os.stat(self._at(name), dir_fd=self._descriptor, follow_symlinks=follows)

    def may_write(self, name: str) -> bool:
        """Whether the user may write to a file."""
        return os.access(self._at(name), os.W_OK, dir_fd=self._descriptor)

    def set_mode(self, descriptor: int, name: str, mode: int) -> None:
        """Set the mode of an open file, by its name where the system has no other way."""
        if hasattr(os, "fchmod"):
            os.fchmod(descriptor, mode)
        else:
            os.chmod(self._at(name), mode)  # noqa: PTH101 for systems without descriptors

    def rename(self, old: str, new: str) -> None:
        """Give a file another name, which then is no other file's."""
        os.replace(
            self._at(old), self._at(new), src_dir_fd=self._descriptor, dst_dir_fd=self._descriptor
        )

    def delete(self, name: str) -> None:
        """Delete a file."""
        os.unlink(self._at(name), dir_fd=self._descriptor)

    def link(self, old: str, new: str) -> bool:
        """Make a hard link and return True, or return False where links are not supported.

        Some systems follow a symbolic link on the way. A caller who cannot be sure of `old` has to
        look afterwards.
        """
        if not hasattr(os, "link"):
            return False
        how = {"follow_symlinks": False} if os.link in os.supports_follow_symlinks else {}
        try:
            os.link(
                self._at(old),
                self._at(new),
                src_dir_fd=self._descriptor,
                dst_dir_fd=self._descriptor,
                **how,
            )
        except OSError as error:
            if error.errno in _NO_LINKS:
                return False
            raise
        return True

    def sync(self) -> None:
        """Make a rename in the folder last through a power cut, where the system can."""
        if self._descriptor is not None:
            os.fsync(self._descriptor)

    def _at(self, name: str) -> str:
        return name if self._descriptor is not None else f"{self._place}/{name}"


class OpenFolders:
    """The folders of one vault; those on the way to the last one asked for are held open.

    The root may be a link, since the person named it.
    """

    def __init__(self, root: Path | str) -> None:
        """Keep where the vault is; nothing is opened yet."""
        self._root = str(root)
        self._held: list[Folder] = []

    def __str__(self) -> str:
        """Return the vault's path."""
        return self._root

    def __enter__(self) -> Self:
        """Return these folders."""
        return self

    def __exit__(self, *_: object) -> None:
        """Let go of every folder."""
        while self._held:
            self._held.pop().close()

    def get(self, path: str, *, makes: bool = False) -> Folder:
        """Return the folder at `path`, which holds until the next one is asked for.

        With `makes` it is made where it is not there.

        Raises OSError where it cannot be opened; it is a NotADirectoryError where a part of the
        path is a link or no folder.
        """
        held = self._held
        if held and held[-1].path == path:
            return held[-1]
        while held and not _is_within(path, held[-1].path):
            held.pop().close()
        if not held:
            held.append(self._open_root(makes=makes))
        if path != held[-1].path:
            self._go_down(path, makes=makes)
        return held[-1]

    def open(self, path: str, flags: int = READ_FLAGS) -> int:
        """Return the descriptor of the file at `path`.

        Raises OSError, also where a part of the path is a link.
        """
        folder, _, name = path.rpartition("/")
        if name in {"", ".", ".."}:
            raise _not_there(path)
        return self.get(folder).open(name, flags)

    def _go_down(self, path: str, *, makes: bool) -> None:
        """Open what is missing on the way from the last folder held to `path`."""
        held = self._held
        if len(path) > _LONGEST:
            raise OSError(errno.ENAMETOOLONG, os.strerror(errno.ENAMETOOLONG), path)
        top = held[-1].path
        names = path[len(top) + 1 if top else 0 :].split("/")
        for name in names:
            if name in {"", ".", ".."}:
                raise _not_there(path)
        for name in names:
            here = held[-1]
            try:
                inner = here.inner(name, f"{here.path}/{name}" if here.path else name, makes=makes)
            except ValueError:
                raise _not_there(path) from None
            if len(held) > _MOST_HELD:
                held.pop().close()
            held.append(inner)

    def _open_root(self, *, makes: bool) -> Folder:
        if makes and not os.path.isdir(self._root):  # noqa: PTH112 text, as everywhere here
            os.makedirs(self._root, exist_ok=True)  # noqa: PTH103 likewise
        root = os.open(self._root, _ROOT_FLAGS) if HAS_DESCRIPTORS else None
        return Folder("", self._root, root)


@contextmanager
def open_folder(root: Path | str, path: str = "", *, makes: bool = False) -> Iterator[Folder]:
    """Yield one folder of a vault.

    Raises OSError as `OpenFolders.get` does.
    """
    with OpenFolders(root) as folders:
        yield folders.get(path, makes=makes)


def walk(root: Path | str) -> Iterator[tuple[Folder, list[os.DirEntry[str]]]]:
    """Yield every folder that is not hidden, with what is in it, sorted by name.

    What cannot be looked into is passed over.
    """
    with OpenFolders(root) as folders:
        pending = [""]
        while pending:
            try:
                folder = folders.get(pending.pop())
                entries = sorted(folder.list_entries(), key=lambda each: each.name)
            except OSError:
                continue
            pending += [
                f"{folder.path}/{each.name}" if folder.path else each.name
                for each in reversed(entries)
                if not each.name.startswith(".") and is_folder_entry(each)
            ]
            yield folder, entries


def is_folder_entry(entry: os.DirEntry[str]) -> bool:
    """Whether an entry is a folder, and no link to one."""
    with suppress(OSError):
        return entry.is_dir(follow_symlinks=False)
    return False


def _is_within(path: str, top: str) -> bool:
    return not top or path == top or path.startswith(f"{top}/")


def _not_there(path: str) -> OSError:
    return FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), path)


def _no_folder(path: str) -> OSError:
    return NotADirectoryError(errno.ENOTDIR, "a part of its path is a link or no folder", path)
