"""Linux's file events, read without a library in between, because three things must be certain.

That an overflow of the kernel's queue is noticed; that everything which happened before a moment has been taken in at that moment (the kernel queues an event
before the call that made the change returns, so an empty queue is proof); and that a new folder is watched before it is looked into.
"""

from __future__ import annotations

import ctypes
import errno
import os
import struct
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from mdrel.app.settings.files import NAMES
from mdrel.vault.dirty_paths import DirtyPaths
from mdrel.vault.scan import ENDINGS, join

(
    _MODIFY,
    _ATTRIB,
    _CLOSE_WRITE,
    _MOVED_FROM,
    _MOVED_TO,
    _CREATE,
    _DELETE,
    _DELETE_SELF,
    _MOVE_SELF,
) = (0x2, 0x4, 0x8, 0x40, 0x80, 0x100, 0x200, 0x400, 0x800)
_UNMOUNT, _OVERFLOW, _IGNORED, _IS_FOLDER = 0x2000, 0x4000, 0x8000, 0x40000000
_ONLY_FOLDERS, _NO_LINKS = 0x01000000, 0x02000000
_WATCHED = (
    _MODIFY
    | _ATTRIB
    | _CLOSE_WRITE
    | _MOVED_FROM
    | _MOVED_TO
    | _CREATE
    | _DELETE
    | _DELETE_SELF
    | _MOVE_SELF
    | _ONLY_FOLDERS
)
_NAMES_CHANGE = _CREATE | _DELETE | _MOVED_FROM | _MOVED_TO
_HEAD = struct.Struct("iIII")
# Parents first: a folder is watched before those in it are looked for.
_SETTINGS_FOLDERS = tuple(
    sorted(
        {
            "/".join(parts[:length])
            for name in NAMES
            if (parts := name.split("/"))
            for length in range(1, len(parts))
        }
    )
)


