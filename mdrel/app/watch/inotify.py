"""Linux's file events, through watchdog's layer above inotify, read on demand.

Three things must be certain. An overflow of the kernel's queue is noticed. All that happened
before a moment has been taken in at that moment: the kernel queues an event before the call that
made the change returns, so an empty queue is proof. A new folder is watched before it is looked
into.
"""

from __future__ import annotations

import errno
import logging
import os
import select
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from watchdog.observers.inotify_c import (
    CallbackId,
    InotifyConstants,
    InotifyEvent,
    InotifyFD,
    Mask,
    WatchDescriptor,
)

from mdrel.app.settings.files import NAMES
from mdrel.vault.dirty_paths import DirtyPaths
from mdrel.vault.folders import OpenFolders
from mdrel.vault.scan import ENDINGS, join

_NAMES_CHANGE = (
    InotifyConstants.IN_CREATE
    | InotifyConstants.IN_DELETE
    | InotifyConstants.IN_MOVED_FROM
    | InotifyConstants.IN_MOVED_TO
)
_GONE = InotifyConstants.IN_DELETE | InotifyConstants.IN_MOVED_FROM
_SELF_GONE = InotifyConstants.IN_DELETE_SELF | InotifyConstants.IN_MOVE_SELF
_WATCHED = (
    InotifyConstants.IN_MODIFY
    | InotifyConstants.IN_ATTRIB
    | InotifyConstants.IN_CLOSE_WRITE
    | InotifyConstants.IN_ONLYDIR
    | _NAMES_CHANGE
    | _SELF_GONE
)
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
# So many events in one go come faster than they are read: then everything is looked at.
_MOST_EVENTS = 100_000
# An overflow is no news to the person: everything is looked at.
logging.getLogger("watchdog").addHandler(logging.NullHandler())