class Inotify:
    """Watches the folders of a vault that a scan would go into, and those of its settings.

    The kernel gives a folder one number, which stays with it wherever it is moved to.
    One number may stand for several paths: until the old name's event is read, or for good
    where a link or a mount leads to the same folder twice. A path has one number, its last.

    Raises:
        OSError: The system has no more watches to give (`is_limit` tells), or no inotify.
    """

    def __init__(
        self, root: Path, is_ignored: Callable[[str], bool], others: tuple[str, ...] = ()
    ) -> None:
        """Watch all below `root`; a change in one of the folders `others` may be anywhere."""
        self._library = ctypes.CDLL(None, use_errno=True)
        self._root, self._is_ignored = os.fspath(root), is_ignored
        self._paths: dict[int, set[str]] = {}
        self._watches: dict[str, int] = {}
        self._others: set[int] = set()
        self._hints = DirtyPaths()
        self.is_lost, self.is_exact = False, True
        self._descriptor = self._check(self._library.inotify_init1(os.O_NONBLOCK | os.O_CLOEXEC))
        try:
            self._add_tree("")
            for other in others:
                self._others.add(self._watch(other, _WATCHED))
        except OSError:
            self.close()
            raise
        self._identity = self._identify()

    def fileno(self) -> int:
        """Return what to wait on."""
        return self._descriptor

    def close(self) -> None:
        """Stop watching."""
        os.close(self._descriptor)

    def has_news(self) -> bool:
        """Take in all that the kernel has queued and tell whether there is anything to look at."""
        while not self.is_lost:
            try:
                data = os.read(self._descriptor, 1 << 16)
            except BlockingIOError:
                break
            for event in _split(data):
                self._take(*event)
        if self._identify() != self._identity:
            self.is_lost = True
        return self.is_lost or bool(self._hints)

    def take(self) -> DirtyPaths:
        """Return what there is to look at and begin anew."""
        hints, self._hints = self._hints, DirtyPaths()
        return hints

    def renew(self) -> None:
        """Watch every folder that is there now, before everything is looked at."""
        with self._losing_on_error():
            self._add_tree("")

    @contextmanager
    def _losing_on_error(self) -> Iterator[None]:
        """Give up where a folder cannot be watched: whoever listens begins anew, or polls."""
        try:
            yield
        except OSError:
            self.is_lost = True

    def _identify(self) -> tuple[int, int] | None:
        """Return which folder the vault's path leads to now."""
        try:
            status = os.stat(self._root)  # noqa: PTH116 asked several times a second
        except OSError:
            return None
        return status.st_dev, status.st_ino

    def _take(self, watch: int, mask: int, name: str) -> None:
        """Understand one event."""
        if mask & _OVERFLOW or watch in self._others:
            # What was lost may have been a new folder: looking at everything watches it.
            self._hints.is_anywhere = True
        if mask & _IGNORED:
            self._others.discard(watch)
            for path in self._paths.pop(watch, ()):
                del self._watches[path]
        for folder in tuple(self._paths.get(watch, ())):
            if name:
                with self._losing_on_error():
                    self._take_named(folder, name, mask)
            elif mask & _UNMOUNT or (mask & (_DELETE_SELF | _MOVE_SELF) and not folder):
                self.is_lost = True
            elif mask & _ATTRIB:
                self._hints.folders.add(folder)

    def _take_named(self, folder: str, name: str, mask: int) -> None:
        path = join(folder, name)
        if path in _SETTINGS_FOLDERS:
            self._drop_tree(path)
            self._add_settings()
            self._hints.is_anywhere = True
        elif folder in _SETTINGS_FOLDERS:
            if path in NAMES:
                self._hints.paths.add(path)
        elif mask & _IS_FOLDER:
            self._take_folder(path, name, mask)
        elif (
            not name.startswith(".")
            and (mask & _NAMES_CHANGE or name.lower().endswith(ENDINGS) or path in NAMES)
            and not self._is_ignored(path)
        ):
            self._hints.paths.add(path)

    def _take_folder(self, path: str, name: str, mask: int) -> None:
        """Watch what is at `path` now, whatever the event says: it tells of a moment ago."""
        if name.startswith(".") or self._is_ignored(path) or not mask & (_NAMES_CHANGE | _ATTRIB):
            return
        if mask & (_MOVED_FROM | _DELETE):
            self._drop_tree(path)
        self._add_tree(path)
        self._hints.folders.add(path)

    def _add_tree(self, top: str) -> None:
        """Watch a folder and those below it, each before it is looked into.

        What cannot be entered is told of by the scan.
        """
        pending = [top]
        while pending:
            folder = pending.pop()
            try:
                self._remember(
                    folder,
                    self._watch(
                        f"{self._root}/{folder}" if folder else self._root,
                        _WATCHED | (_NO_LINKS if folder else 0),
                    ),
                )
                with os.scandir(f"{self._root}/{folder}") as entries:
                    names = [
                        entry.name
                        for entry in entries
                        if not entry.name.startswith(".") and entry.is_dir(follow_symlinks=False)
                    ]
            except OSError as error:
                if is_limit(error) or not folder:
                    raise
                continue
            pending += (path for name in names if not self._is_ignored(path := join(folder, name)))
        if not top:
            self._add_settings()

    def _add_settings(self) -> None:
        for folder in _SETTINGS_FOLDERS:
            try:
                self._remember(folder, self._watch(f"{self._root}/{folder}", _WATCHED))
            except OSError as error:
                if is_limit(error):
                    raise

    def _drop_tree(self, top: str) -> None:
        """Forget a folder that is gone from here, and all below it."""
        for path in [each for each in self._watches if each == top or each.startswith(f"{top}/")]:
            self._forget(path)

    def _forget(self, path: str) -> None:
        """Forget a path, and stop its watch unless it stands for another path now.

        A watch follows its folder to wherever that is, out of the vault too.
        """
        watch = self._watches.pop(path)
        paths = self._paths[watch]
        paths.discard(path)
        if not paths:
            del self._paths[watch]
            if watch not in self._others:
                self._library.inotify_rm_watch(self._descriptor, watch)

    def _remember(self, path: str, watch: int) -> None:
        if self._watches.get(path) == watch:
            return
        if path in self._watches:
            self._forget(path)
        self._watches[path] = watch
        self._paths.setdefault(watch, set()).add(path)

    def _watch(self, path: str, mask: int) -> int:
        return self._check(
            self._library.inotify_add_watch(self._descriptor, os.fsencode(path), mask)
        )

    @staticmethod
    def _check(result: int) -> int:
        if result < 0:
            number = ctypes.get_errno()
            raise OSError(number, os.strerror(number))
        return result


def is_limit(error: OSError) -> bool:
    """Whether the system has no more watches (ENOSPC) or watchers (EMFILE) to give."""
    return error.errno in {errno.ENOSPC, errno.EMFILE, errno.ENFILE, errno.ENOMEM}


def _split(data: bytes) -> Iterator[tuple[int, int, str]]:
    """Yield watch, mask and name of each event."""
    at = 0
    while at < len(data):
        watch, mask, _cookie, length = _HEAD.unpack_from(data, at)
        at += _HEAD.size + length
        yield watch, mask, os.fsdecode(data[at - length : at].rstrip(b"\0"))