class Inotify:
    """Watches the folders of a vault that a scan would go into, and those of its settings.

    The kernel gives a folder one number, which stays with it wherever it is moved to, and one
    number may stand for several paths: until the old name's event is read, or for good where a
    link or a mount leads to the same folder twice. So each path has a callback of its own, and
    the library ends a watch with the last of its callbacks.

    Raises:
        OSError: The system has no more watches to give (`is_limit` tells), or no inotify.
    """

    def __init__(
        self, root: Path, is_ignored: Callable[[str], bool], others: tuple[str, ...] = ()
    ) -> None:
        """Watch all below `root`; a change in one of the folders `others` may be anywhere."""
        self._root, self._is_ignored, self._others = os.fspath(root), is_ignored, others
        self._watches: dict[str, tuple[WatchDescriptor, CallbackId]] = {}
        self._ids = count()
        self._hints = DirtyPaths()
        self.is_lost, self.is_exact = False, True
        self._queue = _Queue()
        try:
            self._add_all()
        except OSError:
            self.close()
            raise
        self._identity = self._identify()

    def fileno(self) -> int:
        """Return what to wait on."""
        return self._queue.fileno()

    def close(self) -> None:
        """Stop watching."""
        self._queue.close()

    def has_news(self) -> bool:
        """Take in all that the kernel has queued and tell whether there is anything to look at."""
        with self._losing_on_error():
            for number, event in enumerate(self._queue.read_queued()):
                self._queue.handle_event(event)
                if number >= _MOST_EVENTS:
                    self.notice_overflow()
                    break
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
            self._add_all()

    def notice(self, path: str, mask: int, name: str) -> None:
        """Understand one event of the folder `path`, of what is called `name` in it."""
        if path in self._others:
            self._hints.is_anywhere = True
        elif name:
            self._notice_named(path, name, mask)
        elif mask & InotifyConstants.IN_UNMOUNT or (mask & _SELF_GONE and not path):
            self.is_lost = True
        elif mask & InotifyConstants.IN_ATTRIB:
            self._hints.folders.add(path)

    def notice_end(self, path: str, number: WatchDescriptor) -> None:
        """Forget that `path` has a watch of this number, which the kernel ended."""
        if path in self._watches and self._watches[path][0] == number:
            del self._watches[path]

    def notice_overflow(self) -> None:
        """Have everything looked at, so that folders whose events were lost are watched too."""
        self._hints.is_anywhere = True

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

    def _notice_named(self, folder: str, name: str, mask: int) -> None:
        path = join(folder, name)
        if path in _SETTINGS_FOLDERS:
            self._drop_tree(path)
            self._add_each(_SETTINGS_FOLDERS)
            self._hints.is_anywhere = True
        elif folder in _SETTINGS_FOLDERS:
            if path in NAMES:
                self._hints.paths.add(path)
        elif name.startswith(".") or self._is_ignored(path):
            return
        elif not mask & InotifyConstants.IN_ISDIR:
            if mask & _NAMES_CHANGE or name.lower().endswith(ENDINGS) or path in NAMES:
                self._hints.paths.add(path)
        elif mask & (_NAMES_CHANGE | InotifyConstants.IN_ATTRIB):
            if mask & _GONE:
                self._drop_tree(path)
            self._add_tree(path)  # whatever the event says: it tells of a moment ago
            self._hints.folders.add(path)

    def _add_all(self) -> None:
        """Watch the vault, the folders of its settings, and the others."""
        self._add_tree("")
        self._add_each((*_SETTINGS_FOLDERS, *self._others))

    def _add_tree(self, top: str) -> None:
        """Watch a folder and those below it, each before it is looked into.

        Each is watched by its descriptor, so that a folder swapped for a link is not followed. What
        cannot be entered is told of by the scan.
        """
        with OpenFolders(self._root) as opened:
            self._add_pending([top], opened)

    def _add_pending(self, pending: list[str], opened: OpenFolders) -> None:
        while pending:
            folder = pending.pop()
            try:
                held = opened.get(folder)
                self._watch(folder, held.watched_path)
                names = [
                    entry.name
                    for entry in held.list_entries()
                    if not entry.name.startswith(".") and entry.is_dir(follow_symlinks=False)
                ]
            except OSError as error:
                if is_limit(error) or not folder:
                    raise
                continue
            pending += (path for name in names if not self._is_ignored(path := join(folder, name)))

    def _add_each(self, folders: tuple[str, ...]) -> None:
        """Watch those of the folders that are there, without what is in them."""
        for folder in folders:
            try:
                self._watch(folder, os.path.join(self._root, folder))  # noqa: PTH118 text, as above
            except OSError as error:
                if is_limit(error):
                    raise

    def _watch(self, path: str, place: str) -> None:
        """Watch the folder that `place` leads to, and no longer what had its path before."""
        id_ = CallbackId(next(self._ids))
        number = self._queue.add_callback(
            os.fsencode(place), Mask(_WATCHED), _Folder(self, path), id_
        )
        if number < 0:  # the library says nothing of a folder that may not be read
            self._queue.remove_callbacks([(number, id_)])
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), path)
        before, self._watches[path] = self._watches.get(path), (number, id_)
        if before:
            self._queue.remove_callbacks([before])

    def _drop_tree(self, top: str) -> None:
        """Forget a folder that is gone from here: its watches follow it to wherever it is."""
        gone = [each for each in self._watches if each == top or each.startswith(f"{top}/")]
        self._queue.remove_callbacks([self._watches.pop(path) for path in gone])


class _Folder:
    """The callback of one watched path."""

    def __init__(self, inotify: Inotify, path: str) -> None:
        self._inotify, self._path = inotify, path

    def on_event(self, event: InotifyEvent) -> None:
        """Pass an event on."""
        self._inotify.notice(self._path, event.mask, os.fsdecode(event.name))

    def on_watch_deleted(self, wd: WatchDescriptor) -> None:
        """Pass on that the watch is no more."""
        self._inotify.notice_end(self._path, wd)

    def on_queue_overflow(self) -> None:
        """Pass on that events were lost."""
        self._inotify.notice_overflow()


class _Queue(InotifyFD):
    """The kernel's queue of events: never started as the thread it is, read on demand."""

    def __init__(self) -> None:
        super().__init__()
        descriptor = getattr(self, "_inotify_fd", -1)
        if descriptor < 0:
            raise OSError(errno.ENOSYS, "this version of watchdog is not known")
        self._descriptor: int = descriptor
        self._is_reading = False  # no thread reads, so `close` itself has to close
        os.set_inheritable(descriptor, False)
        self._waiting = select.poll()
        self._waiting.register(descriptor, select.POLLIN)

    def fileno(self) -> int:
        """Return what to wait on."""
        return self._descriptor

    def read_queued(self) -> Iterator[InotifyEvent]:
        """Yield what is queued, until nothing is."""
        while self._waiting.poll(0):
            yield from self.read_events()


def is_limit(error: OSError) -> bool:
    """Whether the system has no more watches (ENOSPC) or watchers (EMFILE) to give."""
    return error.errno in {errno.ENOSPC, errno.EMFILE, errno.ENFILE, errno.ENOMEM}
